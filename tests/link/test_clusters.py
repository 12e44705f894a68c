"""Which groups of statements may become one: not where most of what they hold speaks of different things."""

from __future__ import annotations

from itertools import product

import pytest

from pipeline.link.clusters import Clusters
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.records import Edge, Mention
from tests.link.make import AREA, paper, said

PAPERS = tuple(
    paper(f"d{at}", f"201{at}-01-10", "plan", said(f"Open the {name} centre"))
    for at, name in enumerate(("oak", "elm", "ash", "lime"))
)
MENTIONS = mentions_of(PAPERS, speech_of(AREA, PAPERS))


def edge(one: Mention, other: Mention, by_person: bool = False) -> Edge:
    return Edge(one.id, other.id, 0.9, "alike", by_person)


def clusters(clashing: set[tuple[str, str]], asked: list[tuple[str, str]] | None = None) -> Clusters:
    def clash(one: Mention, other: Mention) -> bool:
        if asked is not None:
            asked.append((one.id, other.id))
        return (one.id, other.id) in clashing

    return Clusters(MENTIONS, (), clash, lambda *_: 0.0, lambda *_: True)


@pytest.mark.parametrize("table", product((False, True), repeat=4))
def test_the_half_may_clash_and_no_more(table: tuple[bool, ...]) -> None:
    a, b, c, d = MENTIONS
    pairs = product((a.id, b.id), (c.id, d.id))
    made = clusters({pair for pair, clash in zip(pairs, table, strict=True) if clash})
    assert made.join(edge(a, b, by_person=True)) and made.join(edge(c, d, by_person=True))
    assert made.join(edge(a, c)) == (sum(table) <= 2)


def test_what_was_refused_is_asked_again_only_once_it_has_grown() -> None:
    a, b, c, _ = MENTIONS
    asked: list[tuple[str, str]] = []
    made = clusters({(a.id, b.id)}, asked)
    assert not made.join(edge(a, b))
    assert not made.join(edge(a, b))
    assert len(asked) == 1
    assert made.join(edge(b, c))
    assert made.join(edge(a, b))
    assert [len(group) for group in made.groups()] == [3, 1]
