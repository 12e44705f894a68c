"""Which parts are headings, and how deep headings and items stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.nesting import Nesting, opens_list
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.parts import Part
from pipeline.ingest.pdf.records import Colour
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


def usual(lines: Iterable[Line]) -> Style:
    """The look of most characters."""
    sizes: Counter[float] = Counter()
    bolds: Counter[bool] = Counter()
    colours: Counter[Colour] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += line.characters
        bolds[line.bold] += line.characters
        colours[line.face.colour] += line.characters
    if not sizes:
        return Style(10.0, False, (0, 0, 0))
    return Style(_most(sizes), bolds[True] > bolds[False], max(colours, key=lambda c: (colours[c], c)))


def _most(sizes: Counter[float]) -> float:
    return max(sizes, key=lambda size: (sizes[size], size))


def mark_headings(parts: Sequence[Part], style: Style, by_page: dict[int, Style]) -> None:
    """Settle the kind of each part: heading, item or paragraph."""
    for at, part in enumerate(parts):
        if part.table is not None or part.kind == "footnote":
            continue
        after = parts[at + 1] if at + 1 < len(parts) else None
        if is_heading(part, by_page.get(part.page, style), after):
            part.kind = "heading"
        elif part.label is not None:
            part.kind = "item"


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


def mark_levels(parts: Sequence[Part]) -> Part | None:
    """Give headings and items their depth; the paper's title, of level 1, comes back."""
    headings = [part for part in parts if part.kind == "heading" and part.table is None]
    title = _title(headings)
    styles = sorted({_rank(part) for part in headings if part is not title})
    for part in headings:
        part.level = 1 if part is title else min(_DEEPEST, 2 + styles.index(_rank(part)))
    _nest(parts)
    return title


def _title(headings: Sequence[Part]) -> Part | None:
    """The largest heading of the first page that has headings; of several as large, the first."""
    first = [part for part in headings if part.page == headings[0].page and part.page <= 3 and part.label is None]
    return max(first, key=lambda part: round(part.first.size)) if first else None


def _rank(part: Part) -> tuple[int, int, int, int]:
    """What orders styles of headings: size, number depth, capitals, weight."""
    depth = max(1, len(re.findall(r"\d+", part.label.text))) if part.label is not None else 1
    return (-round(part.first.size), depth, not part.text.isupper(), not part.first.bold)


def _nest(parts: Sequence[Part]) -> None:
    """Give items their depth by label and indentation; a heading, a table or a paragraph at the margin ends a list."""
    nesting = Nesting()
    shift, margin, column = 0.0, 0.0, None
    for part in parts:
        if column is not None and part.first.column != column:
            shift += _moved(column, part.first.column)
        column = part.first.column
        x = part.x - shift
        if part.kind == "item" and part.label is not None:
            glyph = part.label.glyph or "-"
            part.level = nesting.level(part.label.text, glyph, x / _STEP, opens_list(part.text))
            margin = x if part.level == 1 else margin
        elif part.kind != "footnote" and (part.kind != "paragraph" or part.table is not None or x < margin + _STEP):
            nesting.interrupt()


def _moved(before: tuple[float, float], after: tuple[float, float]) -> float:
    """How far right a new column begins; 0 where it lies below the one before."""
    overlap = min(before[1], after[1]) - max(before[0], after[0])
    return 0.0 if overlap > 0 else after[0] - before[0]
