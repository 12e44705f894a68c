"""Days: partial ISO dates as first and last days, and how many days lie between two."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pipeline.language.dates import partial_days


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
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(text: str) -> str:
    """An ISO date, possibly partial, as a person says it: 8 December 2017, December 2017, 2017."""
    pieces = text.split("-")
    if len(pieces) == 3:
        return f"{int(pieces[2])} {MONTHS[int(pieces[1]) - 1]} {pieces[0]}"
    return f"{MONTHS[int(pieces[1]) - 1]} {pieces[0]}" if len(pieces) == 2 else text


def span_in_words(start: str, end: str) -> str:
    """A span of days as a person says it: a day, a month, a year, or its last day."""
    if start == end:
        return in_words(start)
    for partial in (end[:7], end[:4]):
        if first_day(partial) == start and last_day(partial) == end:
            return in_words(partial)
    return f"the period from {in_words(start)} to {in_words(end)}"
