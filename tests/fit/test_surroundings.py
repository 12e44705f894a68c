"""Fitting the second look: from candidates with what they show, and what models/ holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.fit.annotated import fitted_on
from pipeline.fit.examples import from_sentences
from pipeline.fit.surroundings import HOW, THRESHOLDS, Shown, fit_surroundings, shown_in
from pipeline.language.odds import chance_of
from pipeline.vocabulary import models_folder
from tests.fit.annotating import TOLD, annotated_paper, told

_ROOT = Path(__file__).parents[2]
_FEW = [
    Shown(("w:it", f"w:{word}", f"once:{word}{number}"), kind)
    for kind, word in (("none", "rained"), ("milestone", "published"), ("decision", "resolved"))
    for number in range(12)
]


def _shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((models_folder() / "surroundings.json").read_text(encoding="utf-8"))
    return content


def test_weights_part_statements_from_the_rest_and_kinds_from_each_other() -> None:
    fitted = fit_surroundings(_FEW)
    assert fitted == fit_surroundings(_FEW)
    assert fitted["fitted_on"]["candidates"] == 36
    assert fitted["fitted_on"]["statements"] == 24
    assert chance_of(["w:it", "w:published"], fitted["unit"]) > 0.6 > 0.4 > chance_of(["w:rained"], fitted["unit"])
    assert set(fitted["kinds"]) == {"milestone"}  # of two classes the second
    assert not any(name.startswith("once:") for name in fitted["unit"]["weights"])  # seen in fewer than HOW.rare
    assert HOW.rare > 1


def test_what_a_paper_shows_and_what_is_optional(tmp_path: Path) -> None:
    sentences = list(from_sentences(_ROOT / "models" / "training"))
    papers = [annotated_paper(tmp_path, TOLD, told("action|milestone"))]
    assert [paper.area for paper in papers] == ["paper.gold.json"]
    shown = shown_in(papers, sentences)
    assert [one.kind for one in shown] == ["milestone", "none"]  # the kind that the rules gave, of those accepted
    assert "w:strategy" in shown[0].names


def test_shipped_weights_are_small_and_of_known_kinds() -> None:
    shipped = _shipped()
    assert {name: shipped[name] for name in THRESHOLDS} == THRESHOLDS
    assert set(shipped["kinds"]) == {
        "priority", "milestone", "action", "measure", "recommendation", "decision", "change"
    }  # fmt: skip
    values = list(shipped["unit"]["weights"].values())
    assert values
    assert all(HOW.small <= abs(value) < 10 and value == round(value, 2) for value in values)


@pytest.mark.slow
def test_shipped_weights_are_those_of_the_annotated_papers() -> None:
    """`python -m pipeline.fit` would write what models/ holds; run it where this fails."""
    sentences = list(from_sentences(_ROOT / "models" / "training"))
    fitted, shipped = fit_surroundings(shown_in(fitted_on(_ROOT), sentences)), _shipped()
    assert fitted["fitted_on"]["candidates"] == shipped["fitted_on"]["candidates"]
    names = fitted["unit"]["weights"].keys() | shipped["unit"]["weights"].keys()
    apart = [
        name
        for name in sorted(names)
        if abs(fitted["unit"]["weights"].get(name, 0.0) - shipped["unit"]["weights"].get(name, 0.0)) > 0.05
    ]
    assert not apart
