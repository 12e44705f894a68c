"""Small PDFs drawn for the tests, always the same bytes for the same calls."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests: pip install reportlab")

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

PlainTable = Table

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8)
TITLE = ParagraphStyle("title", parent=HEAD, fontSize=20, leading=24)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=9, leading=11, spaceAfter=2)
SLIDE = landscape((405, 720))


def drawn(
    folder: Path,
    draw: Callable[[Canvas], None],
    size: tuple[float, float] = A4,
    name: str = "drawn.pdf",
    **options: Any,
) -> Path:
    """A PDF that `draw` draws on a canvas."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=size, invariant=1, **options)
    draw(canvas)
    canvas.save()
    path = folder / name
    path.write_bytes(held.getvalue())
    return path


def flowed(
    folder: Path,
    story: Sequence[Any],
    columns: int = 1,
    header: str = "",
    footer: str = "",
    size: tuple[float, float] = A4,
    name: str = "flowed.pdf",
) -> Path:  # fmt: skip
    """A PDF of paragraphs, lists and tables, with a running header and footer ({page} is the page's number)."""
    width, height = size
    held = io.BytesIO()
    room = (width - 100 - 24 * (columns - 1)) / columns
    frames = [Frame(50 + at * (room + 24), 70, room, height - 140, 0, 0, 0, 0) for at in range(columns)]

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, height - 40, header.format(page=document.page))
        canvas.drawCentredString(width / 2, 36, footer.format(page=document.page))

    template = PageTemplate("page", frames, onPage=furniture)
    BaseDocTemplate(held, pagesize=size, pageTemplates=[template], invariant=1).build(list(story))
    path = folder / name
    path.write_bytes(held.getvalue())
    return path


def para(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph in reportlab's mark-up."""
    return Paragraph(text, style)


def bullets(*items: Any, start: str = "bulletchar") -> ListFlowable:
    """A list with bullets; a pair is an item and the list nested in it."""
    held: list[Any] = [_item(item) for item in items]
    return ListFlowable(held, bulletType="bullet", start=start, leftIndent=18)


def _item(item: Any) -> ListItem:
    return ListItem([para(item[0]), item[1]] if isinstance(item, tuple) else para(item))


def ruled(rows: Sequence[Sequence[Any]], widths: Sequence[float], *styles: Any, repeat: int = 1) -> Table:
    """A table with lines around all cells."""
    cells = [[para(cell, SMALL) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Table(
        cells, widths, repeatRows=repeat, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *styles])
    )


__all__ = [
    "A4",
    "BODY",
    "HEAD",
    "SLIDE",
    "SMALL",
    "TITLE",
    "Canvas",
    "PlainTable",
    "Spacer",
    "Table",
    "TableStyle",
    "bullets",
    "colors",
    "drawn",
    "flowed",
    "landscape",
    "para",
    "ruled",
]
