"""The tables as CSV: RFC 4180 with LF line ends, UTF-8, an empty field for what is not known."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from pipeline.emit.rows import rows
from pipeline.emit.rows.book import Row, Value
from pipeline.emit.safe import cell, exact_cell, path_cell
from pipeline.emit.schema import TABLES, Column, Table
from pipeline.model import Dataset

SEPARATOR = "; "
_CELLS = dict.fromkeys(("source", "promised_in", "reported_in"), path_cell) | {"text": exact_cell}


def write_tables(dataset: Dataset, folder: Path) -> None:
    """Write one CSV file a table of the schema into the folder."""
    made = rows(dataset)
    for table in TABLES:
        _write(table, made[table.name], folder / table.path)


def _write(table: Table, found: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.header)
        writer.writerows([shown(column, row[column.name]) for column in table.columns] for row in found)


def shown(column: Column, value: Value) -> str:
    """A value as its field: lists joined by `; `, truth as true or false, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{round(value, 3):g}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return cell(SEPARATOR.join(part.strip().replace(";", ",") for part in value if part.strip()))
    return _CELLS.get(column.name, cell)(value)
