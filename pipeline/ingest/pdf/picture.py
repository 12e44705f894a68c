"""A page as an image with what the reader saw on it: blocks in their order and kind, cells, and what was left out.

Needs Pillow, which pdfplumber brings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.ingest.pdf.source_pdfium import opened
from pipeline.model import Box, Cell
from pipeline.problems import PaperError

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

COLOURS = {
    "heading": (178, 24, 43),
    "paragraph": (33, 102, 172),
    "item": (27, 120, 55),
    "row": (118, 42, 131),
    "footnote": (140, 81, 10),
}
_FILLS = {"red": (215, 48, 39), "amber": (253, 174, 0), "green": (26, 152, 80), "blue": (69, 117, 180)}


class Seen(Protocol):
    """What can be drawn: a Piece or a Block."""

    @property
    def kind(self) -> str:
        """heading, paragraph, item, row or footnote."""
        ...

    @property
    def level(self) -> int:
        """The depth of a heading or an item."""
        ...

    @property
    def page(self) -> int | None:
        """The page that it begins on."""
        ...

    @property
    def box(self) -> Box | None:
        """Where it stands on that page."""
        ...


def draw_page(path: Path, page: int, seen: Sequence[Seen], scale: float = 2.0) -> Image:
    """Page `page` (from 1) of the PDF at `path`, with a numbered frame for each block that begins on it.

    `scale` is in pixels a point. Raises PaperError when the PDF cannot be read or has no such page."""
    from PIL import ImageDraw

    with opened(path) as document:
        if not 1 <= page <= len(document):
            raise PaperError(f"{path.name} has no page {page}.", f"It has pages 1 to {len(document)}.", page)
        image: Image = document[page - 1].render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image, "RGBA")
    for number, one in enumerate((one for one in seen if one.page == page and one.box is not None), 1):
        _draw(pen, number, one, scale)
    return image


def _draw(pen: ImageDraw, number: int, one: Seen, scale: float) -> None:
    colour = COLOURS.get(one.kind, (80, 80, 80))
    assert one.box is not None
    frame = _scaled(one.box, scale)
    for cell in _cells(one):
        if cell.box is not None:
            pen.rectangle(_scaled(cell.box, scale), outline=(*_FILLS.get(cell.fill, colour), 160), width=2)
    pen.rectangle(frame, outline=(*colour, 255), fill=(*colour, 24), width=2)
    name = f"{number} {one.kind}{' ' + str(one.level) if one.level else ''}"
    left, top = frame[0], max(0.0, frame[1] - 11)
    pen.rectangle((left, top, left + 6 * len(name) + 4, top + 11), fill=(*colour, 255))
    pen.text((left + 2, top), name, fill=(255, 255, 255, 255))


def _cells(one: Seen) -> Iterable[Cell]:
    return getattr(one, "cells", ())


def _scaled(box: Box, scale: float) -> tuple[float, float, float, float]:
    return box.x0 * scale - 2, box.top * scale - 2, box.x1 * scale + 2, box.bottom * scale + 2
