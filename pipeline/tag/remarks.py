"""What stands behind a statement in its block, where no other statement holds it; only its dates are read.

The next sentence is a remark where it only says more of the same thing ("The survey is open. It closes on 7 July.").
How remarks open is in models/remarks.toml."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.language.dates import find_dates
from pipeline.language.patterns import pattern_set
from pipeline.language.text import sentences
from pipeline.model import Document, Statement
from pipeline.tag.date_places import Place, Where


def behind(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[Place, ...]]:
    """For each statement, in order of place, the two sentences behind it: a remark or the next one, and the one after
    next."""
    starts = [block.start for block in document.blocks]
    taken = sorted(statement.start for statement in statements)
    for statement in statements:
        at = bisect_right(starts, statement.start) - 1
        following = bisect_right(taken, statement.start)
        roof = taken[following] if following < len(taken) else len(document.text)
        end = min(roof, max(document.blocks[at].end, statement.end)) if at >= 0 else statement.end
        yield tuple(_sentences(document.text, statement.end, end))


def _sentences(text: str, start: int, end: int) -> Iterator[Place]:
    names: tuple[Where, ...] = ("next", "after next")
    for (first, last), name in zip(sentences(text[start:end]), names, strict=False):
        words = text[start + first : start + last]
        is_remark = name == "next" and (_opens(words) or _only_a_date(words))
        yield Place(start + first, start + last, where="remark" if is_remark else name)


def _opens(words: str) -> bool:
    opening = pattern_set("remarks").search("remark", words)
    return opening is not None and opening.start() == 0


def _only_a_date(words: str) -> bool:
    return any(found.start == 0 and not words[found.end :].strip(" .;") for found in find_dates(words))
