"""Whether the words around a match let it be a date: titles of plans and laws, money, names and verbs do not."""

from __future__ import annotations

import re

from pipeline.language.dates.records import Between, Meaning, Part, Period

_DASH = r"[-\u2010-\u2015]"
_PREPOSITION = re.compile(
    r"\b(no\s+later\s+than|not\s+later\s+than|prior\s+to|ahead\s+of|up\s+to|in\s+time\s+for|as\s+of|with\s+effect\s+from|w\.?e\.?f\.?|"
    r"by|before|until|till|from|since|in|on|during|throughout|for|at|over|within|after|to|due|following|around|about|through|between|of|"
    r"commence|start|begin|target|date|deadline|released?|published|launch(?:ed)?|complet(?:e|ed|ion)|ends?|ending|planned|scheduled|expected|meeting)"
    r"[:,]?\s*(?:the\s+|that\s+|our\s+)?(?:(?:calendar\s+)?years?\s+)?(?:\()?$",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(
    r"\b(no\s+later\s+than|prior\s+to|by|before|until|till|from|since|in|over|across|during|throughout|for|after|due|commence|start|begin|around|about|through|between|"
    r"end|ends|ending|planned|scheduled|expected|both|early\s+in|late\s+in|calendar\s+year|the\s+year|course\s+of|rest\s+of|remainder\s+of)[:,]?\s*\(?$",
    re.IGNORECASE,
)
_TITLE_WORD = (
    r"(?:plans?|strateg(?:y|ies)|programmes?|framework|policy|agreement|vision|roadmap|reports?|budget|precept|accounts?|statements?|mtfs|mtfp|"
    r"act|order|regulations?|bill|code|version|refresh|document|update|review|survey|report|census|edition|manifesto|charter|assessment|standards?)"
)
_TITLE_BEFORE = re.compile(
    rf"\b{_TITLE_WORD}['\u2019\u201d\"]?\s*(?:{_DASH}|:|,|\(|\)|for\s+the\s+(?:period|years?)|for|covering|q[1-4])?\s*\(?(?:\d{{4}}\s*(?:/\d\d)?\s*(?:{_DASH}|to)\s*)?$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    rf"(?:['\u2019]s)?\s+(?:\w+\s+){{0,1}}(?:(?:draft|final|annual|refreshed|revised|new|police|delivery|business|council\s+tax|capital|revenue|performance|strategic)\s+)*(?:(?:and|&)\s+crime\s+)?{_TITLE_WORD}\b"
    rf"|\s*(?:police(?:,|\s+and)\s+crime)",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(r"\b(?:act|order|regulations?|bill|rules|directive|code)\s+(?:of\s+)?\(?$", re.IGNORECASE)
_LAW_AFTER = re.compile(r"\s+(?:act|order|regulations?|bill|rules|directive)\b", re.IGNORECASE)
_THING_AFTER = re.compile(
    r"(?:%|,\d{3}|\s*(?:people|officers?|staff|calls?|crimes?|offences?|hours?|miles|incidents?|victims?|members?|residents?|responses?|reports?\b|"
    r"per\s?cent|million|pounds|cases|homes|children|vehicles|cameras|posts|words|kg|pupils|students|arrests|young|new|more|additional|local|of\s+(?:them|these|those|our|the)))",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:^|[\n\t(:;,\u2022|/]|\b(?:by|before|until|till|from|since|in|on|during|throughout|for|after|to|due|ahead\s+of|prior\s+to|early|mid|late|end|and|or|between|through|"
    r"around|about|of|next|last|this|previous|meeting|at|the|our|its|panel['\u2019]?s?|launch|launched|published|completed|target|deadline|date|start|started|begin|commence[ds]?|awarded|agreed|held)"
    r"(?:\s+(?:the|its|our|a|your|their))?)[\s:(\u2013-]*$",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?:each|every|annual|usual|normally|(?:every|each)\s+year\s+in|per)\s+(?:the\s+)?(?:early\s+|late\s+|mid\s+)?$", re.IGNORECASE
)
_SURNAME = re.compile(
    r"\s+(?!(?:Police|Panel|Meeting|Board|Council|Committee|Strategic|Elections?|Budget|Conference|Cabinet|Full|Statement|Report|Performance|PCC|PCP|OPCC|Joint|"
    r"Scrutiny|Accountability|Audit|Governance|Executive|Review|Precept|Local|General|Parliament|Home|HMIC|The|This|To|In|On|By|Due|Date|Q\d)\b)[A-Z][a-z]+\b(?!\s+(?:meeting|Meeting))"
)
_SEASON_NOUN = re.compile(
    r"\s+(?:statement|budget|months?|pressures?|pressure|holidays?|break|nights?|fayre|fair|fete|term|clothing|gritting|weather|watch|ale|water|school|schools|"
    r"conference|campaigns?|season|sports|festivals?|crime|demand|peaks?|activities|events?|programme|cleaning|clean|plans?|into|back|to\s+mind|up)\b|['\u2019]s",
    re.IGNORECASE,
)
_SECTION_BEFORE = re.compile(
    r"(?:\b(?:item|items|agenda|paper|no|no\.|number|appendix|page|pages|section|sections|paragraphs?|para|paras|version|v|ref|reference|rule|room|tel|telephone|"
    r"phone|ext|call|category|cat|tier|band|level|table|figure|question|rule|minute|minutes|article|schedule|code|annex|issue|grade|class|size|phase|operation|op)"
    r"[\s:.#]*|[\u00a3$\u20ac#]\s?)$",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(r"\b(?:increas|reduc|fall|fell|fallen|rise|rose|risen|grow|grew|up|down|drop|cut)\w*(?:\s+\w+){0,3}\s+(?:by|from|to)\s*$", re.IGNORECASE)
_AMBIGUOUS = frozenset((3, 4, 5, 6, 8))
_ABBREVIATED = re.compile(r"^\w{3,4}\.?$")


def preposition(text: str, start: int) -> str:
    """The preposition (or due word) that stands directly before `start`, in lower case; empty where none does."""
    match = _PREPOSITION.search(text, max(0, start - 40), start)
    return " ".join(match[1].casefold().split()) if match else ""


def after_section_word(text: str, start: int) -> bool:
    """True behind "item", "section", "£": what follows is a number, not a day."""
    return _SECTION_BEFORE.search(text, max(0, start - 14), start) is not None


def acceptable(text: str, start: int, end: int, meaning: Meaning) -> bool:
    """True where the words around text[start:end] let it be a date."""
    first = meaning.first if isinstance(meaning, Between) else meaning
    if not isinstance(first, Period):
        return True
    part = first.part is not None or first.shift is not None
    if _RECURRING.search(text, max(0, start - 30), start):
        return False
    match first.unit:
        case "year":
            return _year_ok(text, start, end, part, isinstance(meaning, Between))
        case "fy":
            return first.shift is not None or _fy_ok(text, start, end, part)
        case "month":
            return first.year is not None or _bare_month_ok(text, start, end, first, part)
        case "season":
            return first.year is not None or (_bare_season_ok(text, start, end, part))
        case "fyquarter" | "fyhalf" | "quarter" | "half":
            return _quarter_ok(text, start, end, first)
        case "day" | "week":
            return not (after_section_word(text, start) and first.year is None)
        case "holiday":
            return first.number == 3 or first.year is not None or bool(preposition(text, start))
    return True


def _alone(text: str, start: int, end: int) -> bool:
    """True where the phrase is all there is (a cell)."""
    return not text[:start].strip(" \t\n()") and not text[end:].strip(" \t\n().")


def _in_title(text: str, start: int, end: int) -> bool:
    before = _TITLE_BEFORE.search(text, max(0, start - 60), start) is not None
    return before or _TITLE_AFTER.match(text, end, min(len(text), end + 60)) is not None or _in_law(text, start, end)


def _in_law(text: str, start: int, end: int) -> bool:
    return _LAW_BEFORE.search(text, max(0, start - 20), start) is not None or _LAW_AFTER.match(text, end) is not None


def _year_ok(text: str, start: int, end: int, part: bool, many: bool) -> bool:
    if part and not many:
        return not _LAW_AFTER.match(text, end)
    if _alone(text, start, end):
        return True
    if _THING_AFTER.match(text, end) or not many and _BY_HOW_MUCH.search(text, max(0, start - 40), start) or _in_title(text, start, end):
        return False
    words = _YEAR_WORDS.search(text, max(0, start - 30), start)
    if words is None:
        return False
    return words[1].casefold() != "for" if many else True


def _fy_ok(text: str, start: int, end: int, part: bool) -> bool:
    if part or _alone(text, start, end):
        return True
    if after_section_word(text, start) or _in_title(text, start, end) or _THING_AFTER.match(text, end):
        return False
    said = re.match(r"(?:FY|financial\s+year|fiscal)", text[start:end], re.IGNORECASE) or text[start:end].endswith("year")
    return bool(said) or preposition(text, start) != ""


def _quarter_ok(text: str, start: int, end: int, first: Period) -> bool:
    if first.year is not None:
        return _TITLE_BEFORE.search(text, max(0, start - 60), start) is None or preposition(text, start) in ("in", "by", "due")
    if first.part is not None or first.shift is not None or _alone(text, start, end):
        return True
    if _in_title(text, start, end):
        return False
    return preposition(text, start) in ("in", "by", "before", "until", "during", "from", "since", "for", "due", "end", "on", "to", "after", "of")


def _bare_season_ok(text: str, start: int, end: int, part: bool) -> bool:
    if _SEASON_NOUN.match(text, end):
        return False
    if part or _alone(text, start, end):
        return True
    return preposition(text, start) in ("in", "by", "over", "during", "until", "from", "before", "for", "since", "throughout", "due", "after", "on", "launch", "through", "to", "till", "around")


def _bare_month_ok(text: str, start: int, end: int, first: Period, part: bool) -> bool:
    """A month without a year: with a capital, and where its name is a word or a person's too, behind a preposition."""
    if first.number == 0:
        return True
    word = text[start:end].split()[-1]
    if not word[0].isupper() and first.number in _AMBIGUOUS:
        return False
    if not word[0].isupper() and len(word) < 6:
        return False
    if _alone(text, start, end):
        return True
    if (first.number in _AMBIGUOUS or _ABBREVIATED.match(word)) and _SURNAME.match(text, end):
        return False
    if part:
        return True
    if first.number in _AMBIGUOUS or _ABBREVIATED.match(word):
        return _MONTH_BEFORE.search(text, max(0, start - 30), start) is not None and not _modal(text, start, end, word)
    return True


def _modal(text: str, start: int, end: int, word: str) -> bool:
    """ "May" at the head of a sentence, "the March" of people: no month."""
    before = text[max(0, start - 12) : start]
    if word.casefold() in ("may", "march") and not before.strip(" \n\t\u2022-"):
        return re.match(r"\s+(?:[a-z]|I\b)", text[end : end + 3]) is not None
    return re.search(r"\b(?:the|a)\s*$", before, re.IGNORECASE) is not None and word.casefold() in ("march", "may") and (
        re.match(r"\s+(?:of|for|to|the)\b", text[end:]) is not None
    )  # fmt: skip


def is_end(meaning: Meaning) -> bool:
    """True for "the end of ...": a point."""
    return isinstance(meaning, Period) and meaning.part == Part("end")
