"""Writes a paper as PDF, in one of the layouts that Panel papers come in.

report: a word processor's portrait pages      landscape: the same, turned, for wide tables
designed: coloured bars and boxes              two-columns: a banner, then two columns a page
slides: one slide a heading                    letter: a letterhead, no coloured headings

Streams are left uncompressed and the file carries no clock, so that the same source gives the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.sample.source import Block, Cell, Paper, Row

_FILLS = {"green": "#00B050", "amber": "#FFC000", "red": "#FF0000", "blue": "#4F81BD", "grey": "#D9D9D9"}
_BANNER = 150.0
_GUTTER = 22.0
_NARROW = 3  # columns of a table that one column of text has room for; wider ones go across a page of their own


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a kind of paper looks: its page, margins, type size, and whether it is coloured."""

    size: tuple[float, float] = A4
    margin: float = 62.0
    points: float = 10.5
    columns: int = 1
    coloured: bool = False
    slides: bool = False


_LAYOUTS = {
    "report": _Layout(),
    "letter": _Layout(margin=72.0, points=11.0),
    "landscape": _Layout(landscape(A4), margin=45.0, points=9.5),
    "designed": _Layout(margin=56.0, points=11.5, coloured=True),
    "two-columns": _Layout(margin=46.0, points=10.5, columns=2, coloured=True),
    "slides": _Layout((720.0, 405.0), margin=40.0, points=16.0, slides=True),
}


def to_pdf(paper: Paper, layout: str = "") -> bytes:
    """Return the paper as a PDF in the layout named, or the one that its source names."""
    chosen = _LAYOUTS[layout or paper.says("layout") or "report"]
    _, pages = _write(paper, chosen, 0)
    return _write(paper, chosen, pages)[0]


def _write(paper: Paper, layout: _Layout, pages: int) -> tuple[bytes, int]:
    """Return the PDF and how many pages it has; running footers name the number given."""
    banner, blocks = _split_banner(paper.blocks) if layout.columns > 1 else ([], paper.blocks)
    styles = _styles(paper, layout)
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=layout.size,
        title=_title(paper),
        author=paper.says("author"),
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates(_templates(paper, layout, styles, banner, pages))
    story: list[Flowable] = [NextPageTemplate("later")] if banner else []
    for number, block in enumerate(blocks):
        if layout.slides and block.kind == "heading" and block.level == 1 and number:
            story.append(PageBreak())
        wide = layout.columns > 1 and block.kind == "table" and len(block.rows[0].cells) > _NARROW
        if wide:
            story += [NextPageTemplate("wide"), PageBreak()]
        story.append(_flowable(block, styles, replace(layout, columns=1) if wide else layout))
        if block.kind == "table":
            story += [NextPageTemplate("later"), PageBreak()] if wide else [Spacer(1, 8)]
    document.build(story)
    return file.getvalue(), document.page


def _title(paper: Paper) -> str:
    """Return the title for the file's properties."""
    return paper.says("title") or next((block.text for block in paper.blocks if block.kind == "title"), paper.name)


