"""papers.csv: what a paper cannot say of itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.ingest.decode import decode
from pipeline.model import DOCUMENT_TYPES, Listing, Problem

NAME = "papers.csv"
COLUMNS = ("file", "area", "meeting_date", "document_type", "plan", "url")
_UK = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


def read_listing(folder: Path) -> dict[str, Listing]:
    """What papers.csv in `folder` lists, by the paper's name (relative to the folder, with slashes); {} where there is
    none.

    Excel's semicolons and tabs, byte order marks and Windows encodings are read. What is wrong is left empty:
    `listing_problems` says so."""
    return _read(folder, None)[0]


def listing_problems(folder: Path, sources: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong in papers.csv: columns, dates, types, and rows for files that are not among `sources` (where
    given)."""
    return _read(folder, None if sources is None else frozenset(sources))[1]


def _read(folder: Path, sources: frozenset[str] | None) -> tuple[dict[str, Listing], tuple[Problem, ...]]:
    path = folder / NAME
    if not path.is_file():
        return {}, ()
    try:
        rows = _rows(decode(path.read_bytes()))
    except (OSError, csv.Error) as error:
        return {}, (_problem(f"papers.csv cannot be read: {error}. Save it again as CSV (UTF-8)."),)
    if not rows:
        return {}, ()
    return _listed(rows, sources)


def _rows(text: str) -> list[list[str]]:
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    if head.lower().startswith("sep=") and len(head.strip()) == 5:
        text, head = text.split("\n", 1)[1], text.split("\n", 2)[1]
    delimiter = max(",;\t", key=head.count)
    return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)]


def _listed(rows: list[list[str]], sources: frozenset[str] | None) -> tuple[dict[str, Listing], tuple[Problem, ...]]:
    columns = [re.sub(r"[\s-]+", "_", cell.strip().lower()) for cell in rows[0]]
    problems = _head_problems(columns)
    found: dict[str, Listing] = {}
    if "file" not in columns:
        return found, tuple(problems)
    for number, row in enumerate(rows[1:], 2):
        values = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if name}
        source = values.get("file", "").replace("\\", "/").removeprefix("./")
        problems += _row_problems(values, source, number, len(row) - len(columns), found, sources)
        if source and source not in found:
            found[source] = _listing(values)
    return found, tuple(problems)


def _head_problems(columns: list[str]) -> list[Problem]:
    if "file" not in columns:
        return [
            _problem(
                f"papers.csv has no column 'file': its first line must be {','.join(COLUMNS)}. The file is left aside.",
                "error",
            )
        ]
    odd = [name for name in columns if name and name not in COLUMNS]
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    found = [_problem(f"papers.csv: the column {name!r} is not known; known are {', '.join(COLUMNS)}.") for name in odd]
    return found + [_problem(f"papers.csv: the column {name!r} stands twice; the last one counts.") for name in doubled]


def _row_problems(
    values: dict[str, str],
    source: str,
    number: int,
    surplus: int,
    found: dict[str, Listing],
    sources: frozenset[str] | None,
) -> list[Problem]:
    said = []
    if surplus > 0:
        said.append("has more fields than the first line; quote text that holds a comma")
    if not source:
        said.append("names no file")
    elif source in found:
        said.append(f"lists {source} a second time; the first row counts")
    elif sources is not None and source not in sources:
        said.append(f"names {source}, which is not in the folder")
    if values.get("meeting_date") and not iso_date(values["meeting_date"]):
        said.append(f"has the date {values['meeting_date']!r}; write it as 2017-12-08, 2017-12 or 2017")
    if values.get("document_type") and not _document_type(values["document_type"]):
        said.append(f"has the type {values['document_type']!r}; known are {', '.join(DOCUMENT_TYPES)}")
    return [_problem(f"papers.csv, line {number}, {text}.") for text in said]


def _listing(values: dict[str, str]) -> Listing:
    listing = Listing(values.get("area", ""), plan=values.get("plan", ""), url=values.get("url", ""))
    extra = tuple(sorted((name, value) for name, value in values.items() if name not in COLUMNS and value))
    return replace(
        listing,
        meeting_date=iso_date(values.get("meeting_date", "")),
        document_type=_document_type(values.get("document_type", "")),
        extra=extra,
    )


def _document_type(text: str) -> str:
    folded = re.sub(r"[\s-]+", "_", text.strip().lower())
    return folded if folded in DOCUMENT_TYPES else ""


def iso_date(text: str) -> str:
    """An ISO date, possibly partial, from one or from the day/month/year that Excel makes of it; empty for anything
    else."""
    bare = text.strip()
    british, iso = _UK.match(bare), _ISO.match(bare)
    parts = (
        tuple(map(int, british.groups()[::-1]))
        if british
        else tuple(int(part) for part in iso.groups() if part)
        if iso
        else ()
    )
    if not parts or not 1900 <= parts[0] <= 2100:
        return ""
    try:
        date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return ""
    return "-".join(f"{part:02d}" for part in parts)


def _problem(message: str, severity: str = "warning") -> Problem:
    return Problem(NAME, "ingest", "error" if severity == "error" else "warning", message)
