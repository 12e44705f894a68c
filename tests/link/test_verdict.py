"""The ledger's rules, each by papers that tell a small story, and slip in days."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.link import link
from pipeline.link.verdict import RULES, WORST_FIRST
from pipeline.model import LedgerRow, Paper
from tests.link.make import AREA, paper, said

PROMISE = "Set up a Farm Watch Scheme in every district"
OTHER = [said(f"Promise number {name}, of {name} kinds", "action") for name in ("oaks", "elms", "ashes", "limes")]


def promise(**labels: Any) -> Paper:
    return paper("d1", "2015-01-10", "plan", said(PROMISE, **labels), *OTHER)


def report(when: str, **labels: Any) -> Paper:
    words = labels.pop("words", "Farm Watch Scheme: an account of how it stands")
    return paper(f"d{when}", when, "progress_report", said(words, "milestone", **labels))


def silent(when: str, kind: str = "minutes") -> Paper:
    return paper(
        f"d{when}", when, kind, *(said(f"The matter of {name}s was raised", "action") for name in ("dog", "cat"))
    )


def next_plan(when: str) -> Paper:
    names = ("bicycle", "ferry", "canal", "bridge", "tunnel")
    return paper(f"d{when}", when, "plan", *(said(f"Paint every {name} in a new colour") for name in names))


def row(*papers: Paper, as_of: str = "") -> LedgerRow:
    found = link(AREA, papers, (), as_of).ledger
    return next(one for one in found if "Farm Watch" in one.title)


STORIES: list[tuple[str, int | None, tuple[Paper, ...]]] = [
    ("stopped", None, (promise(due="2016-03"), report("2016-01-08", status="stopped"))),
    ("kept", 0, (promise(due="2016-03"), report("2016-05-06", status="completed", achieved="2016-02"))),
    ("kept", 0, (promise(due="2016-03"), report("2016-05-06", status="completed", achieved="2016-03-31"))),
    ("kept", None, (promise(), report("2016-05-06", status="completed", achieved="2016-02"))),
    ("kept", None, (promise(due="2016-03"), report("2016-05-06", status="completed"))),
    ("kept_late", 61, (promise(due="2016-03"), report("2016-08-05", status="completed", achieved="2016-05-31"))),
    ("kept_late", None, (promise(due="2016-03"), report("2016-05-06", status="in_progress"), report("2016-09-02", status="completed"))),
    ("overdue", 0, (promise(due="2016-03"), report("2016-05-06", status="in_progress"))),
    ("overdue", 91, (promise(due="2016-03"), report("2016-02-05", status="in_progress", due="2016-06"), silent("2016-12-02"))),
    ("slipped", 275, (promise(due="2016-03"), report("2016-05-06", status="in_progress", due="2016-12"))),
    ("slipped", 275, (promise(), report("2016-05-06", status="in_progress", previously_due="2016-03", due="2016-12"))),
    ("delayed", None, (promise(), report("2016-05-06", status="in_progress", schedule="paused"))),
    ("delayed", 0, (promise(due="2020-03"), report("2016-05-06", status="in_progress", schedule="at_risk"))),
    ("dropped", None, (promise(), silent("2016-05-06"), next_plan("2017-03-01"))),
    ("unreported", None, (promise(), silent("2016-05-06"))),
    ("unreported", 0, (promise(due="2020-03"), silent("2016-05-06"))),
    ("on_course", 0, (promise(due="2020-03"), report("2016-05-06", status="in_progress"))),
    ("on_course", None, (promise(), report("2016-05-06", status="planned"))),
    ("not_due", 0, (promise(due="2020-03"), report("2016-05-06", status="not_started"))),
    ("not_due", 0, (promise(due="2020-03"),)),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "slip", "papers"), STORIES, ids=[f"{n}-{s[0]}" for n, s in enumerate(STORIES)])
def test_story(verdict: str, slip: int | None, papers: tuple[Paper, ...]) -> None:
    found = row(*papers)
    assert (found.verdict, found.slip_days) == (verdict, slip), found.explanation


def test_every_rule_has_a_story_and_a_place() -> None:
    names = [name for name, _ in RULES]
    assert {story[0] for story in STORIES} == set(names) == set(WORST_FIRST)


def test_as_of_an_earlier_day_later_papers_say_nothing() -> None:
    papers = (promise(due="2016-03"), report("2016-05-06", status="completed", achieved="2016-02"))
    assert row(*papers, as_of="2015-12").verdict == "not_due"
    assert row(*papers, as_of="2016-04").verdict == "overdue"
    assert row(*papers, as_of="2016-04").as_of == "2016-04-30"


def test_explanation_names_papers_and_dates() -> None:
    found = row(promise(due="2016-03", page=4), report("2016-05-06", status="in_progress", due="2016-12", page=2))
    assert found.explanation == (
        "Promised in the Police and Crime Plan of 10 January 2015 (page 4) for completion by the end of March 2016; due date "
        "moved to the end of December 2016 in the progress report of 6 May 2016 (page 2); last reported in progress in the "
        "progress report of 6 May 2016 (page 2): slipped, 275 days after the first due date as of 6 May 2016."
    )


def test_silence_is_told_from_the_end_of_the_papers() -> None:
    assert "no later paper is in the corpus" in row(promise()).explanation
    assert "the one later paper does not mention it" in row(promise(), silent("2016-05-06")).explanation
    assert (
        "none of the 2 later papers mentions it"
        in row(promise(), silent("2016-05-06"), silent("2016-08-05")).explanation
    )
    same_month = (promise(), silent("2015-01-30"))
    assert "no later paper is in the corpus" in row(*same_month).explanation
    assert "the one later paper does not mention it" in row(*same_month, silent("2015-02-02")).explanation


def test_doubts_are_said_and_flagged() -> None:
    papers = (promise(due="2016-03"), report("2016-05-06", status="completed", needs_review=True, achieved="2016-02"))
    result = link(AREA, papers, ())
    commitment = next(one for one in result.commitments if "Farm Watch" in one.title)
    assert commitment.needs_review
    assert "not certain: how a statement was read" in row(*papers).explanation


def test_a_step_on_the_way_moves_no_due_date() -> None:
    found = row(promise(due="2018-03"), report("2016-05-06", status="in_progress", due="2016-09"))
    assert (found.verdict, found.promised_due) == ("on_course", "2018-03-31")


def test_a_due_date_given_up_makes_way_for_an_earlier_one() -> None:
    found = row(promise(due="2018-03"), report("2016-05-06", status="planned", previously_due="2018-03", due="2017-09"))
    assert found.slip_days is not None
    assert found.slip_days < 0


def test_resolutions_to_note_are_no_promises() -> None:
    minutes = paper("d1", "2015-01-10", "minutes", said("That the report be noted", "decision", owners=("panel",)))
    result = link(AREA, (minutes,), ())
    assert result.ledger == ()
    assert len(result.commitments) == 1


def test_the_worst_comes_first() -> None:
    plan = paper(
        "d1", "2015-01-10", "plan", said("Buy a police launch", due="2015-06"), said("Buy a police horse", status="completed"),
        said("Buy a police drone", due="2030-01"),
    )  # fmt: skip
    verdicts = [one.verdict for one in link(AREA, (plan,), (), "2016-01-01").ledger]
    assert verdicts == sorted(verdicts, key=WORST_FIRST.index)
    assert verdicts[0] == "overdue"


def test_papers_that_disagree_are_named() -> None:
    papers = (promise(), report("2016-05-06", status="stopped"), report("2016-09-02", status="in_progress"))
    text = row(*papers).explanation
    assert "the progress report of 6 May 2016 and the progress report of 2 September 2016 disagree" in text
    at_once = (promise(), report("2016-05-06", status="in_progress"), report("2016-05-20", status="not_started"))
    assert "disagree" in row(*at_once).explanation
    later = (promise(), report("2016-05-06", status="in_progress"), report("2016-09-02", status="in_progress"))
    assert "disagree" not in row(*later).explanation


def test_a_round_that_is_over_makes_nothing_overdue() -> None:
    promised = paper(
        "d1", "2015-01-10", "plan", said("Hold a Farm Watch Scheme day each summer", due="2015-08"), *OTHER
    )
    assert row(promised, report("2016-09-02", status="in_progress", schedule="on_track")).verdict == "on_course"
