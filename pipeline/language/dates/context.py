"""Whether the words around a match let it be a date: titles of plans and laws, money, names and verbs do not."""

from __future__ import annotations

import re

from pipeline.language.dates.bare import alone, month_ok, season_noun
from pipeline.language.dates.records import Away, Between, Meaning, Period
from pipeline.language.dates.titles import (
    after_section_word,
    before_law,
    behind_title,
    counts_things,
    in_title,
    is_amount,
)

_PREPOSITION = re.compile(
    r"\b(no\s+later\s+than|not\s+later\s+than|prior\s+to|ahead\s+of|up\s+to|in\s+time\s+for|as\s+of|"
    r"with\s+effect\s+from|w\.?e\.?f\.?|"
    r"by|before|until|till|from|since|in|on|during|throughout|for|at|over|within|after|to|due|following|around|about|"
    r"through|between|of|"
    r"commence|start|begin|target|date|deadline|released?|published|launch(?:ed)?|complet(?:e|ed|ion)|ends?|ending|"
    r"planned|scheduled|expected|meeting)"
    r"[:,]?\s*(?:the\s+|that\s+|our\s+)?(?:(?:calendar\s+)?years?\s+)?(?:\()?$",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(
    r"\b(no\s+later\s+than|prior\s+to|by|before|until|till|from|since|in|over|across|during|throughout|for|after|due|"
    r"commence|start|begin|around|about|through|between|"
    r"end|ends|ending|planned|scheduled|expected|both|early\s+in|late\s+in|calendar\s+year|the\s+year|course\s+of|"
    r"rest\s+of|remainder\s+of)[:,]?\s*\(?$",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?:each|every|annual|usual|normally|(?:every|each)\s+year\s+in|per)\s+(?:the\s+)?(?:early\s+|late\s+|"
    r"mid\s+)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|to|be|due|back|again|review|report|expires?|ends?|next|another|would|should)\b", re.IGNORECASE
)


_TODAY = re.compile(r"\b(?:today|yesterday|tomorrow)\s*,?\s*\($", re.IGNORECASE)
_SUM_FOR = re.compile(
    r"\b(?:set|setting|fixed|approved|agreed|increas\w*|rise|rais\w+)\s+(?:\w+\s+){0,4}?(?:budget|precept)\s+for\s+$"
)


def preposition(text: str, start: int) -> str:
    """The preposition (or due word) that stands directly before `start`, in lower case; empty where none does."""
    match = _PREPOSITION.search(text, max(0, start - 40), start)
    return " ".join(match[1].casefold().split()) if match else ""


def acceptable(text: str, start: int, end: int, meaning: Meaning) -> bool:
    """True where the words around text[start:end] let it be a date."""
    first = meaning.first if isinstance(meaning, Between) else meaning
    if isinstance(first, Away):
        return first.stretch or first.direction < 0 or _looks_ahead(text, start, end)
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
            return first.year is not None or month_ok(text, start, end, first, part)
        case "season":
            return first.year is not None or (_bare_season_ok(text, start, end, part))
        case "fyquarter" | "fyhalf" | "quarter" | "half":
            return _quarter_ok(text, start, end, first)
        case "day" | "week":
            return first.year is not None or _day_ok(text, start, end)
        case _:
            return first.number == 3 or first.year is not None or bool(preposition(text, start))


def _looks_ahead(text: str, start: int, end: int) -> bool:
    """ "In three years" is a date where something is to come, not in "has hardly moved in three years"."""
    if text[end - 4 : end].casefold() in ("time", " now"):
        return True
    return _TO_COME.search(text, max(0, start - 50), start) is not None


def _day_ok(text: str, start: int, end: int) -> bool:
    """A day without a year: not "item 3 May"; "15/02" only behind a preposition or alone in its cell."""
    if after_section_word(text, start):
        return False
    return (
        text[end - 1].isalpha()
        or "/" not in text[start:end]
        or alone(text, start, end)
        or bool(preposition(text, start))
        or _TODAY.search(text, max(0, start - 14), start) is not None
    )


def _year_ok(text: str, start: int, end: int, part: bool, many: bool) -> bool:
    if part and not many:
        return not before_law(text, end)
    if alone(text, start, end):
        return True
    if counts_things(text, end) or not many and is_amount(text, start) or in_title(text, start, end):
        return False
    words = _YEAR_WORDS.search(text, max(0, start - 30), start)
    if words is None:
        return False
    return words[1].casefold() != "for" if many else True


def _fy_ok(text: str, start: int, end: int, part: bool) -> bool:
    if part or alone(text, start, end):
        return True
    if _SUM_FOR.search(text, max(0, start - 60), start):
        return not counts_things(text, end)
    if after_section_word(text, start) or in_title(text, start, end) or counts_things(text, end):
        return False
    said = re.match(
        r"(?:FY|financial\s+year|"
        r"fiscal)",
        text[start:end],
        re.IGNORECASE,
    ) or text[start:end].endswith("year")
    return bool(said) or preposition(text, start) != ""


def _quarter_ok(text: str, start: int, end: int, first: Period) -> bool:
    if first.year is not None:
        return not behind_title(text, start) or preposition(text, start) in ("in", "by", "due")
    if first.part is not None or first.shift is not None or alone(text, start, end):
        return True
    if in_title(text, start, end):
        return False
    return preposition(text, start) in (
        "in",
        "by",
        "before",
        "until",
        "during",
        "from",
        "since",
        "for",
        "due",
        "end",
        "on",
        "to",
        "after",
        "of",
    )


def _bare_season_ok(text: str, start: int, end: int, part: bool) -> bool:
    if season_noun(text, end):
        return False
    if part or alone(text, start, end):
        return True
    return preposition(text, start) in (
        "in",
        "by",
        "over",
        "during",
        "until",
        "from",
        "before",
        "for",
        "since",
        "throughout",
        "due",
        "after",
        "on",
        "launch",
        "through",
        "to",
        "till",
        "around",
    )
