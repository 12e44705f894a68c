"""How heavy letters are in a picture: the mean width of their strokes, by which bold lines are told."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

Box = tuple[float, float, float, float]
_HEAVIER = 1.28


def bold_lines(image: Any, lines: Sequence[tuple[Box, float, int]]) -> list[bool]:
    """For lines (box in pixels, font size, number of letters): whether their strokes are heavier than is usual here.

    A stroke's width is twice the ink divided by the length of its edges, which the sum of the steps from pixel to pixel
    measures well on grey pictures too."""
    import numpy as np

    ink = 1.0 - np.asarray(image, dtype=np.float32) / 255.0
    widths = [_width(np, ink, box) / max(1.0, size) for box, size, _ in lines]
    letters = [width for width, (_, _, count) in zip(widths, lines, strict=True) for _ in range(count)]
    usual = median(letters) if letters else 0.0
    return [usual > 0 and width > _HEAVIER * usual for width in widths]


def _width(np: Any, ink: Any, box: Box) -> float:
    left, top, right, bottom = (max(0, round(side)) for side in box)
    part = ink[top:bottom, left:right]
    if part.size == 0:
        return 0.0
    edges = float(np.abs(np.diff(part, axis=0)).sum() + np.abs(np.diff(part, axis=1)).sum())
    return 2.0 * float(part.sum()) / edges if edges else 0.0
