"""The stage: statuses, dates and owners of each statement, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Document, Labelled, Statement
from pipeline.tag.confidence import assess, signs_of
from pipeline.tag.dateline import dated
from pipeline.tag.dates import tag_dates
from pipeline.tag.fields import fields_of
from pipeline.tag.owners import read_owners
from pipeline.tag.statuses import read_statuses


def tag(document: Document, statements: tuple[Statement, ...]) -> tuple[Labelled, ...]:
    """The statements of a document with their labels, in the same order."""
    return tuple(labelled for labelled, _ in with_signs(document, statements))


def with_signs(document: Document, statements: tuple[Statement, ...]) -> Iterator[tuple[Labelled, tuple[str, ...]]]:
    """The statements of a document with their labels, and the signs that their confidence rests on."""
    document = dated(document)
    for statement in statements:
        yield _labelled(document, statement)


def _labelled(document: Document, statement: Statement) -> tuple[Labelled, tuple[str, ...]]:
    fields = fields_of(document, statement)
    evidence, status, schedule = read_statuses(document, statement, fields)
    owners = read_owners(document, statement, fields)
    shown = [one for one in evidence if one.end > one.start and one.schedule != "resumed"]
    phrases = tuple(dict.fromkeys(one.shown(document) for one in shown))
    signs = signs_of(document, statement, evidence, status, schedule, owners)
    confidence, review = assess(statement, signs, evidence, status, schedule)
    dates = tag_dates(document, statement)
    return Labelled(statement, phrases, dates, owners, status, schedule, confidence, review), signs
