"""The lines and painted areas of a scanned page, found in its picture, and the picture made straight.

A line is a long run of pixels that are darker than those a little above or below (or left or right) of them: so the
edge of a painted area counts as one too, as it does in a page that was not scanned. The lines are taken out of the
picture before its words are recognised, because upright ones are read as letters otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.pdf.records import Fill, Rule

_STEEPEST, _STEP, _LEAST_TILT = 2.0, 0.04, 0.05  # degrees
_SMALL, _BANDS, _FAINT = 1200, 60, 40
_DARKER = 22
_SMOOTH = 7  # pixels along a line, of which the mean is taken against noise
_ASIDE = 4  # pixels from the middle of a line to what is beside it
_ACROSS, _DOWN = 16.0, 13.0  # the least lengths in points
_WIDE, _TALL = 80.0, 40.0  # from here on a line is no stroke of a letter or of letters beside each other
_NEAR = 8  # pixels
_THICK = 4.0
_UNEVEN = 13.0  # the mean step from pixel to pixel: 5 to 10 in lines, 16 and more in letters
_BLOCK = 4.0  # points of a square whose usual colour is asked for
_VIVID, _ALIKE, _COLOURS, _LEAST = 36, 36, 16, 8
_PAINTED = 0.35  # of a row or column of pixels inside paint
_CLEAR = 60  # so far from the colour of paint is what stands on it
_MOST = 400


@dataclass(frozen=True, slots=True)
class Ruling:
    """A picture without its lines, grey; and what was found in it, in points."""

    image: Any
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]


def ruling(image: Any, scale: float) -> Ruling:
    """The lines and paint of a Pillow image in colours with `scale` pixels a point, and the image straight and without
    its lines. Pictures with very many lines (maps, charts) keep them."""
    import numpy as np
    from PIL import Image

    straight = _straight(np, image)
    grey = np.asarray(straight.convert("L")).astype(np.int16)
    across = _runs(np, grey, _ACROSS * scale, _THICK * scale)
    down = [(x0, y0, x1, y1) for y0, x0, y1, x1 in _runs(np, grey.T, _DOWN * scale, _THICK * scale)]
    across, down = _sure(across, down, scale)
    if len(across) + len(down) > _MOST:
        return Ruling(straight.convert("L"), (), ())
    fills = _fills(np, straight, scale)
    clean = _flat_paint(np, _without(np, grey, across, down), straight, fills, scale)
    return Ruling(Image.fromarray(clean.astype(np.uint8)), _rules(across, down, fills, scale), fills)


Box = tuple[int, int, int, int]


def _straight(np: Any, image: Any) -> Any:
    """The image turned so that its lines of text lie level."""
    from PIL import Image

    small = image.convert("L").resize(
        (_SMALL, max(1, round(image.height * _SMALL / image.width))), Image.Resampling.BOX
    )
    ink = 255.0 - np.asarray(small, dtype=np.float32)
    ink = np.where(ink > _FAINT, ink, 0.0)
    bands = ink[:, : _SMALL // _BANDS * _BANDS].reshape(ink.shape[0], _BANDS, -1).sum(axis=2)
    steps = round(_STEEPEST / _STEP)
    sharp = {at: _sharpness(np, bands, math.tan(math.radians(_STEP * at))) for at in range(-steps, steps + 1)}
    angle = _STEP * max(sharp, key=lambda at: (sharp[at], -abs(at)))
    if abs(angle) < _LEAST_TILT:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))


def _sharpness(np: Any, bands: Any, slope: float) -> float:
    """How much the ink of the rows differs from row to row, with each band of columns moved up by the slope."""
    height, count = bands.shape
    profile = np.zeros(height, dtype=np.float32)
    for band in range(count):
        shift = round(slope * ((band + 0.5) * _SMALL / count - _SMALL / 2))
        kept = bands[max(0, shift) : height + min(0, shift), band]
        start = max(0, -shift)
        profile[start : start + len(kept)] += kept
    return float((np.diff(profile) ** 2).sum())


def _runs(np: Any, grey: Any, least: float, thick: float) -> list[Box]:
    """Boxes (x0, y0, x1, y1) of long, thin, dark runs across."""
    from scipy import ndimage

    even = ndimage.uniform_filter1d(grey, _SMOOTH, axis=1)
    above, below = np.roll(even, _ASIDE, axis=0), np.roll(even, -_ASIDE, axis=0)
    above[:_ASIDE], below[-_ASIDE:] = 255, 255
    dark = (even < above - _DARKER) | (even < below - _DARKER)
    length = max(8, round(least))
    closed = ndimage.maximum_filter1d(dark.view(np.uint8), 5, axis=1)
    closed = ndimage.minimum_filter1d(closed, 5, axis=1)
    kept = ndimage.minimum_filter1d(closed, length, axis=1)
    kept = ndimage.maximum_filter1d(kept, length, axis=1, origin=-1 if length % 2 == 0 else 0)
    labels, _ = ndimage.label(kept, structure=np.ones((3, 3), dtype=np.uint8))
    found = []
    for rows, columns in ndimage.find_objects(labels):
        box = (columns.start, rows.start, columns.stop, rows.stop)
        if box[3] - box[1] <= thick and box[2] - box[0] >= least and _is_even(np, grey[rows, columns]):
            found.append(box)
    return found


def _is_even(np: Any, line: Any) -> bool:
    """Whether a line is about as dark from pixel to pixel: letters beside each other are not."""
    darkest = line.min(axis=0)
    return bool(np.abs(np.diff(darkest)).mean() <= _UNEVEN)


def _sure(across: list[Box], down: list[Box], scale: float) -> tuple[list[Box], list[Box]]:
    """Long lines, and short ones that end at others: what else is short may be strokes of letters."""
    tall = [one for one in down if one[3] - one[1] >= _TALL * scale]
    wide = [one for one in across if one[2] - one[0] >= _WIDE * scale or _ends_at(_turned(one), map(_turned, tall))]
    return wide, [one for one in down if one in tall or _ends_at(one, wide)]


def _ends_at(line: Box, across: Iterable[Box]) -> bool:
    """Whether a line down ends at lines across, above and below."""
    x = (line[0] + line[2]) / 2
    ends = [(box[1] + box[3]) / 2 for box in across if box[0] - _NEAR <= x <= box[2] + _NEAR]
    return all(any(abs(end - own) <= _NEAR for end in ends) for own in (line[1], line[3]))


def _turned(box: Box) -> Box:
    return (box[1], box[0], box[3], box[2])


def _rules(across: list[Box], down: list[Box], fills: Iterable[Fill], scale: float) -> tuple[Rule, ...]:
    flat = [Rule(x0 / scale, (y0 + y1) / 2 / scale, x1 / scale, (y0 + y1) / 2 / scale) for x0, y0, x1, y1 in across]
    tall = [Rule((x0 + x1) / 2 / scale, y0 / scale, (x0 + x1) / 2 / scale, y1 / scale) for x0, y0, x1, y1 in down]
    fills = tuple(fills)
    return (*(_through(rule, fills) for rule in flat), *tall)


def _through(rule: Rule, fills: Iterable[Fill]) -> Rule:
    """A line across that ends at paint inside which it cannot be seen, up to the other side of the paint."""
    for fill in fills:
        if fill.top + _BLOCK < rule.top < fill.bottom - _BLOCK:
            if abs(rule.x1 - fill.x0) < 2 * _BLOCK:
                rule = rule._replace(x1=fill.x1)
            elif abs(rule.x0 - fill.x1) < 2 * _BLOCK:
                rule = rule._replace(x0=fill.x0)
    return rule


def _without(np: Any, grey: Any, across: list[Box], down: list[Box]) -> Any:
    """The picture with its lines painted over by what is beside them."""
    clean = grey.copy()
    for x0, y0, x1, y1 in across:
        top, foot = max(0, y0 - 2), min(clean.shape[0], y1 + 2)
        beside = np.maximum(clean[max(0, top - 1), x0:x1], clean[min(clean.shape[0] - 1, foot), x0:x1])
        clean[top:foot, x0:x1] = beside
    for x0, y0, x1, y1 in down:
        left, right = max(0, x0 - 2), min(clean.shape[1], x1 + 2)
        beside = np.maximum(clean[y0:y1, max(0, left - 1)], clean[y0:y1, min(clean.shape[1] - 1, right)])
        clean[y0:y1, left:right] = beside[:, None]
    return clean


def _flat_paint(np: Any, grey: Any, image: Any, fills: Iterable[Fill], scale: float) -> Any:
    """The grey picture with paint made white, and what stands on it dark."""
    pixels = np.asarray(image.convert("RGB")).astype(np.int16)
    for fill in fills:
        edges = (fill.x0 - _BLOCK, fill.top - _BLOCK, fill.x1 + _BLOCK, fill.bottom + _BLOCK)
        x0, top, x1, bottom = (max(0, round(one * scale)) for one in edges)
        off = np.abs(pixels[top:bottom, x0:x1] - np.array(fill.colour)).max(axis=2)
        near = off < _CLEAR
        rows, columns = np.flatnonzero(near.mean(axis=1) > _PAINTED), np.flatnonzero(near.mean(axis=0) > _PAINTED)
        part = grey[top:bottom, x0:x1]
        part[near] = 255
        if len(rows) and len(columns):
            inner = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            most = max(_CLEAR, float(np.percentile(off[inner], 99)))
            part[inner] = np.clip(255 - off[inner] * 255 / most, 0, 255)
    return grey


def _fills(np: Any, image: Any, scale: float) -> tuple[Fill, ...]:
    """Painted areas in vivid colours: squares of about one colour that hang together."""
    from scipy import ndimage

    block = max(4, round(_BLOCK * scale))
    found: list[Fill] = []
    usual = _squares(np, image, block)
    for mask in _painted(np, usual):
        labels, _ = ndimage.label(mask)
        for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
            own = labels[rows, columns] == number
            if min(own.shape) < 2 or own.size < _LEAST or own.mean() < 0.8:
                continue
            red, green, blue = np.median(usual[rows, columns][own], axis=0)
            edges = (columns.start, rows.start, columns.stop, rows.stop)
            x0, top, x1, bottom = (edge * block / scale for edge in edges)
            found.append(Fill(x0, top, x1, bottom, (int(red), int(green), int(blue))))
    return tuple(found) if len(found) <= _MOST else ()


def _squares(np: Any, image: Any, block: int) -> Any:
    """The usual colour of each square of the picture."""
    pixels = np.asarray(image.convert("RGB"))
    high, wide = pixels.shape[0] // block, pixels.shape[1] // block
    squares = pixels[: high * block, : wide * block].reshape(high, block, wide, block, 3)
    return np.median(squares, axis=(1, 3)).astype(np.int16)


def _painted(np: Any, usual: Any) -> Iterator[Any]:
    """Squares of one colour, for each vivid colour of the page, the commonest first."""
    left = (usual.max(axis=2) - usual.min(axis=2)) >= _VIVID
    for _ in range(_COLOURS):
        if left.sum() < _LEAST:
            return
        colours, counts = np.unique(usual[left] // 32, axis=0, return_counts=True)
        alike = left & (usual // 32 == colours[counts.argmax()]).all(axis=2)
        mask = np.abs(usual - np.median(usual[alike], axis=0)).max(axis=2) <= _ALIKE
        yield mask
        left &= ~(mask | alike)
