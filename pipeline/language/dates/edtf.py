"""EDTF (ISO 8601-2) strings, levels 0 to 2, for resolved spans."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.language.dates.records import Found, Period
from pipeline.model import Span


def edtf(found: Found, span: Span | None) -> str:
    """The EDTF string of a phrase whose span is known; empty where it is not.

    A whole month, year, season, calendar quarter or half has its own form (2017-01, 2017, 2017-23, 2017-34,
    2017-40), a day
    is a day, and anything else an interval of days. "Around" and "about" add "~".
    """
    if span is None:
        return ""
    period = found.meaning if isinstance(found.meaning, Period) else None
    text = _season(period, span) or _short(span)
    return "/".join(piece + "~" for piece in text.split("/")) if period is not None and period.about else text


def edtf_span(span: Span) -> str:
    """The EDTF string of a span of days alone."""
    return _short(span)


def _season(period: Period | None, span: Span) -> str:
    if period is None or period.unit != "season" or period.part is not None:
        return ""
    return f"{span.start[:4]}-{20 + period.number}"


def _short(span: Span) -> str:
    if span.start == span.end:
        return span.start
    first, last = date.fromisoformat(span.start), date.fromisoformat(span.end)
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and after.day == 1:
        whole = _whole(first, (after.year - first.year) * 12 + after.month - first.month)
        if whole:
            return whole
    return f"{span.start}/{span.end}"


def _whole(first: date, months: int) -> str:
    year = f"{first.year:04d}"
    if months == 1:
        return f"{year}-{first.month:02d}"
    if months == 3 and first.month % 3 == 1:
        return f"{year}-{33 + first.month // 3}"
    if months == 6 and first.month in (1, 7):
        return f"{year}-{40 + first.month // 6}"
    return year if months == 12 and first.month == 1 else ""
