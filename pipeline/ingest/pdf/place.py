"""From the coordinates of a PDF's page to points from the top left corner of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """An affine map (x, y) -> (a*x + c*y + e, b*x + d*y + f), and the quarter turns that the page is shown with."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    turns: int

    @classmethod
    def of(cls, page: Any) -> Place:
        """The map of a pdfium page: its crop box, turned as its /Rotate says."""
        left, bottom, right, top = page.get_bbox()
        turns = (page.get_rotation() // 90) % 4
        if turns == 0:
            return cls(1, 0, 0, -1, -left, top, 0)
        if turns == 1:
            return cls(0, 1, 1, 0, -bottom, -left, 1)
        if turns == 2:
            return cls(-1, 0, 0, 1, right, -bottom, 2)
        return cls(0, -1, -1, 0, top, right, 3)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the PDF's page is shown."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f
