"""Rows of what was found in each statement: statuses, dates and owners."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.emit.rows.book import Book, Row
from pipeline.model import DatePhrase, Owner, StatusPhrase


def statuses(book: Book) -> Iterator[Row]:
    """One row a status phrase."""
    for _, labelled in book.labelled():
        for found in sorted(labelled.statuses, key=_by_place):
            yield {
                "statement_id": labelled.statement.statement_id,
                "phrase": found.phrase,
                "status": found.status,
                "schedule": found.schedule,
                "char_start": found.start,
                "char_end": found.end,
                "basis": found.basis,
            }


def dates(book: Book) -> Iterator[Row]:
    """One row a date phrase."""
    for _, labelled in book.labelled():
        for found in sorted(labelled.dates, key=_by_place):
            yield {
                "statement_id": labelled.statement.statement_id,
                "phrase": found.phrase,
                "start": found.span.start if found.span else None,
                "end": found.span.end if found.span else None,
                "edtf": found.edtf,
                "role": found.role,
                "char_start": found.start,
                "char_end": found.end,
            }


def _by_place(found: StatusPhrase | DatePhrase) -> tuple[int, int]:
    return found.start, found.end


def owners(book: Book) -> Iterator[Row]:
    """One row an owner; where a statement names one twice, the first counts."""
    for paper, labelled in book.labelled():
        seen: set[str] = set()
        for owner in labelled.owners:
            owner_id = _owner_id(paper.document.facts.area, owner)
            if owner_id in seen:
                continue
            seen.add(owner_id)
            yield {
                "statement_id": labelled.statement.statement_id,
                "owner_id": owner_id,
                "role": owner.role,
                "name": owner.name,
                "capacity": owner.capacity,
                "basis": owner.basis,
            }


def _owner_id(area: str, owner: Owner) -> str:
    """A role has one holder in an area, whatever it is called; partners are told apart by name."""
    name = _slug(owner.name) if owner.role == "partners" else ""
    return ":".join(part for part in (_slug(area), owner.role, name) if part)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
