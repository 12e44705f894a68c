"""The dates of a statement: phrases, the spans they mean in this paper, and their roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.dates import edtf
from pipeline.model import DatePhrase, Document, Statement
from pipeline.tag.date_decide import FUTURE_ROLES
from pipeline.tag.date_places import Place, places
from pipeline.tag.date_reading import Read, readings
from pipeline.tag.date_weighed import Standing, weigh
from pipeline.tag.notice_dates import decided_on

_RANK = ("due", "start_due", "previously_due", "achieved", "reported", "period")
_NEW_DATE = re.compile(
    r"\b(?:now|instead|revised|new\s+date|moved|(?:put|pushed)\s+back|slipped|deferred|postponed|delayed|extended|rescheduled)\b"
    r"[^.;\n\t]{0,60}$",
    re.IGNORECASE,
)


def tag_dates(document: Document, statement: Statement) -> tuple[DatePhrase, ...]:
    """The dates that the rules find in a statement's own words, its date cells and the line that governs its list.

    Offsets are positions in document.text. Each span is given once, under its strongest role. A phrase whose days the
    paper does not tell has no span."""
    return _gathered(document, statement, _read(document, statement, ()))


def weighed_dates(
    document: Document, statement: Statement, standing: Standing, behind: Sequence[Place]
) -> tuple[DatePhrase, ...]:
    """The dates of a statement that stands so, by what the rules read and the fitted weights make of it; also those of
    the sentences behind it that tell of the same thing."""
    read = _read(document, statement, behind)
    return _gathered(document, statement, weigh(document, statement, standing, read))


def _read(document: Document, statement: Statement, behind: Sequence[Place]) -> list[Read]:
    return [one for place in (*places(statement), *behind) for one in readings(document, statement, place)]


def _gathered(document: Document, statement: Statement, read: Sequence[Read]) -> tuple[DatePhrase, ...]:
    told = [one for one in read if one.role != "none"]
    cells = [_phrase(one) for one in told if one.place.role]
    words = [_phrase(one) for one in told if not one.place.role]
    if not any(one.role in ("achieved", "reported") for one in words):
        words += decided_on(document, statement)
    return _once(_superseded(document.text, cells, words) + words)


def _phrase(one: Read) -> DatePhrase:
    return DatePhrase(one.found.phrase, one.span, edtf(one.found, one.span), one.role, one.start, one.end)


def _superseded(text: str, cells: list[DatePhrase], words: list[DatePhrase]) -> list[DatePhrase]:
    """A due date of a column is given up where the row's words set a later one ("now expected in summer 2016")."""
    new = [
        phrase.span.end
        for phrase in words
        if phrase.span
        and phrase.role in FUTURE_ROLES
        and _NEW_DATE.search(text, max(0, phrase.start - 80), phrase.start)
    ]
    latest = max(new, default="")
    return [
        replace(cell, role="previously_due")
        if cell.role == "due" and cell.span and cell.span.end < latest
        else cell
        for cell in cells
    ]  # fmt: skip


def _once(phrases: list[DatePhrase]) -> tuple[DatePhrase, ...]:
    """Each span once, under the role that stands first in _RANK, where that was said; in order of place."""
    kept: dict[tuple[str, str], DatePhrase] = {}
    for phrase in phrases:
        key = (phrase.span.start, phrase.span.end) if phrase.span else ("", phrase.phrase.casefold())
        if key not in kept or _RANK.index(phrase.role) < _RANK.index(kept[key].role):
            kept[key] = phrase
    return tuple(sorted(kept.values(), key=lambda phrase: (phrase.start, phrase.end)))
