"""Joining the weights of the second look with the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.fit.annotated import held_out
from pipeline.fit.join import BETWEEN, asked_in, fit_join
from pipeline.language.odds import log_odds
from pipeline.vocabulary import models_folder

_ROOT = Path(__file__).parents[2]


def _shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((models_folder() / "surroundings.json").read_text(encoding="utf-8"))
    return content


def test_the_one_that_is_right_weighs_more() -> None:
    found = [((own / 4, sure), sure > 0) for own in range(-8, 9) for sure in (-2.0, -1.0, 1.0, 2.0)]
    join = fit_join(found)
    assert join["reader"] > 1 > abs(join["own"])
    assert {name: join[name] for name in BETWEEN} == BETWEEN
    assert join == fit_join(found)


def test_what_the_reader_is_asked_about() -> None:
    shipped = _shipped()
    papers = held_out(_ROOT)[:40]
    found = asked_in(papers, shipped)
    assert found and {right for _, right in found} == {True, False}
    assert all(log_odds(BETWEEN["low"]) < own < log_odds(BETWEEN["high"]) for (own, _), _ in found)


def test_the_reader_weighs_in_the_shipped_weights() -> None:
    join = _shipped()["join"]
    assert {name: join[name] for name in BETWEEN} == BETWEEN
    assert join["own"] > 0 and join["reader"] > 0
