"""Keys that explain colours: short words each beside a painted square, or each on paint of its own.

They are given as a table of one column whose cells have the colours, so that a later stage can tell what each means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.records import Fill
from pipeline.ingest.pdf.tables import Table, TableCell
from pipeline.ingest.shades import fill_name
from pipeline.language.phrases import phrase_hits
from pipeline.language.text import tokens
from pipeline.model import Box
from pipeline.vocabulary import entries

_TOLD = ("red", "amber", "green", "blue", "grey")
_SMALL, _LARGE, _WIDE = 3.0, 40.0, 80.0
_WORDS = 8
_APART = 60.0


def colour_keys(lines: Sequence[Line], fills: Iterable[Fill], page: int) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The keys among the segments of a page, and the segments that are in none.

    A key has at least two colours, each once, close together, and most of its words say how a thing stands: a list with
    dots is none, nor is a row of painted headings."""
    paint = [fill for fill in fills if fill_name(fill.colour) in _TOLD and fill.bottom - fill.top < _LARGE]
    marked = [(line, name) for line in lines if paint and (name := _colour(line, paint))]
    groups = [group for group in _near(marked) if _is_key(group)]
    gone = {id(line) for group in groups for line, _ in group}
    return tuple(_table(group, page) for group in groups), tuple(line for line in lines if id(line) not in gone)


def _colour(line: Line, paint: Sequence[Fill]) -> str:
    """The colour that a segment explains, empty where it explains none."""
    if len(line.words) > _WORDS:
        return ""
    height = line.base - 0.3 * line.size
    beside = [fill for fill in paint if fill.top <= height <= fill.bottom and _explains(fill, line)]
    return fill_name(beside[-1].colour) if beside else ""


def _explains(fill: Fill, line: Line) -> bool:
    """Whether paint is a small square before the words, or lies just behind them."""
    wide = fill.x1 - fill.x0
    if _SMALL < wide < _WIDE and 0 <= line.x0 - fill.x1 < 1.6 * line.size:
        return True
    return fill.x0 <= line.x0 and line.x1 <= fill.x1 and wide < 3 * (line.x1 - line.x0) + _LARGE


def _is_key(group: Sequence[tuple[Line, str]]) -> bool:
    if len(group) < 2 or len({name for _, name in group}) < len(group):
        return False
    return 2 * sum(_says_how_it_stands(line.text) for line, _ in group) > len(group)


def _says_how_it_stands(text: str) -> bool:
    folded = " ".join(re.sub(r"[^\w\s'’-]", " ", text.casefold()).split())
    return folded in _standings() or bool(list(phrase_hits("statuses", tokens(text))))


@lru_cache(maxsize=1)
def _standings() -> frozenset[str]:
    return frozenset(phrase.casefold() for entry in entries("standings") for phrase in entry.phrases)


def _near(marked: Sequence[tuple[Line, str]]) -> list[list[tuple[Line, str]]]:
    groups: list[list[tuple[Line, str]]] = []
    for line, name in sorted(marked, key=lambda one: (round(one[0].base), one[0].x0)):
        if groups and line.base - groups[-1][-1][0].base < _APART:
            groups[-1].append((line, name))
        else:
            groups.append([(line, name)])
    return groups


def _table(group: Sequence[tuple[Line, str]], page: int) -> Table:
    rows = []
    for at, (line, name) in enumerate(group):
        box = Box(line.x0, line.top, line.x1, line.bottom)
        rows.append((TableCell(at, 0, 1, 1, box, line.words, name),))
    x0, x1 = min(line.x0 for line, _ in group), max(line.x1 for line, _ in group)
    box = Box(x0, min(line.top for line, _ in group), x1, max(line.bottom for line, _ in group))
    return Table(page, box, (x0, x1), tuple(rows))
