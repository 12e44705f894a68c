"""Priorities that a paper says were merged, by their numbers."""

from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.model import PlanVersion
from tests.link.make import AREA, paper, said

AIMS = ("Cut crime and keep people safe", "Put victims first", "Tackle anti-social behaviour", "Spend wisely")
NEXT = ("Preventing anti-social behaviour", "Supporting victims", "Spending wisely")


def changes(words: str, numbered: bool) -> dict[str, str]:
    first = paper(
        "d1", "2013-03-01", "plan",
        *(said(one, "priority", label=f"Objective {at}" if numbered else "") for at, one in enumerate(AIMS, 1)),
        plan=PlanVersion("Police and Crime Plan", "2013", "2017", "final"),
    )  # fmt: skip
    later = paper(
        "d2", "2017-03-01", "plan", said(words, "change"), *(said(one, "priority") for one in NEXT),
        plan=PlanVersion("Police and Crime Plan", "2017", "2021", "final"),
    )  # fmt: skip
    rows = link(AREA, (first, later), ()).priorities
    return {row.title: row.change for row in rows if "2017-2021" in row.plan_id}


@pytest.mark.parametrize("numbered", [True, False])
def test_what_a_paper_says_was_merged_is_not_dropped(numbered: bool) -> None:
    found = changes("Objectives 1 and 3 of the earlier Plan have been merged into a single priority", numbered)
    assert found["Preventing anti-social behaviour"] == "merged"
    assert "Cut crime and keep people safe" not in found


def test_without_a_word_of_it_one_is_dropped() -> None:
    found = changes("The Plan has three priorities", False)
    assert found["Cut crime and keep people safe"] == "dropped"
    assert found["Preventing anti-social behaviour"] == "reworded"


def test_numbers_that_two_continue_decide_nothing() -> None:
    assert changes("Objectives 2 and 3 and 1 were many", True)["Cut crime and keep people safe"] == "dropped"
