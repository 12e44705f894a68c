"""What the graph is made of: papers, plans, priorities, statements, commitments and owners, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.emit.schema import TABLES
from pipeline.emit.tables import SEPARATOR
from pipeline.emit.typed import Cell, Made

Record = dict[str, Cell]
_HEADERS = {table.name: table.header for table in TABLES}
_NAMED = {"documents": "document_id", "plans": "plan_id", "priorities": "priority_id", "statements": "statement_id"}
_LEFT_OUT = {
    "statements": (
        "document_id",
        "parent_id",
        "priority_id",
        "commitment_id",
        "owners",
        "char_start",
        "char_end",
        "bbox",
    ),
    "documents": ("plan_id",),
    "plans": ("previous_plan_id", "document_ids"),
    "priorities": ("plan_id", "statement_id", "previous_priority_id"),
    "commitments": ("first_document_id", "last_document_id", "plan_ids", "owners"),
}
"""What the edges say, and what only programs that have the texts can use."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its id over all sorts, its sort, what to call it, and what is known of it."""

    id: str
    sort: str
    label: str
    values: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """What joins two things, from the first to the second; `score` and `basis` where it was concluded."""

    source: str
    target: str
    sort: str
    score: Cell = None
    basis: Cell = None
    decided_by: Cell = None


@dataclass(frozen=True, slots=True)
class Parts:
    """All nodes and edges, in a fixed order; no edge leads to a node that is not there."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def records(made: Made, name: str) -> Iterator[Record]:
    """The rows of a table by the names of its columns."""
    return (dict(zip(_HEADERS[name], row, strict=True)) for row in made[name])


def parts_of(made: Made) -> Parts:
    """The graph of the rows of all tables."""
    nodes = tuple(_nodes(made))
    known = {node.id for node in nodes}
    edges = dict.fromkeys(edge for edge in _edges(made) if edge.source in known and edge.target in known)
    return Parts(nodes, tuple(edges))


def _nodes(made: Made) -> Iterator[Node]:
    for sort, name in (("document", "documents"), ("plan", "plans"), ("priority", "priorities")):
        yield from (_node(sort, name, record) for record in records(made, name))
    yield from (_node("statement", "statements", record) for record in records(made, "statements"))
    judged = {record["commitment_id"]: record for record in records(made, "ledger")}
    for record in records(made, "commitments"):
        explanation = judged.get(record["commitment_id"], {}).get("explanation")
        yield _node("commitment", "commitments", record | {"explanation": explanation})
    owners: dict[Cell, Record] = {}
    for record in records(made, "owners"):
        owners.setdefault(record["owner_id"], record)
    for key, record in sorted(owners.items(), key=lambda one: str(one[0])):
        yield Node(f"owner/{key}", "owner", str(record["name"] or key), (("role", record["role"]),))


def _node(sort: str, table: str, record: Record) -> Node:
    key = f"{sort}_id"
    left_out = (key, *_LEFT_OUT[table])
    values = tuple((name, value) for name, value in record.items() if name not in left_out and value is not None)
    return Node(f"{sort}/{record[key]}", sort, str(record.get("title") or record[key]), values)


def _edges(made: Made) -> Iterator[Edge]:
    for record in records(made, "plans"):
        yield from _to("plan", record, "plan_id", "previous_plan_id", "plan", "follows")
        yield from (
            Edge(f"document/{one}", f"plan/{record['plan_id']}", "is_or_speaks_of")
            for one in _list(record, "document_ids")
        )
    for record in records(made, "priorities"):
        yield from _to("priority", record, "priority_id", "plan_id", "plan", "part_of")
        yield from _to("priority", record, "priority_id", "previous_priority_id", "priority", "continues")
        yield from _to("priority", record, "priority_id", "statement_id", "statement", "given_by")
    for record in records(made, "statements"):
        yield from _to("statement", record, "statement_id", "document_id", "document", "said_in")
        yield from _to("statement", record, "statement_id", "parent_id", "statement", "part_of")
        yield from _to("statement", record, "statement_id", "priority_id", "priority", "under")
        yield from _to("statement", record, "statement_id", "commitment_id", "commitment", "speaks_of")
    for record in records(made, "commitments"):
        yield from (
            Edge(f"plan/{one}", f"commitment/{record['commitment_id']}", "holds") for one in _list(record, "plan_ids")
        )
    for record in records(made, "owners"):
        yield Edge(f"owner/{record['owner_id']}", f"statement/{record['statement_id']}", str(record["capacity"]))
    for record in records(made, "links"):  # from the later to the earlier, as the words read: "reports on"
        yield Edge(
            f"statement/{record['target_id']}", f"statement/{record['source_id']}", str(record["relation"]),
            record["score"], record["basis"], record["decided_by"],
        )  # fmt: skip


def _to(sort: str, record: Record, key: str, other: str, other_sort: str, name: str) -> Iterator[Edge]:
    if record[other] is not None:
        yield Edge(f"{sort}/{record[key]}", f"{other_sort}/{record[other]}", name)


def _list(record: Record, name: str) -> list[str]:
    return [part for part in str(record[name] or "").split(SEPARATOR) if part]
