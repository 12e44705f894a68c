"""The tables and texts in fragments: what some papers and areas put into them, so that what did not change since the
last run need not be made again. A table is its fragments in the order of their keys."""

from __future__ import annotations

import csv
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from pipeline.emit.rows import BY_AREA, OF_PAPERS
from pipeline.emit.rows.book import Book, Row, Value
from pipeline.emit.rows.reviews import ranked
from pipeline.emit.safe import cell, exact_cell, path_cell, visible
from pipeline.emit.schema import TABLES, VERDICTS, Column, Table

SEPARATOR = "; "
TEXTS = "text"
_CELLS = dict.fromkeys(("source", "promised_in", "reported_in"), path_cell) | {"text": exact_cell}
_TABLES = {table.name: table for table in TABLES}
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some lines of a table, or a whole text: the file that it belongs to, its place among those of that file, and
    the bytes."""

    path: str
    key: Key
    content: bytes


def fragments(book: Book) -> Iterator[Fragment]:
    """What the papers and areas of a book put into tables and texts."""
    for one in book.each():  # one paper after the other, so that an archive need not be held in memory
        (document,) = (paper.document for paper in one.papers)
        for name, make in OF_PAPERS.items():
            yield _fragment(name, (document.source,), make(one))
        if document.text:
            text = visible(document.text).encode("utf-8")
            yield Fragment(f"{TEXTS}/{document.document_id}.txt", (), text)
    for area in book.areas:
        alone = replace(book, papers=(), areas=(area,))
        for name, make in BY_AREA.items():
            for rank, found in _ranks(name, make(alone)):
                yield _fragment(name, (rank, area.area), found)
    for key, row in ranked(book):
        yield _fragment("review", key, [row])


def _ranks(name: str, found: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    """The rows of an area; those of the ledger by their verdicts, as it is sorted by these over all areas."""
    if name != "ledger":
        yield 0, list(found)
        return
    for verdict, group in groupby(found, key=lambda row: row["verdict"]):
        yield VERDICTS.index(str(verdict)), list(group)


def _fragment(name: str, key: Key, found: Iterable[Row]) -> Fragment:
    table = _TABLES[name]
    return Fragment(table.path, key, lines_of(table, found))


def lines_of(table: Table, found: Iterable[Row]) -> bytes:
    """Rows of a table as lines of its CSV file."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [shown(column, row[column.name]) for column in table.columns] for row in found
    )
    return out.getvalue().encode("utf-8")


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


def packed(found: Iterable[Fragment]) -> bytes:
    """Fragments as bytes, for `unpacked`."""
    listed = [one for one in found if one.content]
    index = json.dumps([[one.path, one.key, len(one.content)] for one in listed], separators=(",", ":"))
    return zlib.compress(b"\n".join((index.encode("ascii"), b"".join(one.content for one in listed))), 1)


def unpacked(content: bytes) -> Iterator[Fragment]:
    """The fragments that `packed` made into bytes. Raises ValueError where they are none."""
    try:
        index, _, held = zlib.decompress(content).partition(b"\n")
        at = 0
        for path, key, size in json.loads(index):
            yield Fragment(path, tuple(key), held[at : at + size])
            at += size
    except (zlib.error, TypeError) as error:
        raise ValueError(f"no fragments: {error}") from error


def write_fragments(found: Iterable[Fragment], folder: Path, last: Path | None = None) -> None:
    """Write the tables and texts into an empty folder. Fragments may come in any order; they wait on disk.

    What the `last` output holds to the byte is taken from there as it is."""
    (folder / TEXTS).mkdir()
    places: dict[str, list[tuple[Key, int, int]]] = {table.path: [] for table in TABLES}
    with TemporaryFile(dir=folder) as waiting:
        at = 0
        for one in found:
            if one.path in places:
                size = waiting.write(one.content)
                places[one.path].append((one.key, at, size))
                at += size
            else:
                _put(folder / one.path, one.content, last / one.path if last else None)
        for table in TABLES:
            with (folder / table.path).open("wb") as file:
                file.write(",".join(table.header).encode("ascii") + b"\n")
                for _, begin, size in sorted(places[table.path], key=lambda place: place[0]):
                    waiting.seek(begin)
                    file.write(waiting.read(size))


def put_files(found: Iterable[Fragment], folder: Path, last: Path | None = None) -> None:
    """Write whole files into a folder; what the `last` output holds to the byte is taken from there."""
    for one in found:
        path = folder / one.path
        path.parent.mkdir(exist_ok=True, parents=True)
        _put(path, one.content, last / one.path if last else None)


def _put(path: Path, content: bytes, before: Path | None) -> None:
    """Write a file, or give the one that was there before a second name: that spares the disk most of its work."""
    if before is not None and _holds(before, content):
        with suppress(OSError):  # not every file system can, nor between disks
            os.link(before, path)
            return
    path.write_bytes(content)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
