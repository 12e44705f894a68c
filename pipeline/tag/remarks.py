"""The remark behind a statement: the next sentence of its block, where it only says more of the same thing.

"The survey is open. It closes on 7 July." Only the dates of a remark are read, and only where no other statement holds
it. How remarks open is in models/remarks.toml."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.language.dates import find_dates
from pipeline.language.patterns import pattern_set
from pipeline.language.text import sentences
from pipeline.model import Document, Statement
from pipeline.tag.date_places import Place


def remarks(document: Document, statements: Sequence[Statement]) -> Iterator[Place | None]:
    """For each statement, in order of place, the remark behind it; None for none."""
    starts = [block.start for block in document.blocks]
    taken = sorted(statement.start for statement in statements)
    for statement in statements:
        at = bisect_right(starts, statement.start) - 1
        following = bisect_right(taken, statement.start)
        roof = taken[following] if following < len(taken) else len(document.text)
        end = min(roof, max(document.blocks[at].end, statement.end)) if at >= 0 else statement.end
        yield _remark(document.text, statement.end, end)


def _remark(text: str, start: int, end: int) -> Place | None:
    spans = sentences(text[start:end])
    if not spans:
        return None
    first, last = start + spans[0][0], start + spans[0][1]
    words = text[first:last]
    opening = pattern_set("remarks").search("remark", words)
    opens = opening is not None and opening.start() == 0
    return Place(first, last) if opens or _only_a_date(words) else None


def _only_a_date(words: str) -> bool:
    return any(found.start == 0 and not words[found.end :].strip(" .;") for found in find_dates(words))
