"""Rows of what link concludes for each area: plans, commitments, the ledger, links, priorities and changes.

A record has the columns of its table as fields; what a column says otherwise is given beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.emit.rows.book import Book, Row
from pipeline.emit.schema import CHANGES_TABLE, COMMITMENTS, LEDGER, LINKS, PLANS, PRIORITIES, REQUESTS, VERDICTS, Table

_PAPERS = ("promised_in", "reported_in", "asked_in", "answered_in", "acted_in")
"""The columns of papers that are named by their sources."""


def plans(book: Book) -> Iterator[Row]:
    """One row a plan version."""
    return (_row(PLANS, book, plan) for area in book.areas for plan in area.plans)


def commitments(book: Book) -> Iterator[Row]:
    """One row a commitment."""
    return (_row(COMMITMENTS, book, commitment) for area in book.areas for commitment in area.commitments)


def ledger(book: Book) -> Iterator[Row]:
    """One row a commitment, the worst verdict first; within a verdict in the order of each area."""
    entries = [entry for area in book.areas for entry in area.ledger]
    return (_row(LEDGER, book, entry) for entry in sorted(entries, key=lambda one: VERDICTS.index(one.verdict)))


def links(book: Book) -> Iterator[Row]:
    """One row a link."""
    for area in book.areas:
        for link in sorted(area.links, key=lambda one: (one.source_id, one.target_id, one.relation)):
            yield _row(LINKS, book, link)


def priorities(book: Book) -> Iterator[Row]:
    """One row a priority of a plan version."""
    return (_row(PRIORITIES, book, priority) for area in book.areas for priority in area.priorities)


def changes(book: Book) -> Iterator[Row]:
    """One row a difference between two plan versions."""
    return (_row(CHANGES_TABLE, book, change) for area in book.areas for change in area.changes)


def requests(book: Book) -> Iterator[Row]:
    """One row a request of the Panel."""
    return (_row(REQUESTS, book, one, area=area.area) for area in book.areas for one in area.requests)


def _row(table: Table, book: Book, record: object, **beside: Any) -> Row:
    return {name: beside[name] if name in beside else _cell(book, name, getattr(record, name)) for name in table.header}


def _cell(book: Book, name: str, value: Any) -> Any:
    return book.sources.get(value, value) if name in _PAPERS else value
