"""Days: partial ISO dates as first and last days, and how many days lie between two."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pipeline.language.dates import in_words, partial_days, span_in_words

__all__ = ["days_between", "first_day", "in_words", "last_day", "span_in_words"]


@lru_cache(maxsize=4096)
def first_day(text: str) -> str:
    """The first day that an ISO date, possibly partial, can mean; empty for no date."""
    days = partial_days(text) if text else None
    return days[0].isoformat() if days else ""


@lru_cache(maxsize=4096)
def last_day(text: str) -> str:
    """The last day that an ISO date, possibly partial, can mean; empty for no date."""
    days = partial_days(text) if text else None
    return days[1].isoformat() if days else ""


def days_between(start: str, end: str) -> int:
    """How many days `end` lies after `start`, both full ISO dates."""
    return _number(end) - _number(start)


@lru_cache(maxsize=16_384)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
