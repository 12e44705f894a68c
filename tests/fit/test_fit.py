"""Fitting the weights: the same from the same examples, readable, and what models/ holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.fit import fit_prose
from pipeline.fit.annotated import fitted_on, papers_of
from pipeline.fit.examples import Example, from_sentences, of_paper
from pipeline.fit.prose import RARE, write
from pipeline.segment.judge import CLASSES
from pipeline.vocabulary import models_folder

_ROOT = Path(__file__).parents[2]
_COLUMNS = "kind\tgenre\tlist\tstatus\tschedule\ttext\n"


def _few() -> list[Example]:
    """Examples enough for each class, of words that tell the classes apart."""
    words = {"none": "quiet", "milestone": "published", "action": "undertook"}
    return [
        Example({f"word:{words[name]}": 1.0, "whole": 1.0, f"once:{name}": 1.0} if number == 0 else
                {f"word:{words[name]}": 1.0, "whole": float(number % 2)}, name, "a.tsv")
        for name in CLASSES
        for number in range(12)
    ]  # fmt: skip


def test_fitting_twice_gives_the_same_json(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        write(fit_prose(_few()), tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert b"\r" not in (tmp_path / "one.json").read_bytes()


def test_shape_of_the_weights() -> None:
    fitted = fit_prose(_few())
    assert fitted["fitted_on"]["examples"] == 36
    assert set(fitted["bias"]) == set(fitted["weights"]) == set(CLASSES)
    assert 0 < fitted["threshold"] < 1
    assert fitted["weights"]["milestone"]["word:published"] > 0 > fitted["weights"]["none"]["word:published"]


def test_rare_features_are_left_out() -> None:
    assert RARE > 1
    names = {name for row in fit_prose(_few())["weights"].values() for name in row}
    assert not any(name.startswith("once:") for name in names)


def test_the_digest_tells_examples_apart() -> None:
    examples = _few()
    other = [Example(one.features, one.label, "b.tsv") for one in examples]
    assert fit_prose(examples)["fitted_on"] == fit_prose(list(examples))["fitted_on"] != fit_prose(other)["fitted_on"]


def test_sentences_of_a_file(tmp_path: Path) -> None:
    rows = [
        'milestone\treport\tno\tcompleted\t\tThe "Safer" strategy was published in May.',
        "none\tminutes\tno\t\t\tIt had rained.",
        "action\tplan\tyes\t\t\tI will open a hub.",
        "decision\tminutes\tno\t\t\tRESOLVED: that the report be noted.",
        "none\tminutes\tno\t\t\tApologies were received.",
    ]
    (tmp_path / "a.tsv").write_text(_COLUMNS + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    found = list(from_sentences(tmp_path))
    assert [(one.label, one.source) for one in found] == [
        ("milestone", "a.tsv"),
        ("none", "a.tsv"),
        ("action", "a.tsv"),
    ]
    assert found[2].features["in_list"] == 1.0
    assert found[2].features["type:plan"] == 1.0


def test_clauses_of_annotated_papers(tmp_path: Path) -> None:
    text = "# Report\n\nThe rural strategy was published in May 2018. It had rained. The pilot may go on for years.\n"
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8", newline="\n")
    gold = {
        "file": "paper.txt",
        "statements": [
            {"key": "strategy was published", "kind": "milestone"},
            {"key": "pilot may go on", "kind": "milestone", "optional": True},
        ],
    }
    (tmp_path / "paper.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "gone.gold.json").write_text(json.dumps({**gold, "file": "gone.txt"}), encoding="utf-8")
    (paper,) = papers_of(tmp_path, tmp_path)
    assert [one.label for one in of_paper(paper.document, paper.statements)] == ["milestone", "none"]


def _shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((models_folder() / "prose.json").read_text(encoding="utf-8"))
    return content


def test_shipped_weights_are_small_and_of_known_classes() -> None:
    shipped = _shipped()
    assert set(shipped["weights"]) == set(shipped["bias"]) == set(CLASSES)
    values = [value for row in shipped["weights"].values() for value in row.values()]
    assert values
    assert all(0.01 <= abs(value) < 10 and value == round(value, 3) for value in values)


def test_shipped_weights_are_those_of_the_annotated_papers() -> None:
    """`python -m pipeline.fit` would write what models/ holds; run it where this fails."""
    clauses = [one for paper in fitted_on(_ROOT) for one in of_paper(paper.document, paper.statements)]
    examples = [*clauses, *from_sentences(_ROOT / "models" / "training")]
    fitted, shipped = fit_prose(examples), _shipped()
    assert fitted["fitted_on"] == shipped["fitted_on"]
    assert fitted["threshold"] == shipped["threshold"]
    for name in CLASSES:
        for feature in fitted["weights"][name].keys() | shipped["weights"][name].keys():
            weight = fitted["weights"][name].get(feature, 0.0)
            assert weight == pytest.approx(shipped["weights"][name].get(feature, 0.0), abs=0.015), feature
