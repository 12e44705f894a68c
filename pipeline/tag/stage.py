"""The stage: statuses, dates and owners of each statement, and how sure they are."""

from __future__ import annotations

from pipeline.model import Document, Labelled, Statement
from pipeline.tag.confidence import assess
from pipeline.tag.dateline import dated
from pipeline.tag.dates import tag_dates
from pipeline.tag.fields import fields_of
from pipeline.tag.owners import read_owners
from pipeline.tag.statuses import read_statuses


def tag(document: Document, statements: tuple[Statement, ...]) -> tuple[Labelled, ...]:
    """The statements of a document with their labels, in the same order."""
    document = dated(document)
    return tuple(_labelled(document, statement) for statement in statements)


def _labelled(document: Document, statement: Statement) -> Labelled:
    fields = fields_of(document, statement)
    evidence, status, schedule = read_statuses(document, statement, fields)
    owners = read_owners(document, statement, fields)
    shown = [one for one in evidence if one.end > one.start and one.schedule != "resumed"]
    phrases = tuple(dict.fromkeys(one.shown(document) for one in shown))
    confidence, review = assess(statement, evidence, status, schedule, owners)
    dates = tag_dates(document, statement)
    return Labelled(statement, phrases, dates, owners, status, schedule, confidence, review)
