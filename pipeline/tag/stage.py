"""The stage: statuses, dates and owners of each statement."""

from __future__ import annotations

from pipeline.model import DatePhrase, Document, Labelled, Statement
from pipeline.tag.owners import read_owners
from pipeline.tag.statuses import read_statuses


def tag(document: Document, statements: tuple[Statement, ...]) -> tuple[Labelled, ...]:
    """The statements of a document with their labels, in the same order."""
    return tuple(_labelled(document, statement) for statement in statements)


def _labelled(document: Document, statement: Statement) -> Labelled:
    evidence, status, schedule = read_statuses(document, statement)
    owners = read_owners(document, statement)
    phrases = tuple(dict.fromkeys(one.shown(document) for one in evidence if one.end > one.start))
    return Labelled(statement, phrases, _dates(document, statement), owners, status, schedule, statement.confidence)


def _dates(document: Document, statement: Statement) -> tuple[DatePhrase, ...]:
    try:
        from pipeline.tag.dates import tag_dates
    except ImportError:
        return ()
    return tag_dates(document, statement)
