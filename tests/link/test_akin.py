"""Two groups of statements become one by what speaks for it on the mean, and in a crowd by how much they hold."""

from __future__ import annotations

import pytest

from pipeline.link.features import Area
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.rarity import Rarity
from pipeline.link.score import akin
from tests.link.make import AREA, paper, said


def area_of(statements: int) -> Area:
    made = (paper("d1", "2015-01-10", "plan", *(said(f"Open the desk at number {at}") for at in range(statements))),)
    return Area(Rarity(mentions_of(made, speech_of(AREA, made))))


@pytest.fixture(scope="module")
def small() -> Area:
    return area_of(20)


@pytest.fixture(scope="module")
def crowd() -> Area:
    return area_of(2000)


def test_in_a_small_area_the_mean_tells_whatever_the_number(small: Area) -> None:
    for pairs in (2, 9, 100):
        assert akin([0.1, -0.2], pairs, small)
        assert not akin([0.5, -2.5], pairs, small)


def test_in_a_crowd_more_is_asked_of_more(crowd: Area) -> None:
    held = [akin([0.0, 0.5], pairs, crowd) for pairs in (2, 4, 16, 64)]
    assert held == sorted(held, reverse=True)
    assert held[0] and not held[-1]


def test_in_a_crowd_the_best_pair_counts_too(crowd: Area) -> None:
    pairs = next(pairs for pairs in range(2, 1000) if not akin([0.0, 0.0], pairs, crowd))
    assert akin([-1.5, 1.5], pairs, crowd), "of the same mean, with a pair that is surely one"
