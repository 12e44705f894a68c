"""Dates as a person says them."""

from __future__ import annotations

from pipeline.language.dates.resolve import partial_days

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
        if _days(partial) == (start, end):
            return in_words(partial)
    return f"the period from {in_words(start)} to {in_words(end)}"


def _days(partial: str) -> tuple[str, str]:
    days = partial_days(partial)
    return (days[0].isoformat(), days[1].isoformat()) if days else ("", "")
