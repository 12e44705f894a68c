"""How cells look: a colour for each verdict, always beside its word, and room for wrapped text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {
    "overdue": "F8C9C9",
    "dropped": "E3CDF5",
    "slipped": "FBDDB5",
    "delayed": "FBE9B5",
    "unreported": "E1E4E8",
    "stopped": "D3D7DC",
    "kept_late": "E9E6B0",
    "on_course": "CFE2FB",
    "not_due": "EAF2FE",
    "kept": "C8EBCF",
}
"""The ground of each verdict; black words stand on all of them with a contrast of 12 to 1 or more."""
_FACE: dict[str, Any] = {"name": "Calibri", "size": 11}
_HEAD = "24364B"
_FILL_IN = "FFF8DC"
_LINK = "0B3D91"


def head_cell(sheet: Worksheet, text: str) -> Cell:
    """The cell above a column."""
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = plain_cell(sheet, text)
    cell.font = Font(**_FACE, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def plain_cell(sheet: Worksheet, text: str = "") -> Cell:
    """A cell with wrapped text at its top."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def bold_cell(sheet: Worksheet, text: str = "") -> Cell:
    """A cell with bold text."""
    from openpyxl.styles import Font

    cell = plain_cell(sheet, text)
    cell.font = Font(**_FACE, bold=True)
    return cell


def number_cell(sheet: Worksheet) -> Cell:
    """A cell for a number; at the left, as words are, since words stand beside it."""
    from openpyxl.styles import Alignment

    cell = plain_cell(sheet)
    cell.alignment = Alignment(horizontal="left", vertical="top")
    return cell


def date_cell(sheet: Worksheet) -> Cell:
    """A cell for a day."""
    cell = number_cell(sheet)
    cell.number_format = "dd mmm yyyy"
    return cell


def link_cell(sheet: Worksheet) -> Cell:
    """A cell that leads to a page."""
    from openpyxl.styles import Font

    cell = plain_cell(sheet)
    cell.font = Font(**_FACE, underline="single", color=_LINK)
    return cell


def fill_in_cell(sheet: Worksheet, dated: bool) -> Cell:
    """A cell for a person to write into; text, unless it is for a date."""
    from openpyxl.styles import Border, PatternFill, Side

    cell = plain_cell(sheet)
    side = Side("thin", color="B8A14A")
    cell.fill = PatternFill("solid", fgColor=_FILL_IN)
    cell.border = Border(side, side, side, side)
    cell.number_format = "yyyy-mm-dd" if dated else "@"
    return cell


def verdict_cell(sheet: Worksheet, verdict: str) -> Cell:
    """A cell with a verdict: its word on its colour."""
    from openpyxl.styles import Font, PatternFill

    cell = plain_cell(sheet, verdict.replace("_", " "))
    cell.font = Font(**_FACE, bold=True)
    cell.fill = PatternFill("solid", fgColor=FILLS[verdict])
    return cell
