"""The tables as CSV (RFC 4180 with LF line ends, UTF-8, an empty field for what is not known), and the texts of the
papers, into which their offsets point."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from pipeline.emit.briefs import Contents
from pipeline.emit.fragments import SEPARATOR, Fragment, fragments, lines_of, shown, write_fragments
from pipeline.emit.rows.book import Book
from pipeline.emit.rows.papers import problems
from pipeline.emit.schema import PROBLEMS
from pipeline.model import Dataset

__all__ = ["SEPARATOR", "shown", "write_contents", "write_tables"]


def write_tables(dataset: Dataset, folder: Path) -> None:
    """Write one CSV file a table of the schema into the folder, and text/<document_id>.txt for each paper that could
    be read."""
    write_contents(Contents.of(dataset), fragments(Book.of(dataset)), folder)


def write_contents(contents: Contents, found: Iterable[Fragment], folder: Path, last: Path | None = None) -> None:
    """The same from fragments, in any order, that were made before; see `write_fragments`."""
    rows = problems(contents.all_problems(), {one.document_id for one in contents.papers})
    write_fragments(chain(found, [Fragment(PROBLEMS.path, (), lines_of(PROBLEMS, rows))]), folder, last)
