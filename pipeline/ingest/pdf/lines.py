"""Words into lines: on one base line, left to right, cut where the gap is wider than a space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.ingest.pdf.glyphs import BULLETS
from pipeline.ingest.pdf.records import Face, Word

GAP = 0.9  # of the font size: wider gaps part segments


@dataclass(slots=True, eq=False)
class Line:
    """Words on one base line. `column` is the x-range of the column that it stands in, once that is known.

    A table stands among lines as one line without words of its own: `table` holds it."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    page: int = 0
    column: tuple[float, float] = (0.0, 0.0)
    table: Any = None
    text: str = field(init=False)
    characters: int = field(init=False)
    bold: bool = field(init=False)
    face: Face = field(init=False)

    def __post_init__(self) -> None:
        self.text = spelled(self.words)
        if (
            len(self.words) > 1
            and self.words[0].text[-1:].isdigit()
            and self.words[1].x0 - self.words[0].x1 > 0.8 * self.size
        ):
            self.text = self.words[0].text + "  " + self.text[len(self.words[0].text) + 1 :]  # a tab behind a number
        self.characters = sum([len(word.text) for word in self.words])
        self.bold = all(word.face.bold or not any(map(str.isalnum, word.text)) for word in self.words)
        self.face = max(self.words, key=_weight).face


def _weight(word: Word) -> int:
    return len(word.text)


def line_of(words: Sequence[Word], page: int = 0) -> Line:
    """One line of words that stand left to right."""
    main = words[0]
    x0, top, x1, bottom = main.x0, main.top, main.x1, main.bottom
    for word in words:
        if len(word.text) > len(main.text):
            main = word
        x0, x1 = (word.x0 if word.x0 < x0 else x0), (word.x1 if word.x1 > x1 else x1)
        top, bottom = (word.top if word.top < top else top), (word.bottom if word.bottom > bottom else bottom)
    return Line(tuple(words), x0, top, x1, bottom, main.base, main.face.size, page)


def spelled(words: Iterable[Word]) -> str:
    """The text of words, spaces between those that are not glued."""
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
        if word.broken:
            parts.append("-")
    return "".join(parts)


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """Upright words grouped by base line, top to bottom, each group left to right.

    A small raised or lowered word (a footnote mark, the "st" of 1st) or a bullet goes to the line that it touches."""
    groups: list[list[Word]] = []
    bases: list[tuple[float, float]] = []  # base and size of each group
    for word in sorted(words, key=_by_base):
        for at in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            lone = len(groups[at]) == 1 and groups[at][0].text in BULLETS
            if _same_row(bases[at], word, lone):
                groups[at].append(word)
                if lone or word.face.size > bases[at][1] and word.text not in BULLETS:
                    bases[at] = word.base, word.face.size
                break
        else:
            groups.append([word])
            bases.append((word.base, word.face.size))
    for group in groups:
        group.sort(key=_by_x)
    return groups


def _by_base(word: Word) -> tuple[float, float]:
    return (round(word.base, 1), word.x0)


def _by_x(word: Word) -> tuple[float, float]:
    return (word.x0, word.x1)


def _same_row(row: tuple[float, float], word: Word, lone: bool = False) -> bool:
    """Whether a word stands on a row of a base line and a size; `lone` says that the row is only a bullet."""
    base, size = row
    off = abs(word.base - base)
    if off <= 1.0:
        return True
    if lone or word.text in BULLETS:
        return off <= 0.4 * min(size, word.face.size)
    own = word.face.size
    small, large = (size, own) if size < own else (own, size)
    return off <= (0.2 * small if small > 0.8 * large else 0.45 * large)


def segments(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of `words`, cut at gaps; several columns give several segments on one base line."""
    found: list[Line] = []
    for row in rows(words):
        start = 0
        for at in range(1, len(row)):
            if _parted(row[at - 1], row[at]):
                found.append(line_of(row[start:at], page))
                start = at
        found.append(line_of(row[start:], page))
    return found


def _parted(before: Word, word: Word) -> bool:
    return not word.glued and word.x0 - before.x1 > GAP * max(before.face.size, word.face.size)


def lines_of(words: Iterable[Word], page: int, column: tuple[float, float]) -> list[Line]:
    """The lines of words that all stand in one column or cell, whatever gaps they have."""
    found = [line_of(row, page) for row in rows(words)]
    for line in found:
        line.column = column
    return found


def merged(lines: Iterable[Line], page: int, column: tuple[float, float]) -> list[Line]:
    """Segments of one column as whole lines, top to bottom; a table stays a line of its own."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=_by_line):
        near = [group for group in groups[-3:] if _joins(group[0], line)]
        if near:
            near[-1].append(line)
        else:
            groups.append([line])
    whole = [group[0] if len(group) == 1 else _whole(group, page) for group in groups]
    for line in whole:
        line.column = column
    return whole


def _by_line(line: Line) -> tuple[float, float]:
    return (round(line.base, 1), line.x0)


def _joins(first: Line, line: Line) -> bool:
    if first.table is not None or line.table is not None:
        return False
    lone = len(first.words) == 1 and first.text in BULLETS
    return _same_row((first.base, first.size), line.words[0], lone)


def _whole(group: Sequence[Line], page: int) -> Line:
    return line_of(sorted((word for line in group for word in line.words), key=_by_x), page)
