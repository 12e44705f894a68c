"""Which extracted statement stands for which annotated one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evaluate.gold import GoldStatement
from pipeline.evaluate.output import Extracted

_ALIKE = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014\u00a0_", "''\"\"-- " + " ", "*")
_SPACE = re.compile(r"\s+")

Wish = tuple[bool, bool, bool, int, int, int]


def plain(text: str) -> str:
    """Text for comparing: quotes, dashes, white space, capitals and Markdown marks made alike."""
    return _SPACE.sub(" ", text.translate(_ALIKE)).strip().lower()


def paired(gold: tuple[GoldStatement, ...], extracted: tuple[Extracted, ...]) -> dict[int, int]:
    """For each annotated statement that was found its place among the extracted ones, each of which serves once.

    An extracted statement can serve where its text or title holds the annotated key. Required statements choose before
    optional ones; each prefers the right kind, then a text that begins with the key, then a short text."""
    wishes = sorted(_wishes(gold, extracted))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for *_, g, x in wishes:
        if g not in chosen and x not in taken:
            chosen[g] = x
            taken.add(x)
    return chosen


def _wishes(gold: tuple[GoldStatement, ...], extracted: tuple[Extracted, ...]) -> Iterator[Wish]:
    words = [(plain(one.text), plain(one.title)) for one in extracted]
    for g, item in enumerate(gold):
        key = plain(item.key)
        for x, (text, title) in enumerate(words):
            if key in text or key in title:
                within = not (text.startswith(key) or title.startswith(key))
                yield item.optional, extracted[x].kind not in item.kinds, within, len(text), g, x
