"""The stage: statuses, dates and owners of each statement, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Document, Labelled, Statement
from pipeline.tag.confidence import assess, signs_of
from pipeline.tag.date_places import Place
from pipeline.tag.date_weighed import Standing
from pipeline.tag.dateline import dated
from pipeline.tag.dates import weighed_dates
from pipeline.tag.fields import fields_of
from pipeline.tag.owners import read_owners
from pipeline.tag.remarks import behind
from pipeline.tag.shown import phrases_of
from pipeline.tag.statuses import read_statuses
from pipeline.tag.weighed import Found, heard, weigh


def tag(document: Document, statements: tuple[Statement, ...]) -> tuple[Labelled, ...]:
    """The statements of a document with their labels, in the same order."""
    return tuple(labelled for labelled, _ in with_signs(document, statements))


def with_signs(document: Document, statements: tuple[Statement, ...]) -> Iterator[tuple[Labelled, tuple[str, ...]]]:
    """The statements of a document with their labels, and the signs that their confidence rests on."""
    document = dated(document)
    for found, places in zip(found_in(document, statements), behind(document, statements), strict=True):
        yield _labelled(document, found, places)


def found_in(document: Document, statements: tuple[Statement, ...]) -> Iterator[Found]:
    """What the rules find of each statement of a document (with its date line read), and what the reader says."""
    for statement in statements:
        fields = fields_of(document, statement)
        evidence, status, schedule = read_statuses(document, statement, fields)
        owners = read_owners(document, statement, fields)
        yield Found(statement, evidence, status, schedule, owners, heard(document, statement, owners))


def _labelled(document: Document, found: Found, places: tuple[Place, ...]) -> tuple[Labelled, tuple[str, ...]]:
    weighed, heard_of = weigh(document, found)
    statement, evidence = weighed.statement, weighed.evidence
    signs = signs_of(document, statement, evidence, weighed.status, weighed.schedule, weighed.owners, heard_of)
    confidence, review = assess(statement, signs, evidence, weighed.status, weighed.schedule)
    dates = weighed_dates(document, statement, Standing(weighed.status, weighed.schedule), places)
    phrases = phrases_of(document, weighed)
    return Labelled(
        statement, phrases, dates, weighed.owners, weighed.status, weighed.schedule, confidence, review
    ), signs
