"""Keys whose colours are painted: read as tables with fills, from which their meaning can be told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.ingest.pdf import read_pdf
from pipeline.model import Listing
from pipeline.tag.legend import painted
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import SMALL, colors, flowed, para
from tests.ingest.pdf.shown import kinds

KEY = ((colors.green, "Complete"), (colors.orange, "In progress"), (colors.red, "Not started"))
MEANING = {"green": ("completed", ""), "amber": ("in_progress", ""), "red": ("not_started", "")}


def squares(folder: Path) -> Path:
    def page(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, (colour, text) in enumerate(KEY):
            canvas.setFillColor(colour)
            canvas.rect(60, 750 - 20 * at, 12, 10, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
            canvas.drawString(80, 751 - 20 * at, text)

    return draw.drawn(folder, page)


def paint(folder: Path) -> Path:
    styles = [("BACKGROUND", (at, 0), (at, 0), colour) for at, (colour, _) in enumerate(KEY)]
    cells = [[para(text, SMALL) for _, text in KEY]]
    return flowed(folder, [para("Words before."), draw.Table(cells, [80] * 3, style=draw.TableStyle(styles))])


def a_table(folder: Path) -> Path:
    styles = [("BACKGROUND", (0, at), (0, at), colour) for at, (colour, _) in enumerate(KEY)]
    cells = [["", para(text, SMALL)] for _, text in KEY]
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return flowed(folder, [draw.Table(cells, [40, 90], style=draw.TableStyle([grid, *styles]))])


@pytest.mark.parametrize("drawn", [squares, paint, a_table])
def test_a_painted_key_is_understood(tmp_path: Path, drawn: Callable[[Path], Path]) -> None:
    assert painted(ingest(drawn(tmp_path), "paper.pdf", Listing())) == MEANING


def test_painted_headings_are_no_key(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        for at, (colour, text) in enumerate(((colors.green, "Safe streets"), (colors.red, "Strong communities"))):
            canvas.setFillColor(colour)
            canvas.rect(60, 750 - 30 * at, 150, 20, stroke=0, fill=1)
            canvas.setFillColor(colors.white)
            canvas.drawString(65, 755 - 30 * at, text)

    assert "row" not in [kind for kind, _ in kinds(read_pdf(draw.drawn(tmp_path, page)))]
