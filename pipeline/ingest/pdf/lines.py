"""Words into lines: on one base line, left to right, cut where the gap is wider than a space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

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
        if len(self.words) > 1 and self.words[0].text[-1:].isdigit() and self.words[1].x0 - self.words[0].x1 > 0.8 * self.size:
            self.text = self.words[0].text + "  " + self.text[len(self.words[0].text) + 1 :]  # a tab behind a number
        self.characters = sum(len(word.text) for word in self.words)
        self.bold = all(word.face.bold or not any(map(str.isalnum, word.text)) for word in self.words)
        self.face = max(self.words, key=_weight).face


def _weight(word: Word) -> int:
    return len(word.text)


def line_of(words: Sequence[Word], page: int = 0) -> Line:
    """One line of words that stand left to right."""
    main = max(words, key=_weight)
    return Line(
        tuple(words),
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        main.base,
        main.face.size,
        page,
    )


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

    A small raised or lowered word (a footnote mark, the "st" of 1st) goes to the line that it touches."""
    groups: list[list[Word]] = []
    bases: list[tuple[float, float]] = []  # base and size of each group
    for word in sorted(words, key=_by_base):
        for at in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            if _same_row(bases[at], word):
                groups[at].append(word)
                if word.face.size > bases[at][1]:
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


def _same_row(row: tuple[float, float], word: Word) -> bool:
    base, size = row
    small, large = min(size, word.face.size), max(size, word.face.size)
    room = 0.2 * small if small > 0.8 * large else 0.45 * large
    return abs(word.base - base) <= max(room, 1.0)


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


def merged(lines: Iterable[Line], page: int, column: tuple[float, float]) -> list[Line]:
    """Segments of one column as whole lines."""
    lines = list(lines)
    whole: list[Line] = [line for line in lines if line.table is not None]
    for row in rows(word for line in lines if line.table is None for word in line.words):
        line = line_of(row, page)
        line.column = column
        whole.append(line)
    return sorted(whole, key=lambda line: line.base) if len(lines) > 1 and any(line.table for line in lines) else whole
