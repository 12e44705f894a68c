"""Chances and log odds."""

from __future__ import annotations

import pytest

from pipeline.language.odds import chance, chance_of, log_odds


@pytest.mark.parametrize("share", [0.001, 0.2, 0.5, 0.97, 0.999])
def test_a_chance_has_its_odds(share: float) -> None:
    assert chance(log_odds(share)) == pytest.approx(share)


def test_none_and_all_are_near_certain() -> None:
    assert log_odds(0.0) == log_odds(0.001) == pytest.approx(-log_odds(1.0))


def test_signs_without_a_weight_count_nothing() -> None:
    table = {"bias": 0.0, "weights": {"known": 2.0}}
    assert chance_of(["unknown"], table) == 0.5 < chance_of(["known", "unknown"], table)
