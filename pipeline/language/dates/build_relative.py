"""Meanings that depend on the paper's date or plan: next month, in six months' time, year end, the end of the Plan."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.language.dates.build_parts import part_of
from pipeline.language.dates.records import Away, Between, Meaning, Part, Period, PlanEnd
from pipeline.language.dates.words import count, number

Match = re.Match[str]
_NEXT = {
    "next": 1,
    "the coming": 1,
    "the following": 1,
    "the forthcoming": 1,
    "last": -1,
    "the previous": -1,
    "the past": -1,
}


def plan(match: Match) -> Meaning | None:
    """The end of the plan, whatever its wording."""
    return PlanEnd()


def stretch(match: Match) -> Meaning | None:
    """Over the next nine months, in six months' time, two years ago."""
    for n, stretch in (("", True), ("2", True), ("3", False), ("4", False), ("5", False), ("6", False), ("7", False)):
        unit = match["unit" + n]
        if unit:
            return _away(match, n, unit.casefold(), stretch)
    return None


def _away(match: Match, n: str, unit: str, stretch: bool) -> Meaning | None:
    words = match["n" + n]
    if words is None and unit.endswith("s"):
        return None
    back = n == "6" or (n == "" and match["way"].casefold() in ("past", "last", "previous"))
    length = count(words) if words else 1.0
    unit_name = unit.rstrip("s")
    return Away(length, unit_name, -1 if back else 1, stretch)  # type: ignore[arg-type]


def named(match: Match) -> Meaning | None:
    """Holidays, the new year, year end, the year to a month."""
    if match["newyear"]:
        year = int(match["nyear"]) if match["nyear"] else None
        return Period("holiday", 3, year, part=Part("start") if _is_start(match["early"]) else None)
    if match["feast"]:
        kind = 1 if match["feast"].casefold() == "christmas" else 2
        return Period("holiday", kind, int(match["cyear"]) if match["cyear"] else None)
    if match["ymonth"]:
        return _year_to(match)
    end = Part("end")
    if match["fy1"]:
        return Period("fy", year=int(match["fy1"]), part=end)
    words = match[0].casefold()
    financial = "financial" in words or "fiscal" in words or "end of" not in words
    if match["yeyear"]:
        year = int(match["yeyear"])
        return Period("fy", year=year - 1, part=end) if financial else Period("year", year=year, part=end)
    return Period("fy" if financial else "year", part=end, shift=0)


def _is_start(word: str | None) -> bool:
    return word is not None and word.casefold() in ("start", "beginning")


def _year_to(match: Match) -> Meaning | None:
    """The twelve months that end with the month named."""
    month, year = number("month", match["ymonth"]), int(match["yyear"])
    begins = month % 12 + 1
    return Between(Period("month", begins, year if begins == 1 else year - 1), Period("month", month, year))


def relative(match: Match) -> Meaning | None:
    """This, next, last year, month, quarter, week, March, summer."""
    which = " ".join(match["which"].casefold().split())
    shift = _NEXT.get(which, 0)
    part = part_of(match)
    if which in ("the", "our", "that") and (part is None or part.name == "rest"):
        return None
    period = _thing(match, shift)
    if period is None:
        return None
    if match["yearend"]:
        part = Part("end")
    return replace(period, part=part)


def _thing(match: Match, shift: int) -> Period | None:
    if match["month"]:
        if match["which"].casefold() in ("the", "our", "that") or match["month"].casefold() == "sat":
            return None
        return Period("month", number("month", match["month"]), shift=shift)
    if match["season"]:
        return Period("season", number("season", match["season"]), shift=shift)
    unit = (match["unit"] or "year").casefold()
    if match["fin"] or match["fyear"]:
        return Period("fy", shift=shift) if unit == "year" else Period("fyquarter", shift=shift)
    if unit == "quarter":
        return None if match["whichq"] else Period("fyquarter", shift=shift)
    if unit == "week" and shift == 0 and match["which"].casefold() == "the":
        return None
    return Period(unit, shift=shift)  # type: ignore[arg-type]
