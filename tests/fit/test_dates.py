"""Fitting how the dates that the rules read are weighed, and what models/ holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.fit.annotated import papers_of
from pipeline.fit.dates import Told, fit_dates, told_in
from pipeline.tag.date_weighed import ROLES, role_of
from pipeline.vocabulary import models_folder
from tests.fit.annotating import TOLD, annotated_paper, told

_ROOT = Path(__file__).parents[2]


def _dated(*dates: dict[str, Any]) -> list[dict[str, Any]]:
    first, *others = told()
    return [{**first, "dates": list(dates)}, *others]


_MAY = {"phrase": "May 2018", "start": "2018-05-01", "end": "2018-05-31"}


def test_what_is_told_of_a_paper(tmp_path: Path) -> None:
    (one,) = told_in([annotated_paper(tmp_path, TOLD, _dated({**_MAY, "role": "achieved|reported"}))])
    assert (one.role, one.ahead) == ("achieved", None) and "rule achieved" in one.signs


def test_a_date_that_is_not_annotated_is_none(tmp_path: Path) -> None:
    assert [one.role for one in told_in([annotated_paper(tmp_path, TOLD, told())])] == ["none"]


def test_a_date_whose_days_are_annotated_otherwise_tells_nothing_of_its_role(tmp_path: Path) -> None:
    other = {**_MAY, "start": "2018-05-31", "role": "achieved"}
    assert [one.role for one in told_in([annotated_paper(tmp_path, TOLD, _dated(other))])] == [None]


def test_the_year_where_none_is_said(tmp_path: Path) -> None:
    text = "# Minutes of the Police and Crime Panel, 7 June 2018\n\n" + TOLD.replace("May 2018", "October")
    role = {"phrase": "October", "role": "achieved"}
    for year, ahead in (("2017", False), ("2018", True)):
        date = {**role, "start": f"{year}-10-01", "end": f"{year}-10-31"}
        assert [one.ahead for one in told_in([annotated_paper(tmp_path, text, _dated(date))])] == [ahead]


def test_signs_decide_by_what_was_annotated() -> None:
    rows = [Told((f"rule {role}",), role, role == "due") for role in ROLES for _ in range(8)]
    fitted = fit_dates(rows)
    assert [role_of((f"rule {role}",), fitted) for role in ROLES[1:]] == list(ROLES[1:])
    assert fitted["ahead"]["weights"]["rule due"] > 0
    assert fit_dates(rows[::-1])["fitted_on"] == fitted["fitted_on"]


@pytest.mark.slow
def test_shipped_weights_fit_the_signs_that_are_read_now() -> None:
    """Where it fails the signs have changed since `python -m pipeline.fit` was run."""
    seen = _ROOT / "tests" / "gold" / "seen"
    shipped = json.loads((models_folder() / "dates.json").read_text(encoding="utf-8"))
    known = [one for one in told_in(list(papers_of(seen, seen))) if one.role is not None]
    right = [role_of(one.signs, shipped) == one.role for one in known]
    assert len(right) > 100 and sum(right) / len(right) > 0.9
