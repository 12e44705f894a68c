"""Rows of what link concludes for each area: plans, commitments, the ledger, links, priorities and changes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.emit.rows.book import Book, Row
from pipeline.emit.schema import VERDICTS
from pipeline.model import Commitment, LedgerRow


def plans(book: Book) -> Iterator[Row]:
    """One row a plan version."""
    for area in book.areas:
        for plan in area.plans:
            yield {
                "plan_id": plan.plan_id,
                "area": plan.area,
                "title": plan.title,
                "period_start": plan.period_start,
                "period_end": plan.period_end,
                "edition": plan.edition,
                "edition_date": plan.edition_date,
                "previous_plan_id": plan.previous_plan_id,
                "document_ids": plan.document_ids,
            }


def commitments(book: Book) -> Iterator[Row]:
    """One row a commitment."""
    for area in book.areas:
        for commitment in area.commitments:
            yield {
                "commitment_id": commitment.commitment_id,
                "area": commitment.area,
                "title": commitment.title,
                "kind": commitment.kind,
                "priority": commitment.priority,
                "owners": commitment.owners,
                **_course(commitment),
            }


def _course(commitment: Commitment) -> Row:
    return {
        "first_document_id": commitment.first_document_id,
        "first_date": commitment.first_date,
        "due_first": commitment.due_first,
        "due_latest": commitment.due_latest,
        "slip_days": commitment.slip_days,
        "status": commitment.status,
        "schedule": commitment.schedule,
        "status_date": commitment.status_date,
        "last_document_id": commitment.last_document_id,
        "plan_ids": commitment.plan_ids,
        "mentions": commitment.mentions,
        "verdict": commitment.verdict,
        "needs_review": commitment.needs_review,
        "aliases": commitment.aliases,
    }


def ledger(book: Book) -> Iterator[Row]:
    """One row a commitment, the worst verdict first; within a verdict in the order of each area."""
    entries = [entry for area in book.areas for entry in area.ledger]
    for entry in sorted(entries, key=lambda one: VERDICTS.index(one.verdict)):
        yield {
            "commitment_id": entry.commitment_id,
            "area": entry.area,
            "priority": entry.priority,
            "title": entry.title,
            "owners": entry.owners,
            **_promise(book, entry),
            **_report(book, entry),
            "as_of": entry.as_of,
            "slip_days": entry.slip_days,
            "verdict": entry.verdict,
            "explanation": entry.explanation,
        }


def _promise(book: Book, entry: LedgerRow) -> Row:
    return {
        "promised_in": book.sources.get(entry.promised_in, entry.promised_in),
        "promised_page": entry.promised_page,
        "promised_text": entry.promised_text,
        "promised_due": entry.promised_due,
    }


def _report(book: Book, entry: LedgerRow) -> Row:
    return {
        "reported_in": book.sources.get(entry.reported_in, entry.reported_in),
        "reported_page": entry.reported_page,
        "reported_text": entry.reported_text,
        "reported_status": entry.reported_status,
        "reported_schedule": entry.reported_schedule,
        "reported_date": entry.reported_date,
    }


def links(book: Book) -> Iterator[Row]:
    """One row a link."""
    for area in book.areas:
        for link in sorted(area.links, key=lambda one: (one.source_id, one.target_id, one.relation)):
            yield {
                "source_id": link.source_id,
                "target_id": link.target_id,
                "relation": link.relation,
                "score": link.score,
                "basis": link.basis,
                "decided_by": link.decided_by,
            }


def priorities(book: Book) -> Iterator[Row]:
    """One row a priority of a plan version."""
    for area in book.areas:
        for priority in area.priorities:
            yield {
                "priority_id": priority.priority_id,
                "plan_id": priority.plan_id,
                "level": priority.level,
                "number": priority.number,
                "title": priority.title,
                "statement_id": priority.statement_id,
                "previous_priority_id": priority.previous_priority_id,
                "change": priority.change,
                "similarity": priority.similarity,
            }


def changes(book: Book) -> Iterator[Row]:
    """One row a difference between two plan versions."""
    for area in book.areas:
        for change in area.changes:
            yield {
                "area": change.area,
                "from_plan_id": change.from_plan_id,
                "to_plan_id": change.to_plan_id,
                "change": change.change,
                "what": change.what,
                "statement_id": change.statement_id,
                "evidence": change.evidence,
            }


def requests(book: Book) -> Iterator[Row]:
    """One row a request of the Panel."""
    for area in book.areas:
        for one in area.requests:
            yield {
                "statement_id": one.statement_id,
                "commitment_id": one.commitment_id,
                "area": area.area,
                "asked_in": book.sources.get(one.asked_in),
                "asked_page": one.asked_page,
                "asked_text": one.asked_text,
                "owners": one.owners,
                "asked_date": one.asked_date,
                "due": one.due,
                "answered_in": book.sources.get(one.answered_in),
                "answered_page": one.answered_page,
                "answered_text": one.answered_text,
                "answer": one.answer,
                "acted_in": book.sources.get(one.acted_in),
                "acted_page": one.acted_page,
                "acted_text": one.acted_text,
                "acted_status": one.acted_status,
                "outcome": one.outcome,
            }
