"""Whether two statements are one commitment: a table of pairs in our own words, half of them tempting and wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.link import link
from tests.link.make import AREA, paper, said

CASES = Path(__file__).parents[1] / "cases" / "pairs.toml"
PAIRS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["pair"]


def joined(case: dict[str, Any]) -> bool:
    dates = {"a": {}, "b": {}}  # type: dict[str, dict[str, str]]
    for side, names in (("a", {"a_due": "due"}), ("b", {"b_due": "due", "b_done": "achieved"})):
        dates[side] = {role: case[name] for name, role in names.items() if name in case}
    first = paper(
        "d1", case.get("a_when", "2015-02"), "plan", said(case["a"], case.get("a_kind", "action"), **dates["a"])
    )
    later = said(case["b"], case.get("b_kind", "milestone"), **dates["b"])
    second = paper("d2", case.get("b_when", "2016-06-10"), "progress_report", later)
    return any(commitment.mentions == 2 for commitment in link(AREA, (first, second), ()).commitments)


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: f"{case['a'][:30]}/{case['b'][:30]}")
def test_pair(case: dict[str, Any]) -> None:
    right = joined(case) == case["same"]
    if "known" in case:
        assert not right, "this pair is right now: take its `known` off"
        pytest.skip(case["known"])
    assert right


def test_the_table_is_wide_and_even() -> None:
    same = sum(case["same"] for case in PAIRS)
    assert len(PAIRS) >= 100
    assert abs(2 * same - len(PAIRS)) <= len(PAIRS) // 10
    wrongly_joined = [case for case in PAIRS if "known" in case and not case["same"]]
    assert len(wrongly_joined) <= len(PAIRS) // 50, "precision before recall"
