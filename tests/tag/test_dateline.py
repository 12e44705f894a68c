"""The day above a page of news, and the day that heads a decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Facts
from pipeline.tag.dateline import dated, dateline
from pipeline.tag.dates import tag_dates
from tests.tag.stating import stated


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("28 June 2013\nPCC publishes report", "2013-06-28"),
        ("News\nPosted on 3 May 2019\nThe survey is open.", "2019-05-03"),
        ("Published: 5:12 PM October 22, 2021\nPeople's views are wanted.", "2021-10-22"),
        ("PCC opens hub\nDate: Tuesday 4 June 2019", "2019-06-04"),
        ("The survey runs from 3 May 2019 in every district.", ""),
        ("3 May 2019 to 4 June 2019 were the days of the survey.", ""),
        ("No day stands here.", ""),
    ],
)
def test_datelines(head: str, day: str) -> None:
    assert dateline(head) == day


@pytest.mark.parametrize(
    ("kind", "date", "then"), [("other", "", "2019-05-03"), ("minutes", "", ""), ("other", "2018", "2018")]
)
def test_only_where_nothing_else_dates_the_paper(kind: str, date: str, then: str) -> None:
    one = stated("A hub was opened.", before="Posted on 3 May 2019")
    document = replace(one.document, facts=Facts(document_type=kind, meeting_date=date))
    assert dated(document).facts.meeting_date == then


def test_the_day_that_heads_a_decision() -> None:
    head = "Decisions\n26/02/2024 - To approve spend for the project\n"
    one = stated("That up to £149,979 be spent on the works.", "decision", before=head, document_type="decision_notice")
    (phrase,) = tag_dates(one.document, one.statement)
    assert phrase.span is not None and (phrase.span.start, phrase.role) == ("2024-02-26", "achieved")
    minutes = replace(one.document, facts=Facts(document_type="minutes"))
    assert tag_dates(minutes, one.statement) == ()


@pytest.mark.parametrize(("basis", "year"), [("inferred", "2022"), ("stated", "2022")])
def test_what_is_past_lies_behind_an_inferred_date(basis: str, year: str) -> None:
    one = stated("In December the bid had been successful.")
    facts = Facts(document_type="minutes", meeting_date="2023-06-12", meeting_date_basis=basis)  # type: ignore[arg-type]
    (phrase,) = tag_dates(replace(one.document, facts=facts), one.statement)
    assert phrase.span is not None and phrase.span.start == f"{year}-12-01"
