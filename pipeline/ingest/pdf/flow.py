"""From pages to parts: furniture taken out, columns put in order, parts joined over column and page ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_high, median_low

from pipeline.ingest.pdf.footnotes import without_marks
from pipeline.ingest.pdf.furniture import furniture
from pipeline.ingest.pdf.joins import joined, with_notes
from pipeline.ingest.pdf.lines import Line, spelled
from pipeline.ingest.pdf.outline import Style, mark_headings, mark_levels, usual
from pipeline.ingest.pdf.parts import Part, pitch_of
from pipeline.ingest.pdf.rivers import Span
from pipeline.ingest.pdf.strips import strip_parts, strips_of
from pipeline.ingest.pdf.views import View
from pipeline.model import Omission


@dataclass(frozen=True, slots=True)
class Flow:
    """The parts of a paper in reading order, what was left out, and what most of it looks like."""

    parts: tuple[Part, ...]
    omissions: tuple[Omission, ...]
    style: Style


def flow(views: Sequence[View]) -> Flow:
    """The text of all pages."""
    style = usual(line for view in views for line in view.lines)
    out = furniture([(view.number, view.height, (*view.lines, *view.turned)) for view in views], style.size)
    edges = _edges(views, out)
    strips = [strip for view in views for strip in strips_of(view, out, style.size, edges[_shape(view)])]
    pitch = _pitch([strip.lines for strip in strips], style.size)
    notes: list[Part] = []
    found = [strip_parts(strip, style.size, pitch, notes) for strip in strips]
    parts = with_notes(joined([parts for parts in found if parts]), notes)
    calls = without_marks(parts, notes)
    mark_headings(parts, style, _slide_styles(views))
    mark_levels(parts)
    return Flow(tuple(parts), (*_omissions(views, out), *calls), style)


def _shape(view: View) -> tuple[int, int]:
    return round(view.width), round(view.height)


def _edges(views: Iterable[View], out: dict[int, str]) -> dict[tuple[int, int], Span]:
    """Where text begins and ends on pages of one shape: the middle value of the pages."""
    lefts: dict[tuple[int, int], list[float]] = {}
    rights: dict[tuple[int, int], list[float]] = {}
    for view in views:
        kept = [line for line in view.lines if id(line) not in out] or list(view.lines)
        lefts.setdefault(_shape(view), []).append(min((line.x0 for line in kept), default=view.width))
        rights.setdefault(_shape(view), []).append(max((line.x1 for line in kept), default=0.0))
    return {shape: (median_high(lefts[shape]), median_low(rights[shape])) for shape in lefts}


def _pitch(columns_: Iterable[Sequence[Line]], size: float) -> float:
    """The usual distance of base lines in text of the usual size, in font sizes; 0 where the paper has too little."""
    own = [line for lines in columns_ for line in lines if line.table is None and abs(line.size - size) < 0.6]
    return pitch_of(own) if len(own) > 12 else 0.0


def _slide_styles(views: Iterable[View]) -> dict[int, Style]:
    """Slides set their text in a size of their own each, so that what is large differs from slide to slide."""
    return {
        view.number: usual(view.lines)
        for view in views
        if view.width > 1.2 * view.height and sum(line.characters for line in view.lines) >= 200
    }


def _omissions(views: Iterable[View], out: dict[int, str]) -> list[Omission]:
    found: list[Omission] = []
    for view in views:
        for line in (*view.lines, *view.turned):
            if id(line) in out:
                found.append(Omission(view.number, line.text, out[id(line)]))
        for reason in dict.fromkeys(reason for _, reason in view.left_out):
            words = [word for word, why in view.left_out if why == reason]
            found.append(Omission(view.number, spelled(words), reason))
    return found
