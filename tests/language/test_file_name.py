"""The date in the name of a paper's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.language.dates.file_name import day_named, year_named
from pipeline.model import Listing
from pipeline.segment import segment
from pipeline.tag import tag


@pytest.mark.parametrize(
    ("source", "day", "year"),
    [
        ("2018/g3215 Public reports pack Friday 05-Oct-2018 10.00 Panel.pdf", "2018-10-05", "2018"),
        ("minutes-2018-07-11.pdf", "2018-07-11", ""),
        ("PCP_20180711_minutes.docx", "2018-07-11", ""),
        ("Minutes 11.07.18.pdf", "2018-07-11", ""),
        ("panel-minutes-june-2018.pdf", "2018-06", "2018"),
        ("2013-03-police-and-crime-plan.pdf", "2013-03", ""),
        ("marlshire-2018-precept.txt", "", "2018"),
        ("report 2011-12.pdf", "", ""),  # a financial year
        ("plan-2017-2021.pdf", "", ""),
        ("minutes 3 May 2018 and 5 June 2018.pdf", "", "2018"),
        ("000_3b2e4f718a02f5bf.txt", "", ""),
        ("2019-02-31.pdf", "", ""),
    ],
)
def test_the_date_in_a_file_name(source: str, day: str, year: str) -> None:
    assert (day_named(source), year_named(source)) == (day, year)


@pytest.mark.parametrize(
    ("name", "year"),
    [("marlshire-2018-minutes.txt", "2018"), ("marlshire-minutes.txt", ""), ("panel-2015.txt", "2015")],
)
def test_a_month_is_of_the_year_in_the_file_name_where_the_paper_says_none(
    name: str, year: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("Minutes:\n\nRESOLVED that the Commissioner publish the estates strategy by September.\n", "utf-8")
    document = ingest(path, name, Listing())
    (one,) = tag(document, segment(document))
    assert document.facts.meeting_date == ""
    assert [date.span and date.span.start[:7] for date in one.dates] == [f"{year}-09" if year else None]


def test_a_day_in_the_file_name_dates_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "Printed minutes Thursday 13-Dec-2018 10.30 Panel.txt"
    path.write_text("Minutes:\n\nThe desk opened in March 2018.\n", "utf-8")
    facts = ingest(path, path.name, Listing()).facts
    assert (facts.meeting_date, facts.meeting_date_basis) == ("2018-12-13", "inferred")
