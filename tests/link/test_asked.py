"""The Panel's loop: what it asked for, its answer, what came of it, or nothing."""

from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.model import Decision, Paper, Request
from tests.link.make import AREA, paper, said

ASK = "That the Commissioner gives a firm date for the launch of Case Tracker."
LETTER = paper("d1", "2020-02-07", "minutes", said(ASK, "recommendation", owners=("pcc",)))
ROW = "A firm date for the launch of Case Tracker: {}, as I have said before."


def response(word: str) -> Paper:
    first = said("Response to the report of the Police and Crime Panel dated 7 February", "change")
    return paper("d2", "2020-03-20", "other", first, said(ROW.format(word), "change"))


def silent(when: str = "2020-06-01") -> Paper:
    return paper("d3", when, "minutes", said("The matter of dogs was raised in another place", "action"))


def outcome(*papers: Paper, as_of: str = "") -> Request:
    (found,) = link(AREA, papers, (), as_of).requests
    return found


@pytest.mark.parametrize(
    ("word", "answer", "result"),
    [
        ("Accepted", "accepted", "accepted"),
        ("Not accepted", "refused", "refused"),
        ("Accepted in part", "accepted_in_part", "accepted"),
    ],
)
def test_an_answer(word: str, answer: str, result: str) -> None:
    found = outcome(LETTER, response(word), silent())
    assert (found.answer, found.outcome, found.answered_in) == (answer, result, "d2")


def test_silence_is_told_from_the_end_of_the_papers() -> None:
    assert outcome(LETTER, silent()).outcome == "silent"
    assert outcome(LETTER).outcome == "too_early"
    assert outcome(LETTER, response("Accepted"), as_of="2020-03-01").outcome == "too_early"


def test_what_was_done() -> None:
    done = said("Firm date for the launch of Case Tracker given.", "action", status="completed", achieved="2020-04-01")
    found = outcome(LETTER, paper("d4", "2020-05-01", "progress_report", done))
    assert (found.outcome, found.acted_in) == ("done", "d4")


@pytest.mark.parametrize(
    ("words", "owners"), [("That the report be noted", ("panel",)), ("That the Chair write to the PCC", ("panel",))]
)
def test_what_the_panel_does_itself_is_no_request(words: str, owners: tuple[str, ...]) -> None:
    minutes = paper("d1", "2020-02-07", "minutes", said(words, "decision", owners=owners))
    assert link(AREA, (minutes, silent()), ()).requests == ()


def test_an_alias_for_what_a_person_joined() -> None:
    papers = (
        paper("d1", "2015-01-10", "plan", said("Buy a police launch")),
        paper(
            "d2",
            "2016-01-10",
            "progress_report",
            said("Vessel for the harbour: ordered", "milestone", status="in_progress"),
        ),
    )
    joined = link(AREA, papers, (Decision("same", "d1-1", "d2-1", who="A. Marsh", when="2024"),)).commitments
    assert [(one.commitment_id, one.aliases) for one in joined] == [("c-d1-1", ("c-d2-1",))]
    assert all(one.aliases == () for one in link(AREA, papers, ()).commitments)
