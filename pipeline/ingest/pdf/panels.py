"""Painted boxes with text of their own, beside or between the text of a page: tiles, side boxes, callouts.

What stands in one is read together, so that a row of tiles is not read across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.ingest.pdf.lines import Line, line_of
from pipeline.ingest.pdf.records import Face, Fill, Word
from pipeline.model import Box

_LEAST = 2
_SLACK = 2.0


def panel_boxes(fills: Iterable[Fill], width: float, height: float) -> tuple[Box, ...]:
    """Fills that could be boxes of text: neither thin nor as large as a column or the page; the outermost first."""
    boxes = {
        (fill.x0, fill.top, fill.x1, fill.bottom)
        for fill in fills
        if fill.square
        and min(fill.colour) < 250
        and fill.x1 - fill.x0 > 50
        and 24 < fill.bottom - fill.top < 0.4 * height
    }
    fitting = [Box(*box) for box in boxes if (box[2] - box[0]) * (box[3] - box[1]) < 0.5 * width * height]
    return tuple(sorted(fitting, key=lambda box: (-(box.x1 - box.x0) * (box.bottom - box.top), box.top, box.x0)))


def with_panels(
    lines: Sequence[Line], boxes: Iterable[Box], page: int, size: float
) -> tuple[list[Line], dict[int, list[Line]]]:
    """The segments of a page, those in a box replaced by one line for the box; and what each line holds, by `id`."""
    rest = list(lines)
    held: dict[int, list[Line]] = {}
    for box in boxes:
        inside = [line for line in rest if line.table is None and id(line) not in held and _holds(box, line)]
        if len(inside) < _LEAST or len(inside) == len(rest) or any(_crosses(box, line) for line in rest):
            continue
        place = _line(box, page, size)
        gone = set(map(id, inside))
        rest = [line for line in rest if id(line) not in gone] + [place]
        held[id(place)] = inside
    return rest, held


def _holds(box: Box, line: Line) -> bool:
    across = line.x0 >= box.x0 - _SLACK and line.x1 <= box.x1 + _SLACK
    return across and box.top - _SLACK <= line.base - 0.3 * line.size and line.base <= box.bottom + _SLACK


def _crosses(box: Box, line: Line) -> bool:
    """Whether a line begins in a box and ends outside it, or the other way round."""
    if not box.top < line.base - 0.3 * line.size < box.bottom or line.x1 <= box.x0 or line.x0 >= box.x1:
        return False
    return line.x0 < box.x0 - _SLACK or line.x1 > box.x1 + _SLACK


def _line(box: Box, page: int, size: float) -> Line:
    face = Face("", size, False, False, (0, 0, 0))
    line = line_of([Word("\ufffc", box.x0, box.top, box.x1, box.bottom, box.top + size, face)], page)
    line.table = box
    return line
