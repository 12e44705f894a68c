"""The review sheet of a workbook as a person saved it, row by row like a review.csv."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from pipeline.problems import InputError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NAME = "review"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Row = dict[str, str | None]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, whatever its name."""
    return path.is_file() and is_zipfile(path)


def sheet_rows(path: Path) -> list[tuple[int, Row]]:
    """The rows of a workbook's review sheet by the names of the tables, each with its number on the sheet.

    Raises InputError where the file is no workbook that can be read, or has no such sheet."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs put into a workbook, which is not read here
            book = load_workbook(path, read_only=True, data_only=True)
            found = [list(_rows(book[name])) for name in book.sheetnames if name.strip().casefold() == _NAME]
            book.close()
    except Exception as error:  # what a broken workbook raises is of any kind
        raise InputError(f"{path} cannot be read ({error}).", "Save it again as an Excel workbook (.xlsx).") from error
    if not found:
        raise InputError(f"{path} has no sheet named {_NAME}.", "Name the plantrace.xlsx that you filled in.")
    return found[0]


def _rows(sheet: Worksheet) -> Iterator[tuple[int, Row]]:
    names: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        words = [_words(cell) for cell in cells]
        if names:
            yield number, dict(zip(names, words, strict=False))
        elif "judgement" in (heads := [_name(word) for word in words]):
            names = heads


def _name(heading: str) -> str:
    """The name in the tables of what stands above a column: "Taken as" is taken_as."""
    return "_".join(heading.casefold().split())


def _words(cell: object) -> str:
    """What a cell says, as a CSV file would have it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell)).strip()
