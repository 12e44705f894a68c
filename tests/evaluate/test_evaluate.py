"""Measuring a small output against small annotations, counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from pipeline.emit import emit
from pipeline.evaluate import Report, evaluate
from tests import datasets


def item(name: str, kind: str, key: str, **more: Any) -> dict[str, Any]:
    """An annotated statement."""
    plain: dict[str, Any] = {
        "status": None,
        "schedule": None,
        "dates": [],
        "owners": [],
        "owner_names": [],
        "status_phrases": [],
    }
    return {"id": name, "kind": kind, "key": key} | plain | more


def date(start: str, end: str, role: str) -> dict[str, str]:
    """An annotated date."""
    return {"phrase": "then", "start": start, "end": end, "role": role}


PLAN = [
    item("s1", "action", "open a rural crime team", owners=["pcc"], dates=[date("2018-03-01", "2018-03-31", "due")]),
    item("s2", "measure|action", "Safer roads"),
    item("s3", "milestone", "never said", status="completed", owners=["force"], dates=[date("2018", "2018", "due")]),
]
REPORT = [
    item(
        "s1",
        "milestone",
        "was launched in May",
        status="completed|in_progress",
        dates=[date("2018-05-01", "2018-05-31", "achieved"), date("2018-01-01", "2018-12-31", "period")],
        owners=["pcc", "panel"],
        owners_optional=["partners"],
    ),
    item("s2", "action", "County Council", optional=True),
]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    emit(datasets.dataset(), folder)
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, kind, statements in (
        ("2017-plan", "plan", PLAN),
        ("2018", "progress_report", REPORT),
        ("x", "minutes", []),
    ):
        content = {"file": f"{name}.txt", "area": "Marlshire", "document_type": kind, "statements": statements}
        (folder / f"{name}.gold.json").write_text(json.dumps(content), "utf-8")
    links = {
        "links": [
            {"a": "2017-plan#s1", "b": "2018.txt#s1", "relation": "reports_on", "sure": True},
            {"a": "2017-plan#s3", "b": "2018.txt#s1", "relation": "same", "sure": False},
            {"a": "2017-plan#s3", "b": "2018#s1", "relation": "same"},
        ],
        "hard_negatives": [{"a": "2017-plan#s2", "b": "2018#s1"}],
    }
    (folder / "links.json").write_text(json.dumps(links), "utf-8")
    return folder


def counts(tally: Any) -> tuple[int, int, int]:
    return tally.hit, tally.miss, tally.spurious


def test_counts(output: Path, gold: Path) -> None:
    report = evaluate(output, gold)
    total = report.total
    assert counts(total.found) == (3, 1, 0)
    assert counts(total.typed) == (2, 2, 1)
    assert counts(total.labels["status"]) == (1, 1, 0)
    assert counts(total.labels["schedule"]) == (0, 0, 1)
    assert counts(total.labels["dates"]) == (1, 2, 0)
    assert counts(total.labels["owners"]) == (2, 2, 0)
    assert report.absent == ["x"]
    assert report.links is not None
    assert (report.links.right, report.links.of) == (1, 2)
    assert (report.apart.right, report.apart.of) == (1, 1)


def test_by_type_adds_up(output: Path, gold: Path) -> None:
    report = evaluate(output, gold)
    assert sorted(report.by_type) == ["minutes", "plan", "progress_report"]
    assert sum(one.found.hit for one in report.by_type.values()) == report.total.found.hit
    assert sum(one.papers for one in report.by_type.values()) == 3


def test_confusions_and_mistakes(output: Path, gold: Path) -> None:
    report = evaluate(output, gold)
    assert report.total.confusions["kind", "measure", "priority"] == 1
    assert report.total.confusions["status", "completed", "completed"] == 1
    whats = sorted(one.what for one in report.mistakes)
    assert whats == ["dates", "kind", "link", "missed", "owners", "schedule"]


def test_command(output: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "figures.json"
    assert run_command(["evaluate", str(output), str(gold), "--errors", "--papers", "--json", str(target)]) == 0
    out = capsys.readouterr().out
    for words in (
        "3 papers",
        "by kind",
        "by document type",
        "status: annotated",
        "2017-plan: missed",
        "Not in the output: x",
    ):
        assert words in out
    assert json.loads(target.read_text("utf-8")) == evaluate(output, gold).figures()


@pytest.mark.parametrize(
    "content", ["not json", "[]", '{"file": "a.txt"}', '{"file": "a.txt", "statements": [{"id": "s1"}]}']
)
def test_annotations_that_cannot_be_understood(
    output: Path, gold: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "bad.gold.json").write_text(content, "utf-8")
    assert run_command(["evaluate", str(output), str(gold)]) == 3
    assert "bad.gold.json" in capsys.readouterr().err


def test_folders_that_hold_nothing(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["evaluate", str(output), str(tmp_path / "none")]) == 3
    assert run_command(["evaluate", str(tmp_path), str(tmp_path)]) == 3
    assert "no annotations" in capsys.readouterr().err


def test_nothing_to_measure_is_not_wrong(output: Path, tmp_path: Path) -> None:
    (tmp_path / "x.gold.json").write_text('{"file": "x.txt", "statements": []}', "utf-8")
    report = evaluate(output, tmp_path)
    assert isinstance(report, Report)
    assert report.total.found.f1 == 1.0
    assert report.links is None
