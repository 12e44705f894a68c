"""What saves asking every feature of every pair changes no score: the plain definition is laid beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import exp

import pytest

from pipeline.link.features import FEATURES, Area, features, range_of
from pipeline.link.ledger import TRACED
from pipeline.link.lexicon import settings
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.rarity import Rarity
from pipeline.link.records import Mention
from pipeline.link.renames import renames_of
from pipeline.link.score import compare_if_near, kinship
from tests.archive import archive_of

AREA = "Fenshire"


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    papers = archive_of(AREA, 150, seed=17).papers
    return [one for one in mentions_of(papers, speech_of(AREA, papers)) if one.kind in TRACED]


def area_of(mentions: Sequence[Mention], times: int) -> Area:
    """The area of these statements, as if there were so many times more of them."""
    return Area(Rarity(list(mentions) * times), renames_of(one.document.text for one in mentions))


@pytest.mark.parametrize("times", [1, 100])
def test_a_pair_is_scored_as_all_its_features_say(mentions: list[Mention], times: int) -> None:
    area, kept = area_of(mentions, times), 0
    for one, other in combinations(mentions, 2):
        found = features(one, other, area)
        odds = area.weights["bias"] + sum([area.weights[name] * found[name] for name, _ in FEATURES])
        score = round(1 / (1 + exp(-odds)), 4)
        pair = compare_if_near(one, other, area)
        assert (pair.score if pair else None) == (score if score >= settings().doubt else None)
        if pair:
            kept += 1
            assert pair.kinship == kinship(one, other, area)
    assert 0 < kept < len(mentions) ** 2 / 4


def test_no_feature_leaves_its_range(mentions: list[Mention]) -> None:
    area = area_of(mentions, 1)
    for one, other in combinations(mentions, 2):
        for name, value in features(one, other, area).items():
            low, high = range_of(name)
            assert low <= value <= high + 1e-9, name


def test_each_feature_is_asked_once(mentions: list[Mention]) -> None:
    area = area_of(mentions, 1)
    assert sorted(name for name, *_ in area.in_turn) == sorted(name for name, _ in FEATURES)
