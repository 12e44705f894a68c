"""Rules of linking and of the ledger that hold in long papers and over long times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.link import link
from pipeline.link.course import Course
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.renames import renames_of
from pipeline.link.sorts import heads_of
from pipeline.link.stems import words_of
from pipeline.link.verdict import verdict
from tests.link.make import AREA, paper, said

FILLER = "Officers went about their work in the usual way and nothing else was said about it. "


@pytest.mark.parametrize("before", [0, 1, 40])
def test_a_rename_is_found_wherever_it_stands(before: int) -> None:
    text = FILLER * before + "The Parish Watch Scheme has been renamed the Village Contact Scheme. " + FILLER * 30
    assert renames_of([text]) == renames_of(["The Parish Watch Scheme has been renamed the Village Contact Scheme."])
    assert len(renames_of([text])) == 1


@pytest.mark.parametrize(
    ("title", "chief"),
    [
        ("a scheme of small grants", heads_of(words_of("small grants"))),
        ("a scheme for young drivers", heads_of(words_of("a scheme"))),
    ],
)
def test_what_a_scheme_holds_is_the_thing(title: str, chief: tuple[str, ...]) -> None:
    assert heads_of(words_of(title))[:1] == chief[:1]


@pytest.mark.parametrize(
    ("begins", "found"), [(("2024-09-01", "2024-11-30"), "not_due"), (("2022-09-01", "2022-11-30"), "on_course")]
)
def test_planned_to_begin_later_is_not_due(begins: tuple[str, str], found: str) -> None:
    (mention,) = mentions_of(
        (one := (paper("d1", "2023-01-01", "plan", said("Review the estate")),)), speech_of("", one)
    )
    course = Course("2023-03-31", mention, mention, status="planned", begins=begins)
    assert verdict(course) == found
    assert verdict(replace(course, schedule="on_track")) == "on_course"


def test_a_part_completed_is_not_the_whole() -> None:
    """The land was bought on a date; later papers call the building delayed, with a new date."""
    promise = paper("d1", "2017-03-01", "plan", said("Open the Fenwick custody suite by 2020", due="2020-12-31"))
    part = paper(
        "d2", "2019-06-01", "annual_report",
        said("Fenwick custody suite: land bought in May 2019", status="completed", achieved="2019-05"),
    )  # fmt: skip
    late = paper(
        "d3", "2019-11-01", "progress_report",
        said("Fenwick custody suite: delayed to 2024", status="in_progress", schedule="delayed", due="2024-03-31"),
    )  # fmt: skip
    verdicts = {row.verdict for row in link(AREA, (promise, part, late), (), "2020-01").commitments}
    assert verdicts == {"slipped"}


def test_measures_are_linked_over_papers() -> None:
    words = ("Number of recorded burglaries per household", "Share of victims who are satisfied with the service")
    papers = tuple(
        paper(f"d{year}", f"{year}-06-01", "performance_report", *(said(one, "measure") for one in words))
        for year in range(2015, 2018)
    )
    found = {(one.source_id, one.target_id) for one in link(AREA, papers, ()).links}
    assert found == {(f"d{y}-{n}", f"d{y + 1}-{n}") for y in (2015, 2016) for n in (1, 2)}
