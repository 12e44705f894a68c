"""What papers say of themselves on their first pages, in the styles of the areas (tests/cases/fronts.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.model import Listing

FRONTS = tomllib.loads((Path(__file__).parents[1] / "cases" / "fronts.toml").read_text("utf-8"))["front"]


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: " ".join(front["text"].split()[:6]))
def test_what_a_first_page_says(front: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(front["text"], encoding="utf-8", newline="\n")
    facts = ingest(path, path.name, Listing()).facts
    assert facts.area == front["area"]
    assert (facts.meeting_date if facts.meeting_date_basis == "stated" else "") == front.get("date", "")
    period = f"{facts.plan.period_start}/{facts.plan.period_end}"
    assert (period if facts.plan.period_start else "") == front.get("plan", "")
    assert facts.document_type == front.get("type", facts.document_type)
