"""Paths of a page into rules and fills, whichever source gave the paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.ingest.pdf.records import Fill, Rule
from pipeline.ingest.shades import Colour

THIN = 2.6
BORDER = 4.0
_WHITE = (255, 255, 255)
Points = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Sketch:
    """The rules and fills of a page, in the order of painting."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def path(self, shapes: Sequence[tuple[Points, bool]], fill: Colour | None, width: float | None) -> None:
        """Record a path: its subpaths (points, whether curved), its paint and the width of its line, if it has them."""
        if fill is not None and _is_border(shapes):
            for points, _ in shapes:
                self.rules.extend(_edges(*_extent(points), 0.5, False) if fill != _WHITE else ())
            return
        for points, curved in shapes:
            self.shape(points, curved, fill, width)

    def shape(self, points: Points, curved: bool, fill: Colour | None, width: float | None) -> None:
        """Record one subpath: a thin one is a rule, a filled one a fill whose edges are soft rules."""
        x0, top, x1, bottom = _extent(points)
        thin = min(x1 - x0, bottom - top) <= THIN
        if fill is not None and len(points) > 2 and thin:
            self.thin(x0, top, x1, bottom, fill)
        elif fill is not None and len(points) > 2:
            square = not curved and _is_square(points)
            self.fills.append(Fill(x0, top, x1, bottom, fill, square))
            if square and fill != _WHITE:
                self.rules.extend(_edges(x0, top, x1, bottom, 0.0, True))
        if width is not None:
            self.strokes(points, curved, width)

    def thin(self, x0: float, top: float, x1: float, bottom: float, colour: Colour) -> None:
        """A rectangle so thin that it is a line."""
        if colour == _WHITE or max(x1 - x0, bottom - top) < 1:
            return
        if x1 - x0 >= bottom - top:
            y = (top + bottom) / 2
            self.rules.append(Rule(x0, y, x1, y, bottom - top))
        else:
            x = (x0 + x1) / 2
            self.rules.append(Rule(x, top, x, bottom, x1 - x0))

    def strokes(self, points: Points, curved: bool, width: float) -> None:
        """The straight lines of a stroked subpath that go across or down the page."""
        if curved and len(points) > 24:
            return
        for (xa, ya), (xb, yb) in pairwise(points):
            if abs(ya - yb) <= 0.6 and abs(xa - xb) > 1:
                self.rules.append(Rule(min(xa, xb), (ya + yb) / 2, max(xa, xb), (ya + yb) / 2, width))
            elif abs(xa - xb) <= 0.6 and abs(ya - yb) > 1:
                self.rules.append(Rule((xa + xb) / 2, min(ya, yb), (xa + xb) / 2, max(ya, yb), width))


def _extent(points: Points) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_border(shapes: Sequence[tuple[Points, bool]]) -> bool:
    """Whether a painted path is a border: one rectangle close inside another, and only what lies between is painted."""
    if len(shapes) != 2 or any(curved or not _is_square(points) for points, curved in shapes):
        return False
    outer, inner = sorted((_extent(points) for points, _ in shapes), key=lambda box: box[0] - box[2])
    gaps = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]]
    return all(0 < gap <= BORDER for gap in gaps)


def _edges(x0: float, top: float, x1: float, bottom: float, width: float, soft: bool) -> tuple[Rule, ...]:
    return (
        Rule(x0, top, x1, top, width, soft),
        Rule(x0, bottom, x1, bottom, width, soft),
        Rule(x0, top, x0, bottom, width, soft),
        Rule(x1, top, x1, bottom, width, soft),
    )


def _is_square(points: Points) -> bool:
    """Whether every side goes across or down."""
    return all(abs(xa - xb) < 0.6 or abs(ya - yb) < 0.6 for (xa, ya), (xb, yb) in pairwise(points))
