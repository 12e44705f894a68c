"""Which pairs to join: those sure enough, and none where two candidates of one paper come equally near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from pipeline.link.lexicon import settings
from pipeline.link.names import called
from pipeline.link.records import Mention, Pair


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement that could belong to either of two others, so that it was joined with neither."""

    mention: Mention
    first: Pair
    second: Pair


def accepted(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Tie]]:
    """The pairs to join, best first, and the ties that keep others from being joined."""
    close = sorted((pair for pair in pairs if pair.score >= settings().join), key=_rank)
    joined = {(pair.earlier.id, pair.later.id) for pair in close}
    ties = [tie for rivals in _rivals(close) if (tie := _tie(rivals, joined)) is not None]
    undecided = {id(pair) for tie in ties for pair in (tie.first, tie.second)}
    return [pair for pair in close if id(pair) not in undecided], ties


def _rank(pair: Pair) -> tuple[float, tuple[str, str, int, str], tuple[str, str, int, str]]:
    return -pair.score, pair.earlier.key, pair.later.key


def _rivals(close: list[Pair]) -> Iterable[tuple[Mention, list[Pair]]]:
    """For each statement and other paper, the pairs with statements of that paper, best first."""
    found: dict[tuple[str, str], tuple[Mention, list[Pair]]] = {}
    for pair in close:
        for mention, rival in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
            found.setdefault((mention.id, rival.document.document_id), (mention, []))[1].append(pair)
    return (entry for _, entry in sorted(found.items()) if len(entry[1]) > 1)


def _tie(rivals: tuple[Mention, list[Pair]], joined: set[tuple[str, str]]) -> Tie | None:
    """A tie of the best two, unless they are joined with one another."""
    mention, (first, second, *_) = rivals
    a, b = (pair.earlier if pair.later.id == mention.id else pair.later for pair in (first, second))
    if (a.id, b.id) in joined or (b.id, a.id) in joined or not _apart(a, b):
        return None
    near = _odds(first.score) - _odds(second.score) < settings().tie
    return Tie(mention, first, second) if near else None


def _apart(one: Mention, other: Mention) -> bool:
    """Whether two statements of one paper may be two things: of one list, or without title or name in common."""
    if one.group and one.group == other.group:
        return True
    a, b = one.words, other.words
    named = called(a.names | a.later_names, b.names | b.later_names, "") == 1.0
    return a.title != b.title and not named


def _odds(score: float) -> float:
    bounded = min(max(score, 0.0001), 0.9999)
    return log(bounded / (1 - bounded))
