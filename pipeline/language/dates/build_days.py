"""Meanings of dates said to the day: 27 July 2018, 31.03.18, w/c 4 June, 1 to 7 May 2019."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from pipeline.language.dates.records import Between, Impossible, Meaning, Period
from pipeline.language.dates.words import number, year_of

Match = re.Match[str]


def _day(year: int | None, month: int, day: int, unit: str = "day", shift: int | None = None) -> Meaning:
    """A day, or Impossible where the calendar has none; without a year 29 February is allowed."""
    longest = monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not 1 <= day <= longest:
        return Impossible("no such day")
    return Period("week" if unit == "week" else "day", month, year, day, shift=shift)


def iso(match: Match) -> Meaning | None:
    """2018-06-26."""
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def numeric(match: Match) -> Meaning | None:
    """dd/mm/yyyy, dd.mm.yy, dd-mm-yy. With dots the short form needs two figures each, or it is a section number."""
    day, month, year = match["day"], match["month"], match["year"]
    if day == month == year:
        return None  # "the 20-20-20 programme"
    if match["sep"] == "." and len(year) == 2 and not (len(day) == len(month) == 2):
        return None
    if len(year) == 2 and (not 5 <= int(year) <= 45 or int(day) == 0):
        return None
    return _day(year_of(year), int(month), int(day)) if int(day) <= 31 else None


def day_slash(match: Match) -> Meaning | None:
    """dd/mm without a year; 17/18 and 11/12 are financial years first."""
    day, month = int(match["day"]), int(match["month"])
    return _day(None, month, day) if 1 <= month <= 12 and day and month - day != 1 else None


def day_month(match: Match) -> Meaning | None:
    """27 July 2018, 1 to 7 May, w/c 4 June; the year may be missing."""
    if match["slip"]:
        return Impossible("no such year")
    year = next((year_of(match[key]) for key in ("year", "yy", "ay", "by") if match[key]), None)
    if year is None and _lower_verb(match["month"]):
        return None
    month, day = number("month", match["month"]), int(match["day"])
    if match["week"]:
        ends = re.search(r"e\b|ending", match["week"]) is not None
        return _day(year, month, day, "week", -1 if ends else None)
    first = _day(year, month, day)
    if not match["day2"]:
        said = match["weekday"] if year is None else None
        return replace(first, weekday=number("weekday", said)) if said and isinstance(first, Period) else first
    last = _day(year, month, int(match["day2"]))
    if isinstance(first, Impossible) or isinstance(last, Impossible):
        return Impossible("no such day")
    return Between(first, last) if isinstance(first, Period) and isinstance(last, Period) and day <= last.day else last


def month_day(match: Match) -> Meaning | None:
    """July 27, 2018; July 27th; July 15 to August 16, 2018. A bare number behind a month without a year is a
    day only where the words around it say so ("on July 25", "today (June 28)")."""
    told = any(match[piece] is not None for piece in ("nth", "goes_on", "weekday")) or _says_day(match)
    if match["year"] is None and (not told or _lower_verb(match["month"])):
        return None
    day = _day(int(match["year"]) if match["year"] else None, number("month", match["month"]), int(match["day"]))
    said = match["weekday"] if match["year"] is None else None
    return replace(day, weekday=number("weekday", said)) if said and isinstance(day, Period) else day


_ON = re.compile(r"\b(?:on|(?:\w+day|tonight|tomorrow),?\s*[(\u2013-]?)\s*(?:the\s+)?$", re.IGNORECASE)
_AROUND = re.compile(r"\b(?:by|until|till|from|before|after|since|and|to|between)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:$|[.,;:)\n]|(?:at|and|when|to|until|for|the|he|she|it|we)\b)", re.IGNORECASE)


def _says_day(match: Match) -> bool:
    """ "On July 25", "today (June 28)", "by July 4": a day; "in June 18" may be a year and is none."""
    text, start, end = match.string, match.start(), match.end()
    if (
        not match["month"][0].isupper()
        or text[end : end + 1] in ("/", "%")
        or text[end : end + 2].strip("-–")[:1].isdigit()
    ):
        return False
    before = text[max(0, start - 24) : start]
    if _ON.search(before):
        return True
    return (
        match["day"][0] != "0" and int(match["day"]) < 10 and bool(_AROUND.search(before) and _GOES_ON.match(text, end))
    )


def _lower_verb(month: str) -> bool:
    """ "may" and "march" in small letters are verbs unless a year follows."""
    return month in ("may", "march", "mar", "jan", "sat")
