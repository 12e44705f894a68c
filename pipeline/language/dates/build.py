"""From a match of a form to its meaning; None where the words turn out to be no date at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from calendar import monthrange
from dataclasses import replace

from pipeline.language.dates.records import Away, Between, Impossible, Meaning, Part, Period, PlanEnd
from pipeline.language.dates.words import count, names, number

Match = re.Match[str]
_NEXT = {"next": 1, "the coming": 1, "the following": 1, "the forthcoming": 1, "last": -1, "the previous": -1, "the past": -1}


def build(form: str, match: Match) -> Meaning | None:
    """The meaning of a match of the form of that name (grammar.forms), or None."""
    return _BUILDERS[form](match)


def year_of(text: str) -> int:
    """A year in two or four figures; two figures are of this century up to 69."""
    digits = re.sub(r"\D", "", text)
    value = int(digits)
    return value if len(digits) > 2 else value + (2000 if value < 70 else 1900)


def _day(year: int | None, month: int, day: int, unit: str = "day", shift: int | None = None) -> Meaning:
    """A day, or Impossible where the calendar has none; without a year 29 February is allowed."""
    longest = monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not 1 <= day <= longest:
        return Impossible("no such day")
    return Period("week" if unit == "week" else "day", month, year, day, shift=shift)


def _iso(match: Match) -> Meaning | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _numeric(match: Match) -> Meaning | None:
    """dd/mm/yyyy, dd.mm.yy, dd-mm-yy. With dots the short form needs two figures each, or it is a section number."""
    day, month, year = match["day"], match["month"], match["year"]
    if match["sep"] == "." and len(year) == 2 and not (len(day) == len(month) == 2):
        return None
    if len(year) == 2 and (not 5 <= int(year) <= 45 or int(day) == 0):
        return None
    return _day(year_of(year), int(month), int(day)) if int(day) <= 31 else None


def _day_slash(match: Match) -> Meaning | None:
    """dd/mm without a year; 17/18 and 11/12 are financial years first."""
    day, month = int(match["day"]), int(match["month"])
    return _day(None, month, day) if 1 <= month <= 12 and day and month - day != 1 else None


def _day_month(match: Match) -> Meaning | None:
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
        return first
    last = _day(year, month, int(match["day2"]))
    if isinstance(first, Impossible) or isinstance(last, Impossible):
        return Impossible("no such day")
    return Between(first, last) if isinstance(first, Period) and isinstance(last, Period) and day <= last.day else last


def _month_day(match: Match) -> Meaning | None:
    """July 27, 2018; July 27th. A bare number behind a month without a year is no day."""
    if match["year"] is None and (match["nth"] is None or _lower_verb(match["month"])):
        return None
    return _day(int(match["year"]) if match["year"] else None, number("month", match["month"]), int(match["day"]))


def _lower_verb(month: str) -> bool:
    """ "may" and "march" in small letters are verbs unless a year follows."""
    return month in ("may", "march", "mar", "jan", "sat")


def _plan(match: Match) -> Meaning | None:
    return PlanEnd()


def _stretch(match: Match) -> Meaning | None:
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


def _named(match: Match) -> Meaning | None:
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


def _relative(match: Match) -> Meaning | None:
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


def part_of(match: Match) -> Part | None:
    """The part that stands before a period ("early", "first six months of"), if any."""
    if match["edge"]:
        name = "first" if match["edge"].casefold() in ("first", "opening") else "last"
        return Part(name, int(count(match["edge_count"])), match["edge_unit"].casefold().rstrip("s"))
    if match["nth"]:
        order = match["nth"].casefold()
        if order in ("last", "final"):
            return Part("last", 1, "week")
        return Part("nth", ("first", "second", "third", "fourth").index(order) + 1, "week")
    if not match["part"]:
        return None
    first = _part_name(match["part"])
    if match["part2"]:
        first += "-" + _part_name(match["part2"])
        if not set(first.split("-")) <= {"early", "mid", "late"}:
            return None
    return Part(first)


def _part_name(words: str) -> str:
    return names("part")[" ".join(words.casefold().split())]


def _base(match: Match) -> Meaning | None:
    for piece in (_quarter, _season, _month, _financial, _plain_year):
        meaning = piece(match)
        if meaning is not None:
            return _finished(meaning, match)
    return None


def _finished(meaning: Meaning, match: Match) -> Meaning:
    """With the part and the approximation that stand before it."""
    part, about = part_of(match), bool(match["about"])
    if isinstance(meaning, Period):
        return replace(meaning, part=part, about=about) if meaning.part is None else meaning
    if isinstance(meaning, Between) and part is not None:
        return Between(replace(meaning.first, part=part), meaning.last) if part.name in ("early", "mid", "start") else (
            replace(meaning.last, part=part)
        )  # fmt: skip
    return meaning


def _any_year(match: Match) -> tuple[int | None, bool, bool, int | None]:
    """(year, financial, sound, shift) of the year that follows a season, quarter or half."""
    if match["fy1"] or match["sy1"]:
        first = year_of(match["fy1"] or match["sy1"])
        last = year_of(match["fy2"] or match["sy2"])
        return first, True, last == first + 1, None
    if match["year"] or match["sshort"]:
        return year_of(match["year"] or match["sshort"]), bool(match["fytag"]), True, None
    if match["ofyear"]:
        words = match["ofyear"].casefold()
        shift = 1 if re.search("next|coming|following", words) else -1 if re.search("last|previous", words) else 0
        return None, "financial" in words, True, shift
    return None, False, True, None


def _quarter(match: Match) -> Meaning | None:
    text = match["q1"] or match["q3"] or match["q4"]
    if not text and not match["h1"]:
        return None
    year, financial, sound, shift = _any_year(match)
    if not sound:
        return Impossible("no such financial year")
    fy = financial or (year is None and shift is None and not match["cal"])
    if match["h1"]:
        return Period("fyhalf" if fy else "half", int(match["h1"]), year, year_shift=shift)
    first = Period("fyquarter" if fy else "quarter", number("quarter", text), year, year_shift=shift)
    return Between(first, replace(first, number=int(match["q2"]))) if match["q2"] else first


def _season(match: Match) -> Meaning | None:
    if not match["season"]:
        return None
    year, financial, sound, shift = _any_year(match)
    if not sound:
        return Impossible("no such financial year")
    first = number("season", match["season"])
    if financial and year is not None and first == 1:
        year += 1 if match["fytag"] else 0
    if not match["season2"]:
        return Period("season", first, year, year_shift=shift)
    last = number("season", match["season2"])
    early = year - 1 if year is not None and last < first else year
    return Between(Period("season", first, early), Period("season", last, year))


def _month(match: Match) -> Meaning | None:
    if not match["month"]:
        return None
    if match["mslip"]:
        return Impossible("no such year")
    short = match["myy"] or match["may"] or match["mby"]
    if short and match["month"][0].islower() and not match["may"]:
        return None
    if match["mby"] and int(match["mby"]) < 5:
        return None
    year = int(match["myear"]) if match["myear"] else year_of(short) if short else None
    first = number("month", match["month"])
    if not match["month2"]:
        return Period("month", first, year)
    last = number("month", match["month2"])
    return Between(Period("month", first, year - 1 if year and last < first else year), Period("month", last, year))


def _financial(match: Match) -> Meaning | None:
    if match["fyone"]:
        return Period("fy", year=year_of(match["fyone"]) - 1)
    for one, two in (("afy1", "afy2"), ("asy1", "asy2"), ("bsy1", "bsy2")):
        if match[one]:
            first, last = year_of(match[one]), year_of(match[two])
            if last == first + 1:
                return Period("fy", year=first)
            if one != "afy1" or not first < last <= first + 12:
                return None
            return Between(Period("year", year=first), Period("year", year=last))
    return None


def _plain_year(match: Match) -> Meaning | None:
    return Period("year", year=int(match["ayear"])) if match["ayear"] else None


_BUILDERS: dict[str, Callable[[Match], Meaning | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_slash": _day_slash,
    "day_month": _day_month,
    "month_day": _month_day,
    "plan": _plan,
    "stretch": _stretch,
    "named": _named,
    "relative": _relative,
    "base": _base,
}
