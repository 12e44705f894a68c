"""The days of a period whose year is known. Every convention of UK papers on spans stands here and nowhere else."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.language.dates.records import Part, Period

Days = tuple[date, date]
_THIRDS = {"early": 0, "mid": 1, "late": 2}


def days_of(period: Period, year: int) -> Days:
    """The first and last day of a period in `year`. Raises ValueError for a date that no calendar has."""
    return _narrowed(_whole(period, year), period.part)


def shifted(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units; the day of the month is kept or cut to the month's length (31 January + 1
    month)."""
    if unit in ("day", "week"):
        return day + timedelta(days=round(count * (7 if unit == "week" else 1)))
    months = round(count * (12 if unit == "year" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("a year that no calendar has")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months(year: int, month: int, count: int) -> Days:
    """`count` whole months from `month` (which may pass 12) of `year`."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = date(year, month, 1)
    return first, shifted(first, count, "month") - timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


_SPANS = {  # unit: its first month for number 0, how many months each number adds, how many months it lasts
    "month": (0, 1, 1),
    "season": (0, 3, 3),
    "quarter": (-2, 3, 3),
    "half": (-5, 6, 6),
    "fyquarter": (1, 3, 3),
    "fyhalf": (-2, 6, 6),
}


def _whole(period: Period, year: int) -> Days:
    if period.unit in _SPANS:
        base, step, length = _SPANS[period.unit]
        return months(year, base + step * period.number, length)
    if period.unit in ("day", "week"):
        return _day_or_week(period, date(year, period.number, period.day))
    if period.unit == "holiday":
        return _holiday(period.number, year)
    return months(year, 4 if period.unit == "fy" else 1, 12)


def _day_or_week(period: Period, day: date) -> Days:
    """A day, or the seven days that begin (or, by shift -1, end) with it."""
    if period.unit == "day":
        return day, day
    return (day - timedelta(days=6), day) if period.shift == -1 else (day, day + timedelta(days=6))


def _holiday(number: int, year: int) -> Days:
    """1 Christmas, 2 Easter (Good Friday to Easter Monday), 3 the new year (its January)."""
    if number == 3:
        return months(year, 1, 1)
    if number == 1:
        return date(year, 12, 25), date(year, 12, 25)
    sunday = easter(year)
    return sunday - timedelta(days=2), sunday + timedelta(days=1)


def _narrowed(days: Days, part: Part | None) -> Days:
    if part is None:
        return days
    first, last = days
    match part.name:
        case "rest":
            return days
        case "end":
            return last, last
        case "start":
            return first, first
        case "half1" | "half2":
            return _half(days, part.name == "half1")
        case "first":
            return first, min(last, shifted(first, part.count, part.unit) - timedelta(days=1))
        case "last":
            return max(first, _back(last, part)), last
        case "nth":
            return _nth(days, part)
        case _:
            return _thirds(days, part.name)


def _back(last: date, part: Part) -> date:
    return shifted(last + timedelta(days=1), -part.count, part.unit)


def _nth(days: Days, part: Part) -> Days:
    """The `count`-th week of a month, counted from its first day."""
    first = days[0] + timedelta(days=7 * (part.count - 1))
    return first, min(days[1], first + timedelta(days=6))


def _half(days: Days, first_half: bool) -> Days:
    first, last = days
    length = (last - first).days + 1
    days_in_half = 15 if 20 < length <= 31 else (length + 1) // 2
    middle = shifted(first, 6, "month") if length > 300 else first + timedelta(days=days_in_half)
    return (first, middle - timedelta(days=1)) if first_half else (middle, last)


def _thirds(days: Days, name: str) -> Days:
    """Early, mid, late; of a month the 1st to 10th, 11th to 20th and the rest; of anything longer a third of its
    months."""
    first, last = days
    names = name.split("-")  # "early-mid": from early to mid
    length = (last - first).days + 1
    if length < 25:
        return days
    if length <= 31:
        cuts = (first, first + timedelta(days=10), first + timedelta(days=20), last + timedelta(days=1))
    else:
        each = max(1, round(length / 30.4 / 3))
        cuts = (first, shifted(first, each, "month"), shifted(first, 2 * each, "month"), last + timedelta(days=1))
    return cuts[_THIRDS[names[0]]], cuts[_THIRDS[names[-1]] + 1] - timedelta(days=1)
