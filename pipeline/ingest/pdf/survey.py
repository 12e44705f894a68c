"""What the reader has to know of all pages before it can settle the first: short summaries, taken page by page.

The summaries hold counts, the words of the paper each once, and the lines near the edges of pages as plain text; no
page's words or lines are kept for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median_high, median_low

from pipeline.ingest.pdf.furniture import Key, Spot, furniture, spots_of
from pipeline.ingest.pdf.hyphens import Vocabulary, Words
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.outline import Looks, Style
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.pdf.rivers import Span
from pipeline.ingest.pdf.views import View
from pipeline.ingest.shades import is_red

_DESIGN_RED = 0.35
_SLIDE = 200
Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the lines of a page reach that stand away from its head and foot; `left` > `right` without any."""

    page: int
    width: float
    shape: Shape
    left: float
    right: float


@dataclass(slots=True)
class Survey:
    """The summaries of a paper; `add` is called once for each page, in order."""

    pages: int = 0
    words: int = 0
    looks: Looks = field(default_factory=Looks)
    slides: dict[int, Style] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    spots: list[Spot] = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)
    heads: list[tuple[float, str]] = field(default_factory=list)
    red: int = 0

    def add(self, view: View, words: Iterable[Word]) -> None:
        """Take in one page and its words in the order of the file."""
        lines = (*view.lines, *view.turned)
        if not self.pages:
            self.heads = [(line.size, line.text.lower()) for line in lines]
        self.pages += 1
        gone = {id(word) for word, _ in view.left_out}
        self.words += self.vocabulary.add([word for word in words if word.text and id(word) not in gone])
        self.looks.add(view.lines)
        self.red += sum(line.characters for line in view.lines if is_red(line.face.colour))
        found = spots_of(view.number, view.height, lines)
        self.spots.extend(found)
        self.reaches.append(_reach(view, {spot.index for spot in found}))
        if view.width > 1.2 * view.height and sum(line.characters for line in view.lines) >= _SLIDE:
            own = Looks()
            own.add(view.lines)
            self.slides[view.number] = own.usual()

    def is_red_rare(self) -> bool:
        """Whether red text stands out from the rest, rather than being what the paper is set in."""
        return self.red < _DESIGN_RED * self.looks.characters

    def known(self) -> Words:
        """The words of the paper."""
        return self.vocabulary.words()

    def furniture(self, body: float) -> dict[Key, str]:
        """The lines to be left out, with the reason."""
        return furniture(self.spots, self.pages, body, self.heads)

    def edges(self, out: Mapping[Key, str]) -> dict[Shape, Span]:
        """Where text begins and ends on pages of one shape: the middle value of the pages."""
        spots: dict[int, list[Spot]] = {}
        for spot in self.spots:
            if spot.upright:
                spots.setdefault(spot.page, []).append(spot)
        lefts: dict[Shape, list[float]] = {}
        rights: dict[Shape, list[float]] = {}
        for reach in self.reaches:
            left, right = _span(reach, spots.get(reach.page, []), out)
            lefts.setdefault(reach.shape, []).append(left)
            rights.setdefault(reach.shape, []).append(right)
        return {shape: (median_high(lefts[shape]), median_low(rights[shape])) for shape in lefts}


def shape_of(view: View) -> Shape:
    """Pages of one shape are laid out alike."""
    return round(view.width), round(view.height)


def _reach(view: View, near_edges: set[int]) -> Reach:
    inner: list[Line] = [line for at, line in enumerate(view.lines) if at not in near_edges]
    left = min((line.x0 for line in inner), default=view.width)
    right = max((line.x1 for line in inner), default=0.0)
    return Reach(view.number, view.width, shape_of(view), left, right)


def _span(reach: Reach, spots: list[Spot], out: Mapping[Key, str]) -> Span:
    kept = [spot for spot in spots if spot.key not in out]
    if not kept and reach.left > reach.right:
        kept = spots
    left = min([reach.left, *(spot.x0 for spot in kept)])
    return left, max([reach.right, *(spot.x1 for spot in kept)])
