"""The lines, fills and pictures of a page, through pdfium's page objects.

A page with very many paths is a map or a chart; it gives no rules, and says so.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Fill, Rule
from pipeline.ingest.pdf.sketch import Sketch
from pipeline.ingest.shades import Colour

_PATH, _IMAGE, _FORM = 2, 3, 5
_MOVE, _LINE, _CURVE = 2, 0, 1
_MOST_SEGMENTS = 400
_MOST_DEPTH = 6
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a page has besides words. `crowded` says that its paths were too many to be read."""

    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    picture_area: float
    crowded: bool


def page_shapes(page: Any, place: Place, most_paths: int) -> Shapes:
    """Rules, fills and the area of pictures of a pdfium page."""
    return _Shapes(page, place, most_paths).read()


class _Shapes:
    def __init__(self, page: Any, place: Place, most_paths: int) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.page, self.place, self.most = pdfium, page.raw, place, most_paths
        self.sketch = Sketch()
        self.pictures, self.paths = 0.0, 0

    def read(self) -> Shapes:
        """Walk over the page's objects, in the order of painting."""
        for kind, owner, matrix in self.objects():
            if kind == _IMAGE:
                self.pictures += self.area(owner, matrix)
            elif self.paths < self.most:
                self.paths += 1
                self.path(owner, matrix)
            else:
                return Shapes((), (), self.pictures, True)
        return Shapes(tuple(self.sketch.rules), tuple(self.sketch.fills), self.pictures, False)

    def objects(self) -> Iterator[tuple[int, Any, Matrix]]:
        """Paths and pictures, those inside forms too, with the matrix that places them."""
        for index in range(self.api.FPDFPage_CountObjects(self.page)):
            yield from self.inside(self.api.FPDFPage_GetObject(self.page, index), _SAME, 0)

    def inside(self, owner: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
        """An object, or what a form holds."""
        kind = self.api.FPDFPageObj_GetType(owner)
        if kind in (_PATH, _IMAGE):
            yield kind, owner, matrix
        elif kind == _FORM and depth < _MOST_DEPTH:
            inner = _times(self.matrix(owner), matrix)
            for index in range(self.api.FPDFFormObj_CountObjects(owner)):
                yield from self.inside(self.api.FPDFFormObj_GetObject(owner, index), inner, depth + 1)

    def matrix(self, owner: Any) -> Matrix:
        """The matrix of an object."""
        found = self.api.FS_MATRIX()
        if not self.api.FPDFPageObj_GetMatrix(owner, found):
            return _SAME
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def area(self, owner: Any, matrix: Matrix) -> float:
        """The area of a picture on the page."""
        a, b, c, d, _, _ = _times(self.matrix(owner), matrix)
        return abs(a * d - b * c)

    def path(self, owner: Any, matrix: Matrix) -> None:
        """Record the rules and the fill of a path."""
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self.api.FPDFPath_GetDrawMode(owner, mode, stroke)
        if not (mode.value or stroke.value):
            return
        fill = self.colour(self.api.FPDFPageObj_GetFillColor, owner) if mode.value else None
        width = self.width(owner) if stroke.value else 0.0
        if stroke.value and self.colour(self.api.FPDFPageObj_GetStrokeColor, owner) == (255, 255, 255):
            stroke.value = 0
        shapes = list(self.subpaths(owner, _times(self.matrix(owner), matrix)))
        self.sketch.path(shapes, fill, width if stroke.value else None)

    def colour(self, getter: Any, owner: Any) -> Colour | None:
        """A colour of an object; None where it has none or it cannot be seen."""
        parts = [ctypes.c_uint() for _ in range(4)]
        if not getter(owner, *parts) or parts[3].value == 0:
            return None
        return (parts[0].value, parts[1].value, parts[2].value)

    def width(self, owner: Any) -> float:
        """The width of a path's line."""
        found = ctypes.c_float()
        self.api.FPDFPageObj_GetStrokeWidth(owner, found)
        return found.value

    def subpaths(self, owner: Any, matrix: Matrix) -> Iterator[tuple[Points, bool]]:
        """The subpaths as points on the shown page, and whether they are curved."""
        x, y = ctypes.c_float(), ctypes.c_float()
        points: Points = []
        curved = False
        for index in range(min(self.api.FPDFPath_CountSegments(owner), _MOST_SEGMENTS)):
            segment = self.api.FPDFPath_GetPathSegment(owner, index)
            kind = self.api.FPDFPathSegment_GetType(segment)
            self.api.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == _MOVE and points:
                yield points, curved
                points, curved = [], False
            curved = curved or kind == _CURVE
            points.append(self.shown(x.value, y.value, matrix))
            if self.api.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points, curved

    def shown(self, x: float, y: float, m: Matrix) -> tuple[float, float]:
        """A point of a path on the shown page."""
        return self.place.point(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that first applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
