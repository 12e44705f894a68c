"""Pictures of passages, cut from the pages of PDFs: what the paper itself looks like where it says a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.emit.report.shelf import Said, Shelf
from pipeline.model import Box

_SCALE = 110 / 72  # pixels for a point
_MARGIN, _ABOVE, _TALLEST, _WIDEST = 10.0, 4.0, 260.0, 900.0
_SHADES = 16
_MOST, _MOST_A_PAPER = 4000, 600
"""At most so many pictures in a report, and of one paper: a few kilobytes and a few milliseconds each."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a passage: where it is in the report, its size in pixels, and whether it shows all of it."""

    path: str
    width: int
    height: int
    whole: bool


def cut_passages(shelf: Shelf, folder: Path) -> dict[str, Picture]:
    """Cut a picture of every statement that belongs to the ledger and has a place on a page of a PDF.

    A page that cannot be drawn has none. Gives the picture of each by its statement."""
    found: dict[str, Picture] = {}
    for name, said in _wanted(shelf).items():
        source = (shelf.folder or Path()) / shelf.papers[name].document.source
        for one, image, whole in _cut(source, said[: min(_MOST_A_PAPER, _MOST - len(found))]):
            (folder / "passages").mkdir(exist_ok=True)
            path = f"passages/{one.id}.png"
            image.save(folder / path, format="PNG", compress_level=9, bits=4)
            found[one.id] = Picture(path, image.width, image.height, whole)
    return found


def _wanted(shelf: Shelf) -> dict[str, list[Said]]:
    """The statements of the ledger's commitments with a place, by PDF, in the order of their pages."""
    found: dict[str, list[Said]] = {}
    for name, said in shelf.said.items():
        statement = said.labelled.statement
        path = shelf.originals.get(said.document.document_id, "")
        if (
            path.endswith(".pdf")
            and statement.box
            and statement.page
            and shelf.book.commitment_of.get(name) in shelf.entry
        ):
            found.setdefault(said.document.document_id, []).append(said)
    return {name: sorted(said, key=lambda one: one.page or 0) for name, said in found.items()}


def _cut(source: Path, said: list[Said]) -> Iterator[tuple[Said, Any, bool]]:
    """A picture of each statement of a PDF. Whatever its pages hold, a fault in one costs only its picture."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
    except (pypdfium2.PdfiumError, OSError):
        return
    with document:
        for one in said:
            try:
                page = document[(one.page or 1) - 1]
                box, whole = _frame(one, *page.get_size())
                image = _drawn(page, box) if box is not None else None
                page.close()
            except Exception:  # noqa: BLE001
                continue
            if image is not None:
                yield one, image, whole


def _frame(said: Said, width: float, height: float) -> tuple[Box | None, bool]:
    """The piece of the page to show: the statement with a margin, cut off where it is very tall or wide."""
    box = said.labelled.statement.box
    if box is None:
        return None, False
    x0, top = max(box.x0 - _MARGIN, 0), max(box.top - _ABOVE, 0)
    x1, bottom = min(box.x1 + _MARGIN, width, x0 + _WIDEST), min(box.bottom + _ABOVE, height, top + _TALLEST)
    frame = Box(x0, top, x1, bottom) if x1 - x0 > _MARGIN and bottom - top > _ABOVE else None
    return frame, frame is not None and bottom >= min(box.bottom, height)


def _drawn(page: Any, box: Box) -> Any:
    """A piece of a page in a few shades of grey, as small as it goes."""
    from PIL import Image

    width, height = page.get_size()
    crop = (box.x0, height - box.bottom, width - box.x1, box.top)
    grey = page.render(scale=_SCALE, crop=crop, grayscale=True).to_pil().convert("L")
    shades = grey.point([value * _SHADES // 256 for value in range(256)])
    image = Image.frombytes("P", shades.size, shades.tobytes())
    image.putpalette([shade * 255 // (_SHADES - 1) for shade in range(_SHADES) for _ in range(3)])
    return image
