"""Titles of plans, reports and laws that hold a year, and things counted in numbers that look like one."""

from __future__ import annotations

import re

_DASH = r"[-\u2010-\u2015]"
_TITLE_WORD = (
    r"(?:plans?|strateg(?:y|ies)|programmes?|framework|policy|agreement|vision|roadmap|reports?|budget|precept|"
    r"accounts?|statements?|mtfs|mtfp|"
    r"act|order|regulations?|bill|code|version|refresh|document|update|review|survey|report|census|edition|manifesto|"
    r"charter|assessment|standards?)"
)
_TITLE_BEFORE = re.compile(
    rf"\b{_TITLE_WORD}['\u2019\u201d\"]?\s*(?:{_DASH}|:|,|\(|\)|for\s+the\s+(?:period|years?)|for|covering|"
    rf"q[1-4])?\s*\(?(?:\d{{4}}\s*(?:/\d\d)?\s*(?:{_DASH}|to)\s*)?$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    rf"(?:['\u2019]s)?\s+(?:\w+\s+){{0,1}}(?:(?:draft|final|annual|refreshed|revised|new|police|delivery|business|"
    rf"council\s+tax|capital|revenue|performance|strategic)\s+)*(?:(?:and|&)\s+crime\s+)?{_TITLE_WORD}\b"
    rf"|\s*(?:police(?:,|\s+and)\s+crime)",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(r"\b(?:act|order|regulations?|bill|rules|directive|code)\s+(?:of\s+)?\(?$", re.IGNORECASE)
_LAW_AFTER = re.compile(r"\s+(?:act|order|regulations?|bill|rules|directive)\b", re.IGNORECASE)
_THING_AFTER = re.compile(
    r"(?:%|,\d{3}|\s*(?:people|officers?|staff|calls?|crimes?|offences?|hours?|miles|incidents?|victims?|members?|"
    r"residents?|responses?|reports?\b|"
    r"per\s?cent|million|pounds|cases|homes|children|vehicles|cameras|posts|words|kg|pupils|students|arrests|young|"
    r"new|more|additional|local|of\s+(?:them|these|those|our|the)))",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:increas|reduc|fall|fell|fallen|rise|rose|risen|grow|grew|up|down|drop|"
    r"cut)\w*(?:\s+\w+){0,3}\s+(?:by|from|to)\s*$",
    re.IGNORECASE,
)
_SECTION_BEFORE = re.compile(
    r"(?:\b(?:item|items|agenda|paper|no|no\.|number|appendix|page|pages|section|sections|paragraphs?|para|paras|"
    r"version|v|ref|reference|rule|room|tel|telephone|"
    r"phone|ext|call|category|cat|tier|band|level|table|figure|question|rule|minute|minutes|article|schedule|code|"
    r"annex|issue|grade|class|size|phase|operation|op)"
    r"[\s:.#]*|[\u00a3$\u20ac#]\s?)$",
    re.IGNORECASE,
)


def behind_title(text: str, start: int) -> bool:
    """True behind the name of a plan, strategy, report or law: the year belongs to the title."""
    return _TITLE_BEFORE.search(text, max(0, start - 60), start) is not None


def in_title(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is part of the title of a plan, report or law."""
    return (
        behind_title(text, start)
        or _TITLE_AFTER.match(text, end, min(len(text), end + 60)) is not None
        or _LAW_BEFORE.search(text, max(0, start - 20), start) is not None
        or before_law(text, end)
    )


def before_law(text: str, end: int) -> bool:
    """True before "Act", "Order", "Regulations"."""
    return _LAW_AFTER.match(text, end) is not None


def counts_things(text: str, end: int) -> bool:
    """True where a number of people, calls, per cent follows."""
    return _THING_AFTER.match(text, end) is not None


def is_amount(text: str, start: int) -> bool:
    """True behind "rose by", "cut to"."""
    return _BY_HOW_MUCH.search(text, max(0, start - 40), start) is not None


def after_section_word(text: str, start: int) -> bool:
    """True behind "item", "section", "£": what follows is a number, not a day."""
    return _SECTION_BEFORE.search(text, max(0, start - 14), start) is not None
