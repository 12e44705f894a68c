"""Months and seasons without a year: when a word that is a verb or a person's name too is one."""

from __future__ import annotations

import re

from pipeline.language.dates.records import Period
from pipeline.language.dates.words import pattern

_MONTH_BEFORE = re.compile(
    r"(?:^|[\n\t(:;,\u2022|/]|\b(?:by|before|until|till|from|since|in|on|during|throughout|for|after|to|due|"
    r"ahead\s+of|prior\s+to|early|mid|late|end|and|or|between|through|"
    r"around|about|of|next|last|this|previous|meeting|at|the|our|its|panel['\u2019]?s?|launch|launched|published|"
    r"completed|target|deadline|date|start|started|begin|commence[ds]?|awarded|agreed|held)"
    r"(?:\s+(?:the|its|our|a|your|their))?)[\s:(\u2013-]*$",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    r"\s+(?!(?:Police|Panel|Meeting|Board|Council|Committee|Strategic|Elections?|Budget|Conference|Cabinet|Full|"
    r"Statement|Report|Performance|PCC|PCP|OPCC|Joint|"
    r"Scrutiny|Accountability|Audit|Governance|Executive|Review|Precept|Local|General|Parliament|Home|HMIC|The|This|"
    r"To|In|On|By|Due|Date|Q\d)\b)[A-Z][a-z]+\b(?!\s+(?:meeting|Meeting))"
)
_TOWNS = re.compile(r"(?:,\s+[A-Z][a-z]+)+,?\s+(?:and|or|&)\s+[A-Z][a-z]+\b")
_SEASON_NOUN = re.compile(
    r"\s+(?:statement|budget|months?|recess|pressures?|pressure|holidays?|break|nights?|fayre|fair|fete|term|clothing|"
    r"gritting|weather|watch|ale|water|school|schools|"
    r"conference|campaigns?|season|sports|festivals?|crime|demand|peaks?|activities|events?|programme|cleaning|clean|"
    r"plans?|into|back|to\s+mind|up)\b|['\u2019]s",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset((3, 4, 5, 6, 8))
_ABBREVIATED = re.compile(r"^\w{3,4}\.?$")
_YEAR_TO = re.compile(r"\b(?:year|months)\s+to\s+$", re.IGNORECASE)


def month_ok(text: str, start: int, end: int, first: Period, part: bool) -> bool:
    """A month without a year: with a capital, and where its name is a word or a person's too, behind a preposition."""
    if first.number == 0:
        return True
    word = text[start:end].split()[-1]
    if not word[0].isupper() and first.number in _AMBIGUOUS:
        return False
    if not word[0].isupper() and len(word) < 6:
        return False
    if alone(text, start, end):
        return True
    if _YEAR_TO.search(text, max(0, start - 16), start):
        return False
    if (first.number in _AMBIGUOUS or _ABBREVIATED.match(word)) and _SURNAME.match(text, end):
        return False
    if first.number == 3 and (towns := _TOWNS.match(text, end)) and not _months(towns.group()):
        return False
    if part:
        return True
    if first.number in _AMBIGUOUS or _ABBREVIATED.match(word):
        return _MONTH_BEFORE.search(text, max(0, start - 30), start) is not None and not _modal(text, start, end, word)
    return True


def _months(words: str) -> bool:
    return re.search(pattern("month"), words, re.IGNORECASE) is not None


def season_noun(text: str, end: int) -> bool:
    """True where the season only describes what follows ("Autumn Statement", "winter pressures")."""
    return _SEASON_NOUN.match(text, end) is not None


def alone(text: str, start: int, end: int) -> bool:
    """True where the phrase is all there is (a cell)."""
    return not text[:start].strip(" \t\n()") and not text[end:].strip(" \t\n().")


def _modal(text: str, start: int, end: int, word: str) -> bool:
    """ "May" at the head of a sentence, "the March" of people: no month."""
    before = text[max(0, start - 12) : start]
    if word.casefold() in ("may", "march") and not before.strip(" \n\t\u2022-"):
        return re.match(r"\s+(?:[a-z]|I\b)", text[end : end + 3]) is not None
    return re.search(r"\b(?:the|"
        r"a)\s*$", before, re.IGNORECASE) is not None and word.casefold() in ("march", "may") and (
        re.match(r"\s+(?:of|for|to|the)\b", text[end:]) is not None
    )  # fmt: skip
