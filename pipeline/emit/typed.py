"""The rows of every table as typed values, for outputs that know types: the words are those of the CSV files."""

from __future__ import annotations

from pipeline.emit.rows import rows
from pipeline.emit.rows.book import Row, Value
from pipeline.emit.schema import TABLES, Column, Table
from pipeline.emit.tables import shown
from pipeline.model import Dataset

Cell = str | int | float | bool | None
"""A value of a typed output; None for what is not known. Lists are joined as in the CSV files."""
Cells = tuple[Cell, ...]


def typed_rows(dataset: Dataset) -> dict[str, list[Cells]]:
    """The rows of each table by its name, each row in the order of its columns."""
    made = rows(dataset)
    return {table.name: [_cells(table, row) for row in made[table.name]] for table in TABLES}


def _cells(table: Table, row: Row) -> Cells:
    return tuple(typed(column, row[column.name]) for column in table.columns)


def typed(column: Column, value: Value) -> Cell:
    """A value as its column's type: what the CSV file shows, with numbers and truth as such and None for nothing."""
    if value is None or isinstance(value, (bool, int)):
        return value
    text = shown(column, value)
    if isinstance(value, float):
        return float(text)
    return text or None
