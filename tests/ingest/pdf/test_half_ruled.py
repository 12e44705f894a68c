"""Tables with lines between some of their rows and columns only, each with wrapped cells and with figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import SMALL, colors, flowed, para
from tests.ingest.pdf.shown import rows

BLACK = colors.black
HEAD = ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.8, 0.8, 0.9))
BOX = ("BOX", (0, 0), (-1, -1), 0.5, BLACK)
UNDER_HEAD = ("LINEBELOW", (0, 0), (-1, 0), 0.5, BLACK)
UNDER_ROWS = ("LINEBELOW", (0, 0), (-1, -1), 0.5, BLACK)
BETWEEN_ROWS = ("LINEBELOW", (0, 0), (-1, -2), 0.5, BLACK)
BETWEEN_COLUMNS = ("LINEAFTER", (0, 0), (-2, -1), 0.5, BLACK)
OVER_AND_UNDER = (("LINEABOVE", (0, 0), (-1, 0), 1, BLACK), ("LINEBELOW", (0, -1), (-1, -1), 1, BLACK))

FIGURES = [
    ["Ward", "Officers", "Patrol hours"],
    *([f"Ward {at} north", f"{at + 3}", f"{at * 17 + 40}"] for at in range(6)),
]
WRAPPED = [
    ["Ref", "Commitment", "Owner", "Due date"],
    ["1.1", "Open the hub for victims in the north of the county and keep it", "OPCC", "May 2011"],
    ["1.2", "Publish the strategy", "Chief Constable and the councils", "May 2012"],
    ["1.3", "Open the other hub for victims, which is in the south of the county", "OPCC", "June 2013"],
]
DRAWN: dict[str, list[Any]] = {
    "all": [("GRID", (0, 0), (-1, -1), 0.5, BLACK)],
    "under each row": [UNDER_ROWS],
    "between rows": [BETWEEN_ROWS],
    "painted header, under each row": [HEAD, UNDER_ROWS],
    "around, under the header": [BOX, UNDER_HEAD],
    "around, between columns": [BOX, BETWEEN_COLUMNS],
    "around, between columns, under the header": [BOX, BETWEEN_COLUMNS, UNDER_HEAD],
    "over and under, under the header": [*OVER_AND_UNDER, UNDER_HEAD],
}


def drawn(folder: Path, content: list[list[str]], widths: list[int], styles: list[Any]) -> Path:
    top = ("VALIGN", (0, 0), (-1, -1), "TOP")
    cells = [[para(cell, SMALL) for cell in row] for row in content]
    table = draw.Table(cells, widths, style=draw.TableStyle([*styles, top]))
    prose = "Words before and behind the table, which fill a line or two, and say what was done in the year."
    return flowed(folder, [para(prose), table, para(prose)])


@pytest.mark.parametrize("styles", DRAWN.values(), ids=DRAWN.keys())
def test_rows_of_figures(tmp_path: Path, styles: list[Any]) -> None:
    assert rows(read_pdf(drawn(tmp_path, FIGURES, [160, 100, 120], styles))) == FIGURES


@pytest.mark.parametrize("styles", [DRAWN[name] for name in DRAWN if name != "between rows"])
def test_rows_with_wrapped_cells(tmp_path: Path, styles: list[Any]) -> None:
    found = rows(read_pdf(drawn(tmp_path, WRAPPED, [40, 170, 90, 70], styles)))
    assert [[cell.replace(" / ", " ") for cell in row] for row in found] == WRAPPED


def test_a_ruled_cell_of_several_lines_stays_one_cell(tmp_path: Path) -> None:
    content = [
        ["What we said we would do", "What we did"],
        ["Open the hub for victims in the north of the county", "We opened the hub in the north of the county in May"],
    ]
    for styles in (DRAWN["all"], DRAWN["around, between columns, under the header"]):
        assert rows(read_pdf(drawn(tmp_path, content, [110, 110], styles))) == content
