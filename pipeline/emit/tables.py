"""The tables as CSV: RFC 4180 with LF line ends, UTF-8, an empty field for what is not known."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from pipeline.emit.rows import OF_ALL, OF_PAPERS
from pipeline.emit.rows.book import Book, Row, Value
from pipeline.emit.safe import cell, exact_cell, path_cell
from pipeline.emit.schema import TABLES, Column, Table
from pipeline.model import Dataset

SEPARATOR = "; "
_CELLS = dict.fromkeys(("source", "promised_in", "reported_in"), path_cell) | {"text": exact_cell}


def write_tables(dataset: Dataset, folder: Path) -> None:
    """Write one CSV file a table of the schema into the folder."""
    book = Book.of(dataset)
    with ExitStack() as files:
        into = {table.name: _begun(table, files.enter_context(_new(folder / table.path))) for table in TABLES}
        for one in book.each():  # one paper after the other, so that an archive need not be held in memory
            for name, make in OF_PAPERS.items():
                into[name](make(one))
        for name, make in OF_ALL.items():
            into[name](make(book))


def _new(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _begun(table: Table, file: TextIO) -> Callable[[Iterable[Row]], None]:
    """What writes rows of a table behind its header."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.header)

    def write(found: Iterable[Row]) -> None:
        writer.writerows([shown(column, row[column.name]) for column in table.columns] for row in found)

    return write


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
