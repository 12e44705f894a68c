"""Rows of documents, statements and problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.emit.rows.book import Book, Row, by_place
from pipeline.emit.safe import path_cell, slice_of, visible
from pipeline.model import Box, Paper, Problem, Statement

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def documents(book: Book) -> Iterator[Row]:
    """One row a paper."""
    for paper in book.papers:
        document = paper.document
        yield {
            "document_id": document.document_id,
            "source": path_cell(document.source),
            "sha256": document.sha256,
            "media_type": document.media_type,
            "title": document.title,
            **_facts(book, paper),
            "pages": document.pages,
            "words": len(_WORD.findall(document.text)),
            "ocr_pages": document.ocr_pages,
            "statements": len(paper.statements),
            "warnings": " | ".join(dict.fromkeys(problem.message for problem in document.problems)),
            **_characters(paper),
        }


def _facts(book: Book, paper: Paper) -> Row:
    facts = paper.document.facts
    return {
        "document_type": facts.document_type,
        "area": facts.area,
        "meeting_date": facts.meeting_date,
        "meeting_date_basis": facts.meeting_date_basis,
        "plan_id": book.plan_of.get(paper.document.document_id),
        "url": facts.url,
        "author": facts.author,
    }


def _characters(paper: Paper) -> Row:
    counted = paper.document.characters
    return {
        "characters_body": counted.body,
        "characters_table": counted.table,
        "characters_furniture": counted.furniture,
        "characters_lost": counted.lost,
    }


def statements(book: Book) -> Iterator[Row]:
    """One row a statement; its text is cut from the document's text, so that it equals its slice."""
    for paper in book.papers:
        shown = visible(paper.document.text)
        for labelled in sorted(paper.statements, key=lambda one: one.statement.ordinal):
            statement = labelled.statement
            yield {
                **_unit(statement, shown),
                "priority_id": book.priority_of.get(statement.statement_id),
                "commitment_id": book.commitment_of.get(statement.statement_id),
                "status": labelled.status,
                "schedule": labelled.schedule,
                "owners": tuple(dict.fromkeys(owner.role for owner in labelled.owners)),
                "confidence": min(statement.confidence, labelled.confidence),
                "needs_review": labelled.needs_review,
            }


def _unit(statement: Statement, shown: str) -> Row:
    text, start, end = slice_of(shown, statement.start, statement.end)
    return {
        "statement_id": statement.statement_id,
        "document_id": statement.document_id,
        "ordinal": statement.ordinal,
        "kind": statement.kind,
        "title": statement.title,
        "text": text,
        "section": " > ".join(statement.section),
        "list_label": statement.list_label,
        "parent_id": statement.parent_id,
        "page": statement.page,
        "char_start": start,
        "char_end": end,
        "bbox": _box(statement.box),
        "reasons": statement.reasons,
    }


def _box(box: Box | None) -> str | None:
    if box is None:
        return None
    return " ".join(f"{round(side, 1):g}" for side in (box.x0, box.top, box.x1, box.bottom))


def problems(found: Iterable[Problem], known: Collection[str]) -> Iterator[Row]:
    """One row a problem, of whichever stage; `known` are the ids of the papers."""
    for problem in sorted(found, key=by_place):
        yield {
            "document_id": problem.document_id if problem.document_id in known else None,
            "source": path_cell(problem.source),
            "stage": problem.stage,
            "severity": problem.severity,
            "page": problem.page,
            "message": problem.message,
        }
