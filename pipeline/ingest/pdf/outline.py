"""Which parts are headings, and how deep headings and items stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.nesting import Nesting, opens_list
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.parts import Part
from pipeline.ingest.shades import Colour
from pipeline.ingest.titles import can_head, is_capitals

_NUMBERED = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?")
_STOPS = (".", ";", ",")
_DEEPEST = 6
_STEP = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """What most characters of a paper, or of one page, look like."""

    size: float
    bold: bool
    colour: Colour


@dataclass(slots=True)
class Looks:
    """Counts how many characters have which look."""

    sizes: Counter[float] = field(default_factory=Counter)
    bolds: Counter[bool] = field(default_factory=Counter)
    colours: Counter[Colour] = field(default_factory=Counter)
    characters: int = 0

    def add(self, lines: Iterable[Line]) -> None:
        """Take in the lines of a page."""
        for line in lines:
            self.sizes[round(line.size * 2) / 2] += line.characters
            self.bolds[line.bold] += line.characters
            self.colours[line.face.colour] += line.characters
            self.characters += line.characters

    def usual(self) -> Style:
        """The look of most characters."""
        if not self.sizes:
            return Style(10.0, False, (0, 0, 0))
        colours = self.colours
        most = max(colours, key=lambda colour: (colours[colour], colour))
        return Style(_most(self.sizes), self.bolds[True] > self.bolds[False], most)


def _most(sizes: Counter[float]) -> float:
    return max(sizes, key=lambda size: (sizes[size], size))


def settled(parts: Iterable[Part], style: Style, by_page: Mapping[int, Style]) -> Iterator[Part]:
    """The parts with their kind settled: heading, item or paragraph."""
    before: Part | None = None
    for part in parts:
        if before is not None:
            yield _with_kind(before, part, style, by_page)
        before = part
    if before is not None:
        yield _with_kind(before, None, style, by_page)


def _with_kind(part: Part, after: Part | None, style: Style, by_page: Mapping[int, Style]) -> Part:
    if part.table is not None or part.kind == "footnote":
        return part
    if is_heading(part, by_page.get(part.page, style), after):
        part.kind = "heading"
    elif part.label is not None:
        part.kind = "item"
    return part


def is_heading(part: Part, style: Style, after: Part | None) -> bool:
    """Whether a part is a heading: short, and larger, bolder, in capitals, coloured or numbered."""
    text = part.text
    words = len(text.split())
    if not any(map(str.isalpha, text)) or words > 30 or (part.label is not None and part.label.bullet):
        return False
    if text[:1].islower() or (text.endswith(_STOPS) and not (text.endswith(".") and words <= 4)):
        return False
    ratio = part.first.size / style.size
    if ratio < 1.3 and not can_head(text):
        return False
    if part.label is not None and not _NUMBERED.fullmatch(part.label.text):
        return ratio > 1.2 and words <= 12
    if ratio >= 1.12:
        return words <= 24
    bold = (
        part.first.bold
        and part.last.bold
        and all(word.face.bold for line in part.lines for word in line if word.text.isalnum())
    )
    if bold and not style.bold and ratio > 0.85:
        return words <= 18
    return ratio > 0.85 and _stands_out(part, text, words, style, after)


def _stands_out(part: Part, text: str, words: int, style: Style, after: Part | None) -> bool:
    """Headings that are neither large nor bold: capitals, a colour of their own, underlined, or a numbered title."""
    if is_capitals(text) and words <= 14:
        return True
    if words > 12:
        return False
    if all("underlined" in word.looks for line in part.lines for word in line):
        return True
    red, green, blue = part.first.face.colour
    if (
        part.first.face.colour != style.colour
        and max(red, green, blue) - min(red, green, blue) > 60
        and part.label is None
    ):
        return not text[:1].islower() and not (red > 150 and green < 90 and blue < 90)
    return _is_numbered_title(part, text, words, after)


def _is_numbered_title(part: Part, text: str, words: int, after: Part | None) -> bool:
    if part.label is None or words > 8 or after is None or not text[:1].isupper() or len(part.lines) > 1:
        return False
    if after.label is not None and (after.label.text.count(".") == part.label.text.count(".") or after.label.bullet):
        return False
    return len(after.text.split()) > 12 and not text.endswith(":")


@dataclass(frozen=True, slots=True)
class Head:
    """What tells the depth of a heading, once all headings are known: its style, and whether it may be the title."""

    page: int
    size: float
    labelled: bool
    rank: tuple[int, int, int, int]

    @classmethod
    def of(cls, part: Part) -> Head:
        """The heading that a part is; what orders styles is size, number depth, capitals and weight."""
        depth = max(1, len(re.findall(r"\d+", part.label.text))) if part.label is not None else 1
        rank = (-round(part.first.size), depth, not part.text.isupper(), not part.first.bold)
        return cls(part.page, part.first.size, part.label is not None, rank)


def heading_levels(heads: Sequence[Head]) -> list[int]:
    """The depth of each heading; the paper's title has depth 1."""
    title = _title(heads)
    styles = sorted({head.rank for head in heads if head is not title})
    return [1 if head is title else min(_DEEPEST, 2 + styles.index(head.rank)) for head in heads]


def _title(heads: Sequence[Head]) -> Head | None:
    """The largest heading of the first page that has headings; of several as large, the first."""
    first = [head for head in heads if head.page == heads[0].page and head.page <= 3 and not head.labelled]
    return max(first, key=lambda head: round(head.size)) if first else None


@dataclass(slots=True)
class Lists:
    """Gives items their depth by label and indentation; a heading, a table or a paragraph at the margin ends a list."""

    nesting: Nesting = field(default_factory=Nesting)
    shift: float = 0.0
    margin: float = 0.0
    column: tuple[float, float] | None = None

    def place(self, part: Part) -> None:
        """Settle the level of the next part."""
        if self.column is not None and part.first.column != self.column:
            self.shift += _moved(self.column, part.first.column)
        self.column = part.first.column
        x = part.x - self.shift
        if part.kind == "item" and part.label is not None:
            glyph = part.label.glyph or "-"
            part.level = self.nesting.level(part.label.text, glyph, x / _STEP, opens_list(part.text))
            self.margin = x if part.level == 1 else self.margin
        elif part.kind != "footnote":  # noqa: SIM102
            if part.kind != "paragraph" or part.table is not None or x < self.margin + _STEP:
                self.nesting.interrupt()


def _moved(before: tuple[float, float], after: tuple[float, float]) -> float:
    """How far right a new column begins; 0 where it lies below the one before."""
    overlap = min(before[1], after[1]) - max(before[0], after[0])
    return 0.0 if overlap > 0 else after[0] - before[0]
