"""Fitting the confidence: from annotated papers with what the pipeline makes of them, and what models/ holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.fit.annotated import held_out
from pipeline.fit.confidence import RARE, Judged, fit_confidence, judged, judged_apart
from pipeline.language.odds import chance_of
from pipeline.tag.confidence import LABELS
from pipeline.vocabulary import models_folder
from tests.fit.annotating import annotated_paper

_ROOT = Path(__file__).parents[2]
_FEW = [
    Judged((f"status:{status}", f"once:{status}{number}"), frozenset(right))
    for status, right in (("completed", LABELS), ("planned", LABELS[:1]), ("none", ()))
    for number in range(20)
]


def test_what_was_right_is_surer() -> None:
    fitted = fit_confidence(_FEW)
    assert fitted == fit_confidence(_FEW)
    assert fitted["fitted_on"]["statements"] == 60
    sure = {label: [chance_of([f"status:{one}"], fitted[label]) for one in ("completed", "planned", "none")]
            for label in LABELS}  # fmt: skip
    assert sure["standing"][0] > sure["standing"][1]
    assert min(sure["kind"][:2]) > sure["kind"][2]
    assert RARE > 1
    assert not any(name.startswith("once:") for name in fitted["kind"]["weights"])


def test_what_is_right_of_a_paper(tmp_path: Path) -> None:
    text = (
        "# Report\n\nThe rural strategy was published in May 2018.\n\nThe Chief Constable will review the fleet.\n\n"
        "The new station was opened in June 2018.\n\nA victims' hub was launched in July 2018.\n"
    )
    rows: list[dict[str, Any]] = [
        {"id": "1", "key": "strategy was published", "kind": "milestone", "status": "completed"},
        {"id": "2", "key": "will review the fleet", "kind": "action", "status": None, "owners": ["opcc"]},
        {"id": "3", "key": "new station was opened", "kind": "milestone", "status": None, "optional": True},
    ]
    gold = [{"schedule": None, "dates": [], "owners": []} | row for row in rows]
    found = list(judged(annotated_paper(tmp_path, text, gold)))
    assert [one.right for one in found] == [frozenset(LABELS), frozenset(["kind", "standing"]), frozenset()]


@pytest.mark.slow
def test_shipped_weights_are_those_of_the_papers_held_out() -> None:
    """`python -m pipeline.fit` would write what models/ holds; run it where this fails."""
    shipped = json.loads((models_folder() / "confidence.json").read_text(encoding="utf-8"))
    fitted = fit_confidence(judged_apart(held_out(_ROOT)))
    assert fitted["fitted_on"]["statements"] == shipped["fitted_on"]["statements"]
    for label in LABELS:
        weights = [table[label]["weights"] for table in (fitted, shipped)]
        names = sorted(weights[0].keys() | weights[1].keys())
        assert not [name for name in names if abs(weights[0].get(name, 0.0) - weights[1].get(name, 0.0)) > 0.02]
