"""From pages to parts: furniture taken out, columns put in order, parts joined over column and page ends.

Pages go through one after another, so that no more than a page's lines and the part that may go on are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from pipeline.ingest.pdf.footnotes import without_marks
from pipeline.ingest.pdf.furniture import Key
from pipeline.ingest.pdf.joins import joined, with_notes
from pipeline.ingest.pdf.lines import Line, spelled
from pipeline.ingest.pdf.outline import settled
from pipeline.ingest.pdf.parts import Part, pitch_of
from pipeline.ingest.pdf.rivers import Span
from pipeline.ingest.pdf.shelf import KEPT
from pipeline.ingest.pdf.strips import Strip, strip_parts, strips_of
from pipeline.ingest.pdf.survey import Shape, Survey, shape_of
from pipeline.ingest.pdf.tally import Tally
from pipeline.ingest.pdf.views import View
from pipeline.model import Omission


class Flow:
    """The text of all pages. `parts` is gone through once; `omissions`, `calls` (the marks that call footnotes) and
    `tally` are whole when it has come to its end."""

    def __init__(self, views: Iterable[View], survey: Survey) -> None:
        self.views, self.survey, self.style = views, survey, survey.looks.usual()
        self.out: Mapping[Key, str] = survey.furniture(self.style.size)
        self.edges: Mapping[Shape, Span] = survey.edges(self.out)
        self.omissions: list[Omission] = []
        self.calls: list[Omission] = []
        self.tally = Tally()
        self.notes: list[Part] = []
        self.known: set[tuple[int, str]] = set()

    def parts(self) -> Iterator[Part]:
        """The parts of the paper in reading order, footnotes behind the text of their page."""
        whole = with_notes(joined(self.columns()), self.notes)
        return settled(map(self.unmarked, whole), self.style, self.survey.slides)

    def unmarked(self, part: Part) -> Part:
        """A part without the marks that call footnotes."""
        if self.known:
            self.calls.extend(without_marks(part, self.known))
        return part

    def columns(self) -> Iterator[list[Part]]:
        """The parts of each column of each page. How far lines stand apart in this paper is told by its first pages."""
        pages = ((view, self.strips(view)) for view in self.views)
        first = list(islice(pages, KEPT))
        pitch = _pitch([strip.lines for _, strips in first for strip in strips], self.style.size)
        for view, strips in chain(_emptied(first), pages):
            notes: list[Part] = []
            found = [strip_parts(strip, self.style.size, pitch, notes) for strip in strips]
            self.notes.extend(notes)
            self.known.update((note.page, note.label.text) for note in notes if note.label is not None)
            self.tally.page(view, (part for parts in (*found, notes) for part in parts))
            yield from (parts for parts in found if parts)

    def strips(self, view: View) -> list[Strip]:
        """The columns of a page, without its furniture."""
        reasons = {
            id(line): self.out[view.number, at]
            for at, line in enumerate((*view.lines, *view.turned))
            if (view.number, at) in self.out
        }
        self.omissions.extend(_omissions(view, reasons))
        return strips_of(view, reasons, self.style.size, self.edges[shape_of(view)])


def _emptied(pages: list[tuple[View, list[Strip]]]) -> Iterator[tuple[View, list[Strip]]]:
    """Pages one by one, each let go of before the next."""
    pages.reverse()
    while pages:
        yield pages.pop()


def _pitch(columns_: Iterable[Sequence[Line]], size: float) -> float:
    """The usual distance of base lines in text of the usual size, in font sizes; 0 where the paper has too little."""
    own = [line for lines in columns_ for line in lines if line.table is None and abs(line.size - size) < 0.6]
    return pitch_of(own) if len(own) > 12 else 0.0


def _omissions(view: View, out: Mapping[int, str]) -> Iterator[Omission]:
    for line in (*view.lines, *view.turned):
        if id(line) in out:
            yield Omission(view.number, line.text, out[id(line)])
    for reason in dict.fromkeys(reason for _, reason in view.left_out):
        yield Omission(view.number, spelled(word for word, why in view.left_out if why == reason), reason)
