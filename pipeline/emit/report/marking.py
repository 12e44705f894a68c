"""The text of a paper cut into runs: which statement each belongs to, and what its words say of it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.emit.safe import visible
from pipeline.model import Labelled, Paper

SORTS = ("", "owner", "date", "status")
"""What marked words say, in the order in which they are painted: the last wins."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong to one statement (or to none): pieces (sort, words). `begins`: statements that begin here;
    `ends`: the statement ends here."""

    labelled: Labelled | None
    begins: tuple[Labelled, ...]
    ends: bool
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The painted text of a paper."""

    text: str
    statements: tuple[Labelled, ...]
    whose: array[int]
    sorts: bytearray
    cuts: tuple[int, ...]

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of text[start:end]."""
        pieces = list(self._pieces(start, end))
        return tuple(self._run(number, list(group)) for number, group in groupby(pieces, key=lambda one: one[0]))

    def _run(self, number: int, group: list[tuple[int, int, int]]) -> Run:
        start, end = group[0][1], group[-1][2]
        labelled = self.statements[number - 1] if number else None
        begins = tuple(one for one in self.statements if start <= one.statement.start < end) if labelled else ()
        ends = labelled is not None and (labelled.statement.end <= end or end >= len(self.text))
        return Run(labelled, begins, ends, tuple((SORTS[self.sorts[a]], self.text[a:b]) for _, a, b in group))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        from bisect import bisect_left, bisect_right

        inner = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        places = [start, *inner, end]
        for a, b in zip(places, places[1:], strict=False):
            if a < b:
                yield self.whose[a], a, b


def marked(paper: Paper) -> Marked:
    """The text of a paper with its statements and labels painted on; of two statements the later wins."""
    text = visible(paper.document.text)
    statements = tuple(sorted(paper.statements, key=lambda one: (one.statement.start, one.statement.ordinal)))
    whose, sorts = array("l", [0]) * len(text), bytearray(len(text))
    cuts = set()
    for number, one in enumerate(statements, 1):
        start, end = one.statement.start, min(one.statement.end, len(text))
        whose[start:end] = array("l", [number]) * max(end - start, 0)
        cuts |= {start, end}
    for sort, start, end in sorted(_labels(text, statements), key=lambda one: SORTS.index(one[0])):
        end = min(end, len(text))
        sorts[start:end] = bytes([SORTS.index(sort)]) * max(end - start, 0)
        cuts |= {start, end}
    return Marked(text, statements, whose, sorts, tuple(sorted(cuts)))


def pieces(labelled: Labelled) -> tuple[tuple[str, str], ...]:
    """The words of one statement as (sort, words), with those marked that say something of it."""
    statement = labelled.statement
    words = visible(statement.text)
    found = [(sort, *place) for sort, phrase in _phrases(labelled) if (place := _find(words, phrase, 0, len(words)))]
    sorts = bytearray(len(words))
    for sort, start, end in sorted(found, key=lambda one: SORTS.index(one[0])):
        sorts[start:end] = bytes([SORTS.index(sort)]) * (end - start)
    runs = groupby(range(len(words)), key=lambda place: sorts[place])
    return tuple((SORTS[sort], "".join(words[place] for place in places)) for sort, places in runs)


def _phrases(labelled: Labelled) -> Iterator[tuple[str, str]]:
    if labelled.status or labelled.schedule:
        yield from (("status", one.phrase) for one in labelled.statuses if one.basis in ("phrase", "table_cell"))
    yield from (("date", one.phrase) for one in labelled.dates)
    yield from (("owner", one.name) for one in labelled.owners if one.basis == "stated")


def _labels(text: str, statements: Iterable[Labelled]) -> Iterator[tuple[str, int, int]]:
    for one in statements:
        if one.status or one.schedule:
            yield from (("status", found.start, found.end) for found in one.statuses if found.basis != "fill_colour")
        yield from (("date", found.start, found.end) for found in one.dates)
        for owner in one.owners:
            place = _find(text, owner.name, one.statement.start, one.statement.end)
            if place is not None and owner.basis == "stated":
                yield "owner", *place


def _find(text: str, phrase: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a phrase stands as whole words, whatever its case and white space."""
    if not phrase.strip():
        return None
    pattern = r"\s+".join(re.escape(word) for word in visible(phrase).split())
    found = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE).search(text, start, end)
    return found.span() if found else None
