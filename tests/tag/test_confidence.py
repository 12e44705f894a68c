"""How sure a labelled statement is, and what a person should look at."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from pipeline.language.odds import chance_of
from pipeline.model import Statement
from pipeline.tag import confidence, tag
from pipeline.tag.confidence import LABELS, REVIEW
from pipeline.tag.stage import with_signs
from pipeline.vocabulary import models_folder
from tests.tag.stating import Stated, row, stated


def _sure(one: Stated, chance: float = 0.95) -> tuple[str, str, float, bool]:
    statement: Statement = replace(one.statement, confidence=chance)
    (labelled,) = tag(one.document, (statement,))
    return labelled.status, labelled.schedule, labelled.confidence, labelled.needs_review


def _signs(one: Stated, chance: float = 0.95) -> tuple[str, ...]:
    statement: Statement = replace(one.statement, confidence=chance)
    ((_, signs),) = with_signs(one.document, (statement,))
    return signs


def test_a_statement_that_is_less_likely_one_is_less_sure() -> None:
    one = stated("The strategy was published in May.")
    chances = [_sure(one, chance)[2] for chance in (0.3, 0.5, 0.7, 0.95)]
    assert chances == sorted(chances) and chances[0] < chances[-1]
    assert _sure(one, 0.3)[3]


def test_it_is_as_sure_as_its_least_sure_label(monkeypatch: pytest.MonkeyPatch) -> None:
    tables: dict[str, Any] = {label: {"bias": 2.0, "weights": {}} for label in LABELS}
    monkeypatch.setattr(confidence, "weights", lambda: tables)
    one = stated("The strategy was published in May.")
    assert _sure(one)[2:] == (0.88, False)
    tables["owners"] = {"bias": 2.0, "weights": {"owners:0": -2.0}}
    assert _sure(one)[2:] == (0.5, True)


def test_without_weights_it_is_as_sure_as_its_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "weights", lambda: None)
    one = stated("The strategy was published in May.")
    assert _sure(one, 0.83)[2:] == (0.83, False)
    assert _sure(one, 0.4)[2:] == (0.4, True)


def test_words_against_the_status_column() -> None:
    *_, review = _sure(
        row([("milestone", "Hub"), ("progress", "Tender will be issued in May"), ("status", "Complete")])
    )
    assert review


def test_on_track_and_late_at_once() -> None:
    *_, review = _sure(
        row([("milestone", "Hub"), ("progress", "Works are three weeks behind schedule"), ("status", "On track")])
    )
    assert review


def test_a_milestone_of_unknown_standing_is_reviewed() -> None:
    *_, review = _sure(stated("Speed cameras on the A30"))
    assert review


def test_signs_tell_what_gave_the_labels() -> None:
    signs = _signs(stated("The Chief Constable published the strategy in May."))
    assert {"status:completed", "owner:chief_constable", "owner by:stated", "owners:1"} <= set(signs)
    assert len(signs) == len(set(signs))
    assert {"status:none", "owners:0"} <= set(_signs(stated("Speed cameras on the A30")))


def test_shipped_weights() -> None:
    shipped = json.loads((models_folder() / "confidence.json").read_text(encoding="utf-8"))
    assert set(shipped) == {"fitted_on", *LABELS}
    for label in LABELS:
        likely = chance_of([f"sure:{step}" for step in range(1, 20)], shipped[label])
        assert chance_of(["sure:1"], shipped[label]) < likely
    assert 0.5 < REVIEW < 1
