"""Words into lines: on one base line, left to right, cut where the gap is wider than a space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
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
    page: int
    text: str
    characters: int
    bold: bool
    face: Face
    column: tuple[float, float] = (0.0, 0.0)
    table: Any = None


def line_of(words: Sequence[Word], page: int = 0) -> Line:
    """One line of words that stand left to right; its looks are those of its longest word."""
    texts, x0s, tops, x1s, bottoms, bases, faces, glued, broken, _ = zip(*words, strict=True)
    lengths = [len(text) for text in texts]
    main = lengths.index(max(lengths))
    text = spelled(words) if True in glued or True in broken else " ".join(texts)
    if len(words) > 1 and texts[0][-1:].isdigit() and x0s[1] - x1s[0] > 0.8 * faces[main].size:
        text = texts[0] + "  " + text[lengths[0] + 1 :]  # a tab behind a number
    return Line(
        tuple(words), min(x0s), min(tops), max(x1s), max(bottoms), bases[main], faces[main].size, page, text,
        sum(lengths), _is_bold(words), faces[main],
    )  # fmt: skip


def _is_bold(words: Iterable[Word]) -> bool:
    return all(word.face.bold or not any(map(str.isalnum, word.text)) for word in words)


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
    base = size = 0.0
    near = False  # whether what stands on the base line of the last group surely belongs to it
    for word in _by_height(words):
        if near and -1.0 <= word.base - base <= 1.0 and word.face.size <= size:
            groups[-1].append(word)
            continue
        _place(groups, bases, word)
        base, size = bases[-1]
        near = not _is_lone(groups[-1])
    for group in groups:
        group.sort(key=_ENDS)
    return groups


_LEFT, _ENDS = itemgetter(Word._fields.index("x0")), itemgetter(Word._fields.index("x0"), Word._fields.index("x1"))


def _by_height(words: Iterable[Word]) -> Iterator[Word]:
    """Words from top to bottom, those about as high left to right."""
    levels: dict[float, list[Word]] = {}
    exact: dict[float, list[Word]] = {}
    for word in words:
        level = exact.get(word.base)
        if level is None:
            level = exact[word.base] = levels.setdefault(round(word.base, 1), [])
        level.append(word)
    for height in sorted(levels):
        yield from sorted(levels[height], key=_LEFT)


def _place(groups: list[list[Word]], bases: list[tuple[float, float]], word: Word) -> None:
    """Put a word into the last of the groups that it belongs to, or into a new one."""
    for at in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
        lone = _is_lone(groups[at])
        if _same_row(bases[at], word, lone):
            groups[at].append(word)
            if lone or word.face.size > bases[at][1] and word.text not in BULLETS:
                bases[at] = word.base, word.face.size
            return
    groups.append([word])
    bases.append((word.base, word.face.size))


def _is_lone(group: list[Word]) -> bool:
    return len(group) == 1 and group[0].text in BULLETS


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
        before = row[0]
        for at, word in enumerate(row):
            if word.x0 - before.x1 > GAP * before.face.size and _parted(before, word):
                found.append(line_of(row[start:at], page))
                start = at
            before = word
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
        near = next((group for group in groups[:-4:-1] if _joins(group[0], line)), None)
        if near is not None:
            near.append(line)
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
    return line_of(sorted((word for line in group for word in line.words), key=_ENDS), page)
