"""The accuracy gate: floors move up freely, down only for a reason, and know what they were measured on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.gate import FLOORS, digest, failures, moved, written


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "a.gold.json").write_text("{}", "utf-8")
    (tmp_path / "links.json").write_text("[]", "utf-8")
    return tmp_path


def one(gold: Path, **floors: float) -> dict[str, Any]:
    return {"papers": "p", "gold": "g", "digest": digest(gold), "lowered": [], "floors": floors}


def test_a_figure_below_its_floor_fails(gold: Path) -> None:
    assert failures("set", one(gold, found=0.9, typed=0.8), {"found": 0.9, "typed": 0.8}, gold) == []
    (line,) = failures("set", one(gold, found=0.9, typed=0.8), {"found": 0.899, "typed": 0.9}, gold)
    assert "found is 0.899, its floor 0.9" in line
    assert failures("set", one(gold, links=0.5), {}, gold)


@pytest.mark.parametrize("name", ["a.gold.json", "links.json", "b.gold.json"])
def test_other_annotations_fail(gold: Path, name: str) -> None:
    before = one(gold, found=0.9)
    (gold / name).write_text("{ }", "utf-8")
    (line,) = failures("set", before, {"found": 1.0}, gold)
    assert "annotations" in line


def test_line_ends_do_not_matter(gold: Path) -> None:
    (gold / "a.gold.json").write_bytes(b"{\n}")
    before = digest(gold)
    (gold / "a.gold.json").write_bytes(b"{\r\n}")
    assert digest(gold) == before


def test_floors_move_up_alone_and_down_for_a_reason(gold: Path) -> None:
    before, now = one(gold, found=0.9, typed=0.8), {"found": 0.95, "typed": 0.7, "links": 0.5}
    assert moved(before, now, gold, "")["floors"] == {"found": 0.95, "typed": 0.8, "links": 0.5}
    assert moved(before, now, gold, "")["lowered"] == []
    lower = moved(before, now, gold, "stricter annotations")
    assert lower["floors"] == now
    assert lower["lowered"] == ["stricter annotations"]


def test_written_floors_are_read_back(gold: Path) -> None:
    sets = {"one": one(gold, found=0.9, date_role=0.85), "two-words": one(gold)}
    read = tomllib.loads(written(sets))
    assert read["one"] == sets["one"]
    assert read["two-words"]["papers"] == "p"


def test_the_projects_own_sets_are_held() -> None:
    sets = tomllib.loads(FLOORS.read_text("utf-8"))
    assert {"corpus", "seen", "unseen"} <= set(sets)
