"""Strips of text: the columns of a page in reading order, with the painted boxes that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.columns import columns
from pipeline.ingest.pdf.footnotes import without_notes
from pipeline.ingest.pdf.lines import Line, merged
from pipeline.ingest.pdf.panels import with_panels
from pipeline.ingest.pdf.parts import Part, parts_of, pitch_of
from pipeline.ingest.pdf.raised import raised
from pipeline.ingest.pdf.rivers import Span
from pipeline.ingest.pdf.unruled import unruled_tables
from pipeline.ingest.pdf.views import View, table_line


@dataclass(frozen=True, slots=True)
class Strip:
    """A column of a page. `boxes` are painted boxes in it, each with the base line that it begins on and its strips."""

    height: float
    lines: tuple[Line, ...]
    boxes: tuple[tuple[float, tuple[Strip, ...]], ...] = ()


def strips_of(view: View, out: dict[int, str], size: float, edges: Span) -> list[Strip]:
    """The strips of a page in reading order, without the lines in `out`; lines on their side come last."""
    bare, kept = unruled_tables([line for line in view.lines if id(line) not in out], view.number)
    kept += [table_line(table, size) for table in (*view.tables, *bare)]
    kept, held = with_panels(kept, view.panels, view.number, size)
    found = _strips(view, kept, held, size, edges)
    for line in view.turned:
        if id(line) not in out:
            line.column = (line.x0, line.x1)
            found.append(Strip(view.height, (line,)))
    return found


def _strips(view: View, lines: Sequence[Line], held: dict[int, list[Line]], size: float, edges: Span) -> list[Strip]:
    found: list[Strip] = []
    for column, span in columns(lines, size, edges):
        text = [line for line in column if id(line) not in held]
        boxes = sorted((line for line in column if id(line) in held), key=lambda line: (round(line.base), line.x0))
        if boxes and text:  # paint reaches further than the words of its column
            span = min(line.x0 for line in text), max(line.x1 for line in text)
        inner = tuple((box.base, tuple(_boxed(view, box, held, size))) for box in boxes)
        found.append(Strip(view.height, tuple(merged(text, view.number, span)), inner))
    return found


def _boxed(view: View, box: Line, held: dict[int, list[Line]], size: float) -> list[Strip]:
    """The strips inside a box, which ends on the right as far from its text as it begins on the left."""
    lines = held[id(box)]
    left = min(line.x0 for line in lines)
    return _strips(view, lines, held, size, (left, box.x1 - (left - box.x0)))


def strip_parts(strip: Strip, size: float, pitch: float, notes: list[Part]) -> list[Part]:
    """The parts of a strip, those of a box before the first part that begins below the box's top; footnotes go to
    `notes`."""
    body, feet = without_notes(strip.lines, size, strip.height)
    notes.extend(feet)
    parts = parts_of(raised(body, pitch or pitch_of(body)), pitch)
    woven: list[Part] = []
    at = 0
    for base, inner in strip.boxes:
        end = next((place for place, part in enumerate(parts) if part.first.base >= base), len(parts))
        woven.extend(parts[at:end])
        at = max(at, end)
        woven.extend(part for one in inner for part in strip_parts(one, size, pitch, notes))
    return woven + parts[at:]
