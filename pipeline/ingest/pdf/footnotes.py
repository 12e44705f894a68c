"""Footnotes: small lines at the foot of a column that begin with a mark."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from pipeline.ingest.labels import Label
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.parts import Part, behind
from pipeline.ingest.pdf.records import Word
from pipeline.model import Omission

_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])\.?(?=\s|$|[A-Zh])")
_SMALL = 0.9


def without_notes(lines: Sequence[Line], body: float, height: float) -> tuple[list[Line], list[Part]]:
    """The lines of a column without the footnotes at its end, and the footnotes."""
    start = len(lines)
    while start and _is_small(lines[start - 1], body) and lines[start - 1].top > 0.5 * height:
        start -= 1
    while start < len(lines) and not _mark(lines[start]):
        start += 1
    if start == len(lines) or (start == 0 and not _is_low(lines[0], height)):
        return list(lines), []
    return list(lines[:start]), _notes(lines[start:])


def _is_small(line: Line, body: float) -> bool:
    return line.table is None and line.size <= _SMALL * body


def _is_low(line: Line, height: float) -> bool:
    return line.top > 0.7 * height


def _mark(line: Line) -> str:
    """The mark that a line begins with: small and raised, or a number before a space."""
    found = _MARK.match(line.text)
    return found.group(1) if found else ""


def _notes(lines: Sequence[Line]) -> list[Part]:
    notes: list[Part] = []
    for line in lines:
        mark = _mark(line)
        if mark and (not notes or abs(line.x0 - notes[-1].x) < 3 or line.x0 < notes[-1].x):
            part = Part(
                [behind(line, Label(mark, False, "", len(mark)))],
                line,
                line,
                Label(mark, False, line.text[len(mark) :], len(mark)),
                line.x0,
            )
            part.kind = "footnote"
            notes.append(part)
        else:
            notes[-1].lines.append(line.words)
            notes[-1].last = line
        notes[-1].boxes.append(line)
    return notes


def without_marks(part: Part, known: Container[tuple[int, str]]) -> list[Omission]:
    """Take the small raised numbers that call footnotes out of a part; they come back as omissions.

    `known` holds page and mark of the footnotes. A raised number without a footnote on its page stays, for it may be a
    power or a date."""
    found: list[Omission] = []
    pages = sorted({line.page for line in part.boxes})
    for at, line in enumerate(part.lines):
        marks = [word for before, word in pairwise(line) if _is_call(before, word)]
        called = [(page, word) for word in marks for page in pages if (page, word.text) in known]
        if called:
            dropped = [word for _, word in called]
            part.lines[at] = tuple(word for word in line if word not in dropped)
            found.extend(Omission(page, word.text, "footnote mark") for page, word in called[: len(marks)])
    return found


def _is_call(before: Word, word: Word) -> bool:
    if before.base - word.base <= 0.15 * before.face.size or word.face.size >= 0.8 * before.face.size:
        return False
    return _MARK.fullmatch(word.text) is not None
