"""Fitting how far the reader is trusted on statuses and owners, and what models/ holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.gold import annotated
from pipeline.fit.annotated import held_out
from pipeline.fit.labels import Told, acting, choices, fit_labels, told_in
from pipeline.language.reader import KINDS, ROLES, SCHEDULES, STATUSES, Said
from pipeline.model import Owner
from pipeline.tag.evidence import MAIN, Evidence
from pipeline.tag.weighed import Found
from pipeline.vocabulary import models_folder
from tests.fit.annotating import TOLD, annotated_paper, told
from tests.tag.stating import stated

_ROOT = Path(__file__).parents[2]
_ROW: dict[str, Any] = {"id": "1", "key": "strategy", "kind": "milestone", "schedule": None, "dates": []}


def _one(right: str, said: str, own: str, role: str = "pcc", found: str = "pcc") -> Told:
    """A statement whose status is `right`, where the reader says `said` and the rules found `own`."""
    shares = tuple(0.9 if status == said else 0.02 for status in STATUSES)
    chances = tuple(0.9 if one == role else 0.05 for one in ROLES)
    heard = Said((0.0,) * len(KINDS), shares, (1.0,) + (0.0,) * (len(SCHEDULES) - 1), chances)
    evidence = (Evidence(0, 3, own, "", MAIN, rule="told"),) if own else ()
    statement = stated("The strategy was published.").statement
    item = annotated({**_ROW, "status": right or None, "owners": [role], "owners_optional": ["force"]})
    return Found(statement, evidence, own, "", (Owner(found, found),), heard), item


_READER = [_one(status, status, "planned") for status in STATUSES for _ in range(6)]
_RULES = [_one(status, "planned", status) for status in STATUSES for _ in range(6)]


def test_the_side_that_is_right_weighs_more() -> None:
    reader, rules = fit_labels(_READER)["status"], fit_labels(_RULES)["status"]
    assert reader["reader"] > rules["reader"]
    assert rules["own"]["strength 2"] > reader["own"]["strength 2"]
    assert rules["own"]["rule told"] > 0
    assert fit_labels(_READER) == fit_labels(list(_READER))


def test_a_role_that_readers_may_name_or_not_tells_nothing() -> None:
    (one,) = [_one("planned", "planned", "planned")]
    shown = acting([one])
    assert len(shown) == len(ROLES) - 1
    assert [("role pcc" in signs) for signs, right in shown if right] == [True]


def test_what_is_told_of_a_paper(tmp_path: Path) -> None:
    found = told_in([annotated_paper(tmp_path, TOLD, told())])
    assert [item.id for _, item in found] == ["1"]
    ((one, _),) = found
    assert one.status == "completed" and one.said is not None
    (choice,) = choices(found)
    assert [status for status, right in zip(STATUSES, choice.right, strict=True) if right] == ["completed"]


@pytest.mark.slow
def test_shipped_weights_are_those_of_the_papers_held_out() -> None:
    """`python -m pipeline.fit` would write what models/ holds; run it where this fails."""
    shipped = json.loads((models_folder() / "labels.json").read_text(encoding="utf-8"))
    fitted = fit_labels(told_in(held_out(_ROOT)))
    assert fitted["fitted_on"]["statements"] == shipped["fitted_on"]["statements"]
    for label in ("status", "owners"):
        tables = [table[label]["own"] for table in (fitted, shipped)]
        assert tables[0].keys() == tables[1].keys()
        assert not [name for name in tables[0] if abs(tables[0][name] - tables[1][name]) > 0.05]
        assert fitted[label]["reader"] == pytest.approx(shipped[label]["reader"], abs=0.05)
