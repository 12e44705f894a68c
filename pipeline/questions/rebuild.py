"""The ledger as of another date, from the tables: the same rules, on the papers that were known by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from pipeline.link.decisions import Judged
from pipeline.link.ledger import Ground, as_of_day, entry
from pipeline.link.lexicon import asks_nothing
from pipeline.link.records import Edge, Mention, Words
from pipeline.model import (
    Commitment,
    DatePhrase,
    Decision,
    Document,
    Facts,
    Kind,
    Labelled,
    LedgerRow,
    Owner,
    Paper,
    PlanVersion,
    Span,
    Statement,
    StatusPhrase,
)
from pipeline.questions.tables import Row, Tables

Basis = Literal["phrase", "heading", "table_cell", "fill_colour"]
_NOTHING: frozenset[str] = frozenset()
_UNREAD = Words(
    _NOTHING, _NOTHING, _NOTHING, (), _NOTHING, _NOTHING, frozenset(), frozenset(), "", (), False, _NOTHING, False,
    _NOTHING, {},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment of the tables with what the ledger says of it as of a date."""

    given: Row
    commitment: Commitment
    row: LedgerRow


def ledger(tables: Tables, as_of: str) -> list[Entry]:
    """The entries of the ledger as of a date, possibly partial; empty: each area's latest meeting."""
    papers = _papers(tables)
    grounds = {area: _ground(tables, area, held, as_of) for area, held in papers.items()}
    mention = {
        one.statement.statement_id: _mention(one, paper.document)
        for held in papers.values()
        for paper in held
        for one in paper.statements
    }
    found = []
    for row in tables["commitments"]:
        members = tuple(mention[one["statement_id"]] for one in tables.members.get(row["commitment_id"], []))
        if row["verdict"] and members:
            members = tuple(sorted(members, key=lambda one: one.key))
            commitment, judged = entry(members, grounds[row["area"]])
            if judged is not None:
                found.append(Entry(row, commitment, judged))
    return found


def _mention(labelled: Labelled, document: Document) -> Mention:
    statement = labelled.statement
    idle = statement.kind in ("recommendation", "decision") and asks_nothing(statement.text)
    return Mention(labelled, document, "", _UNREAD, idle)


def _ground(tables: Tables, area: str, papers: tuple[Paper, ...], as_of: str) -> Ground:
    edges: dict[str, list[Edge]] = {}
    for row in tables["links"]:
        by_person = row["decided_by"] == "person"
        edge = Edge(row["source_id"], row["target_id"], float(row["score"] or 0), row["basis"], by_person)
        for one in (edge.earlier_id, edge.later_id):
            edges.setdefault(one, []).append(edge)
    plan_of = {row["document_id"]: row["plan_id"] for row in tables["documents"] if row["plan_id"]}
    return Ground(area, papers, as_of_day(papers, as_of), plan_of, {}, _decided(tables, area), edges)


def _decided(tables: Tables, area: str) -> Judged:
    """The due dates and statuses that people gave, known by what no paper of the commitment says."""
    values = []
    for row in tables["commitments"]:
        members = tables.members.get(row["commitment_id"], [])
        if row["area"] != area or not row["verdict"]:
            continue
        status = row["status"]
        if status and status not in {one["status"] for one in members}:
            values.append(Decision("status", row["commitment_id"], value=status))
        ends = {date["end"] for one in members for date in tables.dates.get(one["statement_id"], [])}
        if row["due_latest"] and row["due_latest"] not in ends:
            values.append(Decision("due", row["commitment_id"], value=row["due_latest"]))
    return Judged(values=tuple(values))


def _papers(tables: Tables) -> dict[str, tuple[Paper, ...]]:
    starts = {row["plan_id"]: row["period_start"] for row in tables["plans"]}
    owners: dict[str, list[Row]] = {}
    for row in tables["owners"]:
        owners.setdefault(row["statement_id"], []).append(row)
    statuses: dict[str, list[Row]] = {}
    for row in tables["statuses"]:
        statuses.setdefault(row["statement_id"], []).append(row)
    held: dict[str, list[Labelled]] = {}
    for row in tables["statements"]:
        name = row["statement_id"]
        labelled = _labelled(row, tables.dates.get(name, []), owners.get(name, []), statuses.get(name, []))
        held.setdefault(row["document_id"], []).append(labelled)
    found: dict[str, list[Paper]] = {}
    for row in tables["documents"]:
        document = _document(row, starts.get(row["plan_id"], ""))
        found.setdefault(row["area"], []).append(Paper(document, tuple(held.get(row["document_id"], ()))))
    return {area: tuple(papers) for area, papers in found.items()}


def _document(row: Row, period_start: str) -> Document:
    facts = Facts(row["area"], row["document_type"], row["meeting_date"], plan=PlanVersion(period_start=period_start))
    return Document(
        row["document_id"], row["source"], row["sha256"], row["media_type"], row["title"], "read", facts=facts
    )


def _labelled(row: Row, dates: list[Row], owners: list[Row], statuses: list[Row]) -> Labelled:
    statement = Statement(
        row["statement_id"], row["document_id"], int(row["ordinal"]), cast(Kind, row["kind"]), row["title"],
        row["text"], int(row["char_start"]), int(row["char_end"]), page=int(row["page"]) if row["page"] else None,
        reasons=tuple(row["reasons"].split("; ")),
    )  # fmt: skip
    spans = tuple(
        DatePhrase(one["phrase"], Span(one["start"], one["end"]) if one["start"] else None, "", one["role"], *_at(one))
        for one in dates
    )
    phrases = tuple(
        StatusPhrase(one["phrase"], one["status"], one["schedule"], *_at(one), cast(Basis, one["basis"]))
        for one in statuses
    )
    named = tuple(
        Owner(one["role"], one["name"], "responsible" if one["capacity"] == "responsible" else "contributing")
        for one in owners
    )
    return Labelled(
        statement,
        phrases,
        spans,
        named,
        row["status"],
        row["schedule"],
        float(row["confidence"]),
        row["needs_review"] == "true",
    )


def _at(row: Row) -> tuple[int, int]:
    return int(row["char_start"] or 0), int(row["char_end"] or 0)
