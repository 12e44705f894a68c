"""The date that a paper without a date of its own speaks around: the nearest one said in full."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from pipeline.language.dates import Anchor, find_dates, resolve
from pipeline.language.dates.records import Between, Period


def date_nearby(text: str, at: int) -> str:
    """The month (YYYY-MM) of the full day or month said nearest to position `at` of the text; empty where there is
    none."""
    said = _said(text)
    if not said:
        return ""
    index = bisect_left(said, (at, ""))
    around = said[max(0, index - 1) : index + 1]
    return min(around, key=lambda pair: abs(pair[0] - at))[1]


@lru_cache(maxsize=8)
def _said(text: str) -> tuple[tuple[int, str], ...]:
    """(position, month) of each day or month that the text says with its year."""
    found = []
    for date in find_dates(text):
        meaning = date.meaning.last if isinstance(date.meaning, Between) else date.meaning
        if isinstance(meaning, Period) and meaning.year is not None and meaning.unit in ("day", "month", "season"):
            span = resolve(date, Anchor())
            if span is not None:
                found.append((date.start, span.end[:7]))
    return tuple(found)
