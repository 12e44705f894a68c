"""Pieces of pages of a PDF drawn as small pictures. Works in a process of its own, since it draws what anybody made."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.model import Box

_SCALE = 110 / 72  # pixels for a point
_MARGIN, _ABOVE, _TALLEST, _WIDEST = 10.0, 4.0, 260.0, 900.0
_SHADES = 16
_HARD, _PLAIN = 3, 0  # how hard to pack (6 takes nearly twice as long for a twentieth), and zlib's plain strategy

Place = tuple[int, Box]
"""A page, from 1, and a box on it."""
Cut = tuple[bytes, int, int, bool]
"""A picture as a PNG, its width and height in pixels, and whether it shows all of the box."""


def cut(source: Path, places: Sequence[Place]) -> list[Cut | None]:
    """A picture of each place of a PDF, None where there is none to be had. Places of one page stand together."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
    except (pypdfium2.PdfiumError, OSError):
        return [None] * len(places)
    with document:
        return list(_pieces(document, places))


def _pieces(document: Any, places: Sequence[Place]) -> Iterator[Cut | None]:
    for number, group in groupby(places, key=lambda one: one[0]):
        try:
            page = document[number - 1]
        except Exception:  # noqa: BLE001  # whatever the page holds, it costs only its pictures
            yield from (None for _ in group)
            continue
        yield from (_piece(page, box) for _, box in group)
        page.close()


def _piece(page: Any, box: Box) -> Cut | None:
    """A fault in drawing a piece costs only that."""
    try:
        frame, whole = _frame(box, *page.get_size())
        if frame is None:
            return None
        image = _drawn(page, frame)
        out = io.BytesIO()
        image.save(out, format="PNG", compress_level=_HARD, compress_type=_PLAIN, bits=4)
    except Exception:  # noqa: BLE001
        return None
    return out.getvalue(), image.width, image.height, whole


def _frame(box: Box, width: float, height: float) -> tuple[Box | None, bool]:
    """The piece of the page to show: the box with a margin, cut off where it is very tall or wide."""
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
