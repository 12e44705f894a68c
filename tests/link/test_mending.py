"""Texts as they were meant, what is only said of a thing, and who said it."""

from __future__ import annotations

import pytest

from pipeline.link.focus import focus_span
from pipeline.link.mending import Mending
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.slips import slips_of
from pipeline.link.sorts import aspects_of, heads_of
from pipeline.link.stems import words_of
from tests.link.make import AREA, paper, said

MENDING = Mending({"hexowld": "hexwold", "sohtgun": "shotgun"}, {"FLS": ("firearms", "licensing", "survey")})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A hub in Hexowld", "A hub in Hexwold"),
        ("sohtgun renewals", "shotgun renewals"),
        ("Run the Firearms Licensing Survey (FLS)", "Run the Firearms Licensing Survey"),
        ("The FLS is under way", "The Firearms Licensing Survey is under way"),
        ("The FLSX and the fls", "The FLSX and the fls"),
        ("The PCC (see below)", "The PCC (see below)"),
    ],
)
def test_mended(text: str, meant: str) -> None:
    assert MENDING.mended(text) == meant


def test_an_acronym_is_read_as_the_thing_that_it_stands_for() -> None:
    papers = (
        paper("d1", "2015-01-10", "plan", said("Carry out the Firearms Licensing Survey (FLS)")),
        paper("d2", "2016-01-10", "progress_report", said("The FLS is under way", "milestone")),
    )
    first, later = mentions_of(papers, speech_of(AREA, papers))
    assert first.words.heads == later.words.heads == ("survey",)
    assert {"firearm", "licens", "survey"} <= later.words.body


def test_what_a_body_is_short_for_is_not_spelt_out() -> None:
    papers = (paper("d1", "2015-01-10", "plan", said("Fund lawyers of the Crown Prosecution Service (CPS)")),)
    assert "CPS" not in speech_of(AREA, papers).mending.things


def test_a_slip_made_twice_is_mended_where_the_word_is_often_written() -> None:
    def is_word(_: str) -> bool:
        return False

    assert slips_of({"traniing": 2, "training": 80}, is_word) == {"traniing": "training"}
    assert slips_of({"traniing": 2, "training": 20}, is_word) == {}
    assert slips_of({"traniing": 1, "training": 3}, is_word) == {"traniing": "training"}


@pytest.mark.parametrize(
    "text",
    [
        "Agreed to hold the Retail Forum at a cost of £756,200.",
        "Launch Operation Bracken and report on it to the Panel",
        "The joint strategy is replaced by two separate documents.",
    ],
)
def test_what_is_said_of_any_thing_makes_it_no_other(text: str) -> None:
    assert aspects_of(text.rstrip("."), text) - {"begun"} == frozenset()


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("The procurement of the marine cameras", "equipment"),
        ("Operation Jasper will not now be widened until after a second consultation", "operation"),
        ("The Charter was issued by the Board", "charter"),
    ],
)
def test_what_stands_behind_a_verb_is_another_matter(text: str, sort: str) -> None:
    assert heads_of(words_of(text))[0] == sort


@pytest.mark.parametrize(
    "frame",
    [
        "The Deputy Commissioner told the Panel that", "It was noted that", "The Chief Executive reported that",
        "In response to a question about", "Members asked about",
    ],
)  # fmt: skip
def test_who_said_it_is_passed_over(frame: str) -> None:
    assert focus_span(f"{frame} the Compass App was late.").strip() == "the Compass App was late."
