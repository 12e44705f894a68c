"""The rules, fills and pictures of a page from pdfplumber's lines, rectangles, curves and images."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pipeline.ingest.pdf.inks import ink
from pipeline.ingest.pdf.sketch import BORDER, Points, Sketch
from pipeline.ingest.shades import Colour

_PATHS = ("line", "rect", "curve")
Frame = tuple[float, float, float, float]


def page_shapes(objects: Iterable[dict[str, Any]], frame: Frame, most_paths: int) -> tuple[Sketch, float, bool]:
    """Rules and fills, the area of pictures, and whether the paths were too many to be read."""
    objects = list(objects)
    pictures = sum(one["width"] * one["height"] for one in objects if one["object_type"] == "image")
    paths = [one for one in objects if one["object_type"] in _PATHS]
    if len(paths) > most_paths:
        return Sketch(), pictures, True
    sketch = Sketch()
    for path in _whole(paths):
        sketch.path([_shape(one, frame) for one in path], _paint(path[0]), _width(path[0]))
    return sketch, pictures, False


def _whole(paths: Sequence[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """Paths, with the two rectangles together that pdfplumber makes of a border drawn as one path."""
    taken = False
    for path, after in pairwise([*paths, None]):
        assert path is not None
        if taken:
            taken = False
            continue
        taken = after is not None and _one_path(path, after)
        yield [path, after] if taken and after is not None else [path]


def _one_path(path: dict[str, Any], after: dict[str, Any]) -> bool:
    same = all(path.get(key) == after.get(key) for key in ("non_stroking_color", "fill", "stroke", "evenodd"))
    if not (same and path.get("fill") and not path.get("stroke")):
        return False
    if not path["object_type"] == after["object_type"] == "rect":
        return False
    near = (after["x0"] - path["x0"], after["top"] - path["top"])
    far = (path["x1"] - after["x1"], path["bottom"] - after["bottom"])
    return all(0 < gap <= BORDER for gap in (*near, *far))


def _paint(path: dict[str, Any]) -> Colour | None:
    return ink(path.get("non_stroking_color"), path.get("ncs")) if path.get("fill") else None


def _width(path: dict[str, Any]) -> float | None:
    if not path.get("stroke") or ink(path.get("stroking_color"), path.get("scs")) == (255, 255, 255):
        return None
    return float(path.get("linewidth") or 0.5)


def _shape(path: dict[str, Any], frame: Frame) -> tuple[Points, bool]:
    """The points of a path on the shown page, and whether it is curved."""
    points: list[tuple[float, float]] = []
    curved = False
    for command, *stops in path.get("path", ()):
        if command == "h" and points:
            points.append(points[0])
        elif stops:
            curved = curved or command in "cvy"
            points.append((stops[-1][0] - frame[0], stops[-1][1] - frame[1]))
    if len(points) < 2:
        x0, top, x1, bottom = (path[side] for side in ("x0", "top", "x1", "bottom"))
        points = [(x0 - frame[0], top - frame[1]), (x1 - frame[0], bottom - frame[1])]
    return points, curved
