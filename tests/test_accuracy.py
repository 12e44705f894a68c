"""The accuracy card: its figures are of the annotations and sets that the gate holds, and it tells what it must."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from pipeline.run import Settings, run
from pipeline.workers import InProcess
from tests.accuracy import BANDS, FIGURES, HIDDEN, calibration
from tests.accuracy_page import accuracy_page
from tests.gate import FLOORS, ROOT, digest

SETS = json.loads(FIGURES.read_text("utf-8"))
FLOOR = tomllib.loads(FLOORS.read_text("utf-8"))


@pytest.mark.parametrize("name", FLOOR)
def test_figures_are_of_these_annotations(name: str) -> None:
    """`make accuracy` measures anew."""
    gold = ROOT / FLOOR[name]["gold"]
    if not gold.is_dir():
        pytest.skip(f"{FLOOR[name]['gold']} is not here")
    assert SETS[name]["digest"] == digest(gold)


def test_every_set_is_measured_with_and_without_weights() -> None:
    assert set(SETS) == set(FLOOR)
    assert all({"weights", "rules"} <= one.keys() for one in SETS.values())


def test_of_the_hidden_set_only_totals_are_kept() -> None:
    for name in HIDDEN:
        assert not {"confusions", "by_kind", "by_document_type"} & SETS[name]["weights"].keys()


def test_the_page_tells_what_the_weights_were_fitted_on() -> None:
    page = " ".join(accuracy_page().split())
    assert "were fitted on the sets seen and corpus" in page
    assert all(f"| {name} |" in page for name in SETS)


def test_calibration_counts_what_can_be_judged(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    gold = {
        "file": "a.txt",
        "area": "",
        "document_type": "minutes",
        "statements": [
            {"id": "1", "key": "RESOLVED: That the precept", "kind": "decision", "dates": [], "owners": [],
             "status": "", "schedule": ""},
        ],
    }  # fmt: skip
    (tmp_path / "papers" / "a.txt").write_text("RESOLVED: That the precept be supported.\n", "utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    run(tmp_path / "papers", tmp_path / "output", InProcess(), Settings(), lambda *_: None)
    bands = calibration(tmp_path / "output", tmp_path)
    assert len(bands) == len(BANDS)
    labels, whole, statements = (sum(column) for column in zip(*bands, strict=True))
    assert statements == 1
    assert (labels, whole) in ((3, 1), (2, 0))  # its owner, the Panel, is not annotated
