"""A sheet filled with the rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.emit.workbook import styles
from pipeline.emit.workbook.limits import Limits, fitted
from pipeline.emit.workbook.pages import Pages, Record
from pipeline.emit.workbook.sheets import Sheet, Shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Pen = Callable[[Record], "Cell | None"]
_LINE, _MOST_LINES = 15, 12
_FIRST_DAY = "1900-03-01"  # before it, the days that a sheet counts are not those of the calendar


def add_sheet(
    book: Workbook, sheet: Sheet, records: Iterable[Record], count: int, pages: Pages, limits: Limits
) -> None:
    """Add a sheet with these rows, of which there are `count`: heading and first columns frozen, a filter over all.

    A cell is written anew for each row, as each row is gone to the file before the next begins."""
    made: Worksheet = book.create_sheet(sheet.name)
    _lay_out(made, sheet)
    add_heads(made, [one.heading for one in sheet.columns])
    pens = [_pen(made, sheet, one, pages, limits) for one in sheet.columns]
    room = limits.rows - 1
    whole = count <= room
    for number, record in enumerate(islice(records, room if whole else room - 1), 2):
        made.row_dimensions[number].height = height_of(sheet, record)
        made.append([pen(record) for pen in pens])
    if not whole:
        more = count - room + 1
        note = f"{more} further rows are in {sheet.table.path} only: a sheet holds no more."
        made.append([styles.bold_cell(made, note)])
    last = min(count, room) + 1
    made.auto_filter.ref = f"A1:{_letter(len(sheet.columns))}{last}"
    made.print_area = f"A1:{_letter(sheet.printed)}{last}"


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)


def _lay_out(made: Worksheet, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns, 1):
        made.column_dimensions[_letter(place)].width = column.width
    made.freeze_panes = f"{_letter(sheet.frozen + 1)}2"
    print_wide(made)
    made.print_title_rows = "1:1"


def add_heads(made: Worksheet, heads: list[str], row: int = 1) -> None:
    """Add a row of headings with room for two lines, as its `row`."""
    made.row_dimensions[row].height = 2 * _LINE + 2
    made.append([styles.head_cell(made, head) for head in heads])


def height_of(sheet: Sheet, record: Record) -> int:
    """The height of a row in points, so that its words can be read: not every program finds it by itself."""
    lines = 1
    for column in sheet.columns:
        value = record.get(column.name)
        if isinstance(value, str) and len(value) > column.width:
            lines = max(lines, -(-len(value) // (column.width - 2)) + value.count("\n"))
    return _LINE * min(lines, _MOST_LINES) + 2


def print_wide(made: Worksheet) -> None:
    """Print a sheet across the page, all its columns on one."""
    from openpyxl.worksheet.properties import PageSetupProperties

    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0


def _pen(made: Worksheet, sheet: Sheet, shown: Shown, pages: Pages, limits: Limits) -> Pen:
    """What writes a column's cell of a row."""
    column = sheet.column(shown.name)
    if shown.name == sheet.linked:
        return _links(made, pages.paper if sheet.in_paper else pages.commitment, limits)
    if shown.name == "verdict":
        return _verdicts(made)
    if shown.name in sheet.fill_in:
        return _fill_in(made, shown.name, limits, sheet.table.path)
    if (column and column.type in ("date", "partial_date")) or shown.name == "paper_date":
        return _days(made, shown.name)
    if column and column.type in ("integer", "number", "boolean"):
        return _numbers(made, shown.name)
    spoken = bool(column and column.enum) or shown.name in ("taken_as", "verdict_now", "verdict_otherwise")
    return _texts(made, shown.name, spoken, limits, sheet.table.path)


def _verdicts(made: Worksheet) -> Pen:
    cells = {verdict: styles.verdict_cell(made, verdict) for verdict in styles.FILLS}
    return lambda record: cells.get(str(record["verdict"]))


def _texts(made: Worksheet, name: str, spoken: bool, limits: Limits, path: str) -> Pen:
    cell = styles.plain_cell(made)

    def write(record: Record) -> Cell | None:
        value = record[name]
        if value is None:
            return None
        text = str(value).replace("_", " ") if spoken else str(value)
        return put(cell, fitted(text, limits, path))

    return write


def put(cell: Cell, text: str) -> Cell:
    """Write a text as text, whatever it looks like: no formula, no number, no error."""
    cell.value = text
    cell.data_type = "s"
    return cell


def _links(made: Worksheet, address: Callable[[Record], str], limits: Limits) -> Pen:
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell, left = styles.link_cell(made), limits.links

    def write(record: Record) -> Cell | None:
        nonlocal left
        page = address(record)
        if not page or not left:
            return None
        left -= 1
        cell.hyperlink = Hyperlink(ref="A1", target=page)
        return put(cell, "open")

    return write


def _days(made: Worksheet, name: str) -> Pen:
    day, partial = styles.date_cell(made), styles.plain_cell(made)

    def write(record: Record) -> Cell | None:
        value = record[name]
        if value is None:
            return None
        found = day_of(str(value))
        if found is None:
            return put(partial, str(value))
        day.value = found
        return day

    return write


def day_of(text: str) -> date | None:
    """A full date that a sheet can count with; None for a month, a year, or one too early."""
    if len(text) != 10 or text < _FIRST_DAY:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _numbers(made: Worksheet, name: str) -> Pen:
    cell, word = styles.number_cell(made), styles.plain_cell(made)

    def write(record: Record) -> Cell | None:
        value = record[name]
        if isinstance(value, bool):
            return put(word, "yes" if value else "no")
        if value is None:
            return None
        cell.value = value
        return cell

    return write


def _fill_in(made: Worksheet, name: str, limits: Limits, path: str) -> Pen:
    cell = styles.fill_in_cell(made, name == "when")

    def write(record: Record) -> Cell:
        value = str(record[name] or "")
        found = day_of(value) if name == "when" else None
        if found is None:
            return put(cell, fitted(value, limits, path))
        cell.value = found
        return cell

    return write
