"""The rows of the tables that stand in a folder as typed values, for outputs that know types.

They are read one by one, as often as they are asked for: an archive's rows need not be held in memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from pipeline.emit.schema import TABLES, Column, Table

Cell = str | int | float | bool | None
"""A value of a typed output; None for what is not known. Lists are joined as in the CSV files."""
Cells = tuple[Cell, ...]
_LONGEST = (1 << 31) - 1
"""A field may be as long as a paper."""


class Rows(Iterable[Cells]):
    """The rows of one table, each in the order of its columns."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._path = folder / table.path
        self._steps = [(at, step) for at, column in enumerate(table.columns) if (step := _step(column))]

    def __iter__(self) -> Iterator[Cells]:
        csv.field_size_limit(_LONGEST)
        with self._path.open(encoding="utf-8", newline="") as file:
            for fields in islice(csv.reader(file), 1, None):
                made: list[Cell] = [field or None for field in fields]
                for at, step in self._steps:
                    if fields[at]:
                        made[at] = step(fields[at])
                yield tuple(made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


Made = Mapping[str, Rows]


def typed_rows(folder: Path) -> Made:
    """The rows of each table by its name."""
    return {table.name: Rows(table, folder) for table in TABLES}


def _step(column: Column) -> Callable[[str], Cell] | None:
    """What makes a value of a field; None where it stays text."""
    steps: dict[str, Callable[[str], Cell]] = {"integer": int, "number": float, "boolean": "true".__eq__}
    return steps.get(column.type)
