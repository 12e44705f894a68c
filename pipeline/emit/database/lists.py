"""Lists inside a field as tables of their own, so that they can be joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.emit.schema import COMMITMENTS, PLANS, Table
from pipeline.emit.tables import SEPARATOR
from pipeline.emit.typed import Cells, Made


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table with a row for each part of a list: the key of its row, its place in the list, the part itself."""

    name: str
    description: str
    table: Table
    column: str
    part: str
    part_description: str
    refers_to: str = ""

    @property
    def key(self) -> str:
        """The column of the row's key, which has one column in every table with lists."""
        return self.table.primary_key[0]


LISTS = (
    ListTable(
        "commitment_owners",
        "One row a role that has to act on a commitment: the list in commitments.owners, one a row.",
        COMMITMENTS,
        "owners",
        "role",
        "The owner's role.",
    ),
    ListTable(
        "commitment_plans",
        "One row a plan version that holds a commitment: the list in commitments.plan_ids, one a row.",
        COMMITMENTS,
        "plan_ids",
        "plan_id",
        "The plan version.",
        "plans",
    ),
    ListTable(
        "plan_documents",
        "One row a paper that is or speaks of a plan version: the list in plans.document_ids, one a row.",
        PLANS,
        "document_ids",
        "document_id",
        "The paper.",
        "documents",
    ),
)


def list_rows(one: ListTable, made: Made) -> Iterator[Cells]:
    """The rows of a list table, in the order of its table and of each list; a part named twice counts once."""
    key, column = one.table.header.index(one.key), one.table.header.index(one.column)
    for row in made[one.table.name]:
        parts = dict.fromkeys(str(row[column] or "").split(SEPARATOR))
        for place, part in enumerate((part for part in parts if part), 1):
            yield row[key], place, part
