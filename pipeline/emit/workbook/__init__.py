"""plantrace.xlsx: the ledger and what is behind it, for whoever works in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.emit.typed import Cell, Cells, typed_rows
from pipeline.emit.workbook.limits import EXCEL, Limits

WORKBOOK = "plantrace.xlsx"


def write_workbook(folder: Path, limits: Limits = EXCEL) -> None:
    """Write plantrace.xlsx from the tables in the folder. Titles lead to the report's pages where these stand there.

    The same tables give the same bytes with the same version of openpyxl. What a sheet cannot hold is cut, and a
    note in its place says where the whole is."""
    from openpyxl import Workbook

    from pipeline.emit.workbook.fill import add_sheet
    from pipeline.emit.workbook.guide import add_choice, add_dictionary, add_key
    from pipeline.emit.workbook.pages import pages_of
    from pipeline.emit.workbook.save import save
    from pipeline.emit.workbook.sheets import REVIEW_SHEET, SHEETS

    made, pages = typed_rows(folder), pages_of(folder)
    papers = _papers(made["documents"])
    book = Workbook(write_only=True)
    for sheet in SHEETS:
        found = made[sheet.table.name]
        records = (_record(sheet.table.header, row, papers) for row in found)
        add_sheet(book, sheet, records, len(found), pages, limits)
    add_choice(book[REVIEW_SHEET.name], min(len(made["review"]), limits.rows - 1))
    add_key(book)
    add_dictionary(book)
    save(book, folder / WORKBOOK)


def _papers(rows: Iterable[Cells]) -> dict[Cell, tuple[Cell, Cell]]:
    """The file and date of each paper by its id."""
    from pipeline.emit.schema import DOCUMENTS

    name, source, date = (DOCUMENTS.header.index(one) for one in ("document_id", "source", "meeting_date"))
    return {row[name]: (row[source], row[date]) for row in rows}


def _record(header: tuple[str, ...], row: Cells, papers: dict[Cell, tuple[Cell, Cell]]) -> dict[str, Cell]:
    """A row by the names of its columns, with the files of the papers that it names."""
    record = dict(zip(header, row, strict=True))
    for name, ours in (
        ("document_id", "paper"),
        ("first_document_id", "first_paper"),
        ("last_document_id", "last_paper"),
    ):
        if name in record:
            record[ours], record[f"{ours}_date"] = papers.get(record[name], (None, None))
    return record
