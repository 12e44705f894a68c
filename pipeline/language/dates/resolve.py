"""The span that a date phrase means, given what its paper tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.language.dates.days import Days, days_of, months, shifted
from pipeline.language.dates.records import Anchor, Away, Between, Found, Meaning, Period, PlanEnd
from pipeline.model import Span


def resolve(found: Found, anchor: Anchor) -> Span | None:
    """The span of days, or None where the calendar has no such date or the paper does not tell enough.

    A date without a year takes the nearest year that fits the tense: the latest begun by the paper's date in the
    past, the
    earliest not yet over in the future, the closest otherwise.
    """
    try:
        days = _days(found.meaning, anchor)
    except (ValueError, OverflowError):
        return None
    if days is None or days[0] > days[1]:
        return None
    return Span(days[0].isoformat(), days[1].isoformat())


def iso_of(meaning: Meaning) -> str:
    """The ISO form of a day or a month said in full (2017-12-08, 2017-12); empty for anything else."""
    if not isinstance(meaning, Period) or meaning.year is None or meaning.part is not None:
        return ""
    if meaning.unit == "day":
        return f"{meaning.year:04d}-{meaning.number:02d}-{meaning.day:02d}"
    return f"{meaning.year:04d}-{meaning.number:02d}" if meaning.unit == "month" else ""


def partial_days(text: str) -> Days | None:
    """The first and last day of an ISO date that may be partial (2017, 2017-12, 2017-12-08); None for anything else."""
    pieces = text.split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        if len(numbers) == 1:
            return months(numbers[0], 1, 12)
        if len(numbers) == 2:
            return months(numbers[0], numbers[1], 1)
        day = date(numbers[0], numbers[1], numbers[2])
        return day, day
    except (ValueError, IndexError, OverflowError):
        return None


def _days(meaning: Meaning, anchor: Anchor) -> Days | None:
    if isinstance(meaning, Period):
        return days_of(meaning, meaning.year) if meaning.year is not None else _nearest(meaning, anchor)
    if isinstance(meaning, Between):
        return _between(meaning, anchor)
    if isinstance(meaning, Away):
        return _away(meaning, anchor)
    if isinstance(meaning, PlanEnd):
        return _plan_days(anchor)
    return None


def _between(meaning: Between, anchor: Anchor) -> Days | None:
    last = _days(meaning.last, anchor)
    if last is None:
        return None
    if meaning.first.year is not None:
        first = _days(meaning.first, anchor)
        return (first[0], last[1]) if first is not None else None
    for back in (0, 1):  # "November to February": the first is the latest that does not pass the last
        begin = days_of(meaning.first, _base_year(meaning.first, last[0]) - back)
        if begin[0] <= last[0]:
            return begin[0], last[1]
    return None


def _base_year(period: Period, day: date) -> int:
    return day.year - 1 if period.unit in ("fy", "fyquarter", "fyhalf") and day.month < 4 else day.year


def _away(meaning: Away, anchor: Anchor) -> Days | None:
    days = partial_days(anchor.date)
    if days is None or (len(anchor.date) < 7 and meaning.unit != "year"):
        return None
    moved = tuple(shifted(day, meaning.direction * meaning.count, meaning.unit) for day in days)
    if not meaning.stretch:
        return moved[0], moved[1]
    return (days[0], moved[1]) if meaning.direction > 0 else (moved[0], days[1])


def _plan_days(anchor: Anchor) -> Days | None:
    """A plan runs to 31 March of its last year, unless its period names the day."""
    end = anchor.plan_end
    if len(end) == 4 and end.isdigit():
        return date(int(end), 3, 31), date(int(end), 3, 31)
    days = partial_days(end)
    return (days[1], days[1]) if days is not None else None


def _nearest(period: Period, anchor: Anchor) -> Days | None:
    here = partial_days(anchor.date)
    if here is None:
        return None
    if period.unit in ("year", "fy") or (period.number == 0 and period.shift is not None):
        return _shifted_unit(period, here, anchor)
    if period.year_shift is not None:
        return days_of(period, _base_year(period, here[0]) + period.year_shift)
    whole = replace(period, part=None)
    year = _year_that_fits(whole, here, anchor.tense, anchor.slack)
    return days_of(period, year)


def _year_that_fits(period: Period, here: Days, tense: str, slack: int = 0) -> int:
    tense = {1: "future", -1: "past"}.get(period.shift or 0, tense)
    candidates = [
        (year, days) for year in range(here[0].year - 2, here[1].year + 3) if (days := _or_none(period, year))
    ]
    if said := [(y, days) for y, days in candidates if days[0].isoweekday() == period.weekday]:
        return said[0][0]  # a day falls on its weekday in one of five years
    if period.shift in (1, -1):  # "next March" never is the month the paper speaks in
        candidates = [(y, d) for y, d in candidates if (d[0] > here[1] if period.shift == 1 else d[1] < here[0])]
    fits = {
        "past": [year for year, days in candidates if days[0] <= here[1] + timedelta(days=slack)][-1:],
        "future": [year for year, days in candidates if days[1] >= here[0] - _lately(period)][:1],
    }.get(tense, [])
    return fits[0] if fits else min(candidates, key=lambda pair: (_gap(pair[1], here), -pair[0]))[0]


def _lately(period: Period) -> timedelta:
    """A paper for a meeting may speak of a day shortly before it as one to come."""
    return timedelta(days=14 if period.unit == "day" and period.shift is None else 0)


def _or_none(period: Period, year: int) -> Days | None:
    try:
        return days_of(period, year)
    except ValueError:
        return None


def _gap(days: Days, here: Days) -> int:
    """How far a candidate lies from the paper's date, in days; one to come is taken as a little nearer."""
    return max(0, (days[0] - here[1]).days - 20, (here[0] - days[1]).days)


def _shifted_unit(period: Period, here: Days, anchor: Anchor) -> Days | None:
    """ "this year", "next month", "the end of the financial year": the unit that holds the paper's date, moved."""
    shift = period.shift or 0
    if period.unit == "year":
        return days_of(period, here[0].year + shift)
    if period.unit == "fy":
        return _financial_year(period, here, anchor, shift)
    if len(anchor.date) < 7:
        return None
    if period.unit == "month":
        first = shifted(here[0].replace(day=1), shift, "month")
        return days_of(replace(period, number=first.month), first.year)
    if period.unit in ("quarter", "fyquarter"):
        return _quarter(period, here, shift)
    if period.unit == "week" and len(anchor.date) > 7:
        monday = here[0] - timedelta(days=here[0].weekday()) + timedelta(days=7 * shift)
        return monday, monday + timedelta(days=6)
    return None


def _financial_year(period: Period, here: Days, anchor: Anchor, shift: int) -> Days | None:
    if len(anchor.date) < 7:
        return None
    return days_of(period, here[0].year - (here[0].month < 4) + shift)


def _quarter(period: Period, here: Days, shift: int) -> Days | None:
    first = shifted(here[0].replace(day=1), -((here[0].month - 1) % 3) + 3 * shift, "month")
    return days_of(replace(period, unit="quarter", number=(first.month + 2) // 3), first.year)