def _split_banner(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part the title and the centred lines under it, which go into the banner, from the rest."""
    count = 0
    while count < len(blocks) and blocks[count].kind in ("title", "centred"):
        count += 1
    return blocks[:count], blocks[count:]


def _templates(
    paper: Paper, layout: _Layout, styles: dict[str, ParagraphStyle], banner: list[Block], pages: int
) -> list[PageTemplate]:
    """Return the page templates: the first page leaves room for a banner where there is one."""
    later = partial(_furniture, paper, layout, pages)

    def first(canvas: Canvas, document: BaseDocTemplate) -> None:
        _draw_banner(canvas, paper, layout, styles, banner)
        later(canvas, document)

    plain = PageTemplate("later", _frames(layout, 0.0), onPage=later)
    wide = PageTemplate("wide", _frames(replace(layout, columns=1), 0.0), onPage=later)
    return [PageTemplate("first", _frames(layout, _BANNER), onPage=first), plain, wide] if banner else [plain, wide]


def _frames(layout: _Layout, above: float) -> list[Frame]:
    """Return the frames of a page, below a banner of the height given."""
    width, height = layout.size
    across = (width - 2 * layout.margin - _GUTTER * (layout.columns - 1)) / layout.columns
    top = max(layout.margin, above + 18)
    return [
        Frame(layout.margin + number * (across + _GUTTER), layout.margin, across, height - top - layout.margin,
              leftPadding=0, rightPadding=0, topPadding=4, bottomPadding=4)
        for number in range(layout.columns)
    ]  # fmt: skip


def _draw_banner(
    canvas: Canvas, paper: Paper, layout: _Layout, styles: dict[str, ParagraphStyle], banner: list[Block]
) -> None:
    """Draw the coloured band with the title across the first page."""
    width, height = layout.size
    canvas.setFillColor(_colour(paper))
    canvas.rect(0, height - _BANNER, width, _BANNER, stroke=0, fill=1)
    top = height - 34.0
    for block in banner:
        words = Paragraph(_marked(block.text), styles["banner" if block.kind == "title" else "strap"])
        _, tall = words.wrap(width - 2 * layout.margin, _BANNER)
        words.drawOn(canvas, layout.margin, top - tall)
        top -= tall + 6


def _furniture(paper: Paper, layout: _Layout, pages: int, canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the running header and footer."""
    width, height = layout.size
    canvas.setFillColor(colors.HexColor("#404040"))
    canvas.setFont(_font(paper), 8)
    if document.page > 1 or not layout.coloured:
        canvas.drawRightString(width - layout.margin, height - 30, paper.says("header"))
    footer = paper.says("footer").replace("{pages}", str(pages)).replace("{page}", str(document.page))
    if layout.slides:
        canvas.drawRightString(width - 20, 14, footer)
    else:
        canvas.drawCentredString(width / 2, 28, footer)


def _font(paper: Paper, bold: bool = False) -> str:
    """Return the name of the paper's typeface."""
    if paper.says("font") == "Times":
        return "Times-Bold" if bold else "Times-Roman"
    return "Helvetica-Bold" if bold else "Helvetica"


def _colour(paper: Paper) -> colors.Color:
    """Return the paper's own colour."""
    return colors.HexColor(f"#{paper.says('colour') or '1F3864'}")


def _styles(paper: Paper, layout: _Layout) -> dict[str, ParagraphStyle]:
    """Return the paragraph styles of a paper."""
    points, bold = layout.points, _font(paper, bold=True)
    base = ParagraphStyle("text", fontName=_font(paper), fontSize=points, leading=points * 1.3, spaceAfter=points * 0.6)
    ink = _colour(paper) if layout.coloured or layout.slides else colors.black
    head = partial(ParagraphStyle, parent=base, fontName=bold, keepWithNext=1)
    bar: dict[str, Any] = {"textColor": ink}
    if layout.coloured:
        bar = {"backColor": ink, "textColor": colors.white, "borderPadding": (4, 6, 5, 6)}
    tint: dict[str, Any] = {
        "backColor": colors.HexColor("#EEF1F6"),
        "borderPadding": 7,
        "leftIndent": 8,
        "rightIndent": 8,
    }
    return {
        "text": base,
        "title": head("title", fontSize=points * 1.6, leading=points * 2, textColor=ink, spaceAfter=points),
        "heading1": head("heading1", fontSize=points * 1.2, leading=points * 1.5, spaceBefore=points * 1.2,
                         spaceAfter=points * 0.9, **bar),
        "heading2": head("heading2", fontSize=points * 1.05, spaceBefore=points * 0.6, textColor=ink),
        "heading3": head("heading3", fontName=_italic(paper), spaceBefore=points * 0.3),
        "box": ParagraphStyle("box", parent=base, fontName=_italic(paper), spaceBefore=points,
                              spaceAfter=points * 1.4, **tint),
        "centred": ParagraphStyle("centred", parent=base, alignment=TA_CENTER),
        "cell": ParagraphStyle("cell", parent=base, fontSize=points * 0.9, leading=points * 1.12, spaceAfter=0),
        "banner": ParagraphStyle("banner", parent=base, fontName=bold, fontSize=24, leading=28, textColor=colors.white),
        "strap": ParagraphStyle("strap", parent=base, fontSize=12, leading=15, textColor=colors.white),
    }  # fmt: skip


def _italic(paper: Paper) -> str:
    """Return the name of the sloping typeface."""
    return "Times-Italic" if paper.says("font") == "Times" else "Helvetica-Oblique"


def _flowable(block: Block, styles: dict[str, ParagraphStyle], layout: _Layout) -> Flowable:
    """Return one block as something that can be set."""
    if block.kind == "page":
        return PageBreak()
    if block.kind == "rule":
        return HRFlowable(width="100%", thickness=0.7, color=colors.black, spaceAfter=6, spaceBefore=4)
    if block.kind == "table":
        return _table(block, styles, _frames(layout, 0.0)[0])
    if block.kind == "item":
        return _item(block, styles["text"])
    name = f"heading{block.level}" if block.kind == "heading" else block.kind
    return Paragraph(_marked(block.text), styles.get(name, styles["text"]))


def _item(block: Block, base: ParagraphStyle) -> Paragraph:
    """Return a bullet or a labelled item, hanging from its label."""
    room = base.fontSize * (1.1 if not block.label else 2.6)
    start = base.fontSize * (1.6 * block.level + (0.8 if not block.label else 0))
    style = ParagraphStyle(
        "item", parent=base, leftIndent=start + room, bulletIndent=start, spaceAfter=base.fontSize * 0.4,
        bulletFontName=base.fontName, bulletFontSize=base.fontSize,
    )  # fmt: skip
    return Paragraph(_marked(block.text), style, bulletText=block.label or ("\u2022" if block.level == 0 else "\u2013"))


def _table(block: Block, styles: dict[str, ParagraphStyle], frame: Any) -> Table:
    """Return a ruled table that repeats its first row on every page it runs over."""
    shares = block.widths or (1.0,) * len(block.rows[0].cells)
    widths = [frame._width * share / sum(shares) for share in shares]
    cells = [
        [_cell(cell, styles, number == 0 or row.band) for cell in _padded(row, len(widths))]
        for number, row in enumerate(block.rows)
    ]
    return Table(cells, colWidths=widths, repeatRows=1, style=_rules(block.rows))


def _padded(row: Row, columns: int) -> tuple[Cell, ...]:
    """Return a row's cells, a band's with empty ones behind it."""
    return row.cells + (Cell(""),) * (columns - len(row.cells))


def _cell(cell: Cell, styles: dict[str, ParagraphStyle], strong: bool) -> Paragraph:
    """Return the text of a cell."""
    words = _marked(cell.text)
    return Paragraph(f"<b>{words}</b>" if strong else words, styles["cell"])


def _rules(rows: list[Row]) -> list[tuple[Any, ...]]:
    """Return the lines and fills of a table."""
    rules: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#7F7F7F")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D9E2F3")),
    ]
    for number, row in enumerate(rows):
        if row.band:
            rules.append(("SPAN", (0, number), (-1, number)))
            rules.append(("BACKGROUND", (0, number), (-1, number), colors.HexColor("#EDEDED")))
        for column, cell in enumerate(row.cells):
            if cell.fill:
                rules.append(("BACKGROUND", (column, number), (column, number), colors.HexColor(_FILLS[cell.fill])))
    return rules


def _marked(text: str) -> str:
    """Return text with its bold, italics and breaks as the typesetter's mark-up."""
    for mark, tag in (("**", "b"), ("*", "i")):
        parts = escape(text).split(mark) if mark == "**" else text.split(mark)
        text = "".join(part if number % 2 == 0 else f"<{tag}>{part}</{tag}>" for number, part in enumerate(parts))
    return text.replace("\n", "<br/>")
