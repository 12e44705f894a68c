"""Timelines: what a day after the paper's own says of an item without a verb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Facts
from pipeline.tag.statuses import read_statuses
from tests.tag.stating import stated


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Staff engagement in summer 2019", "planned"),
        ("Final decision of the two authorities, December 2019", "planned"),
        ("Staff engagement in summer 2018", ""),
        ("The Mayor signed the plan on 24 March 2020.", "completed"),
        ("Outline case agreed in April 2018", "completed"),
    ],
)
def test_dated(text: str, status: str) -> None:
    one = stated(text, heading="Progress so far")
    document = replace(one.document, facts=Facts(meeting_date="2019-02", meeting_date_basis="stated"))
    assert read_statuses(document, one.statement)[1] == status


def test_a_listed_participle_with_a_day_to_come() -> None:
    one = stated("Full case written by June 2019", before="•")
    text = one.document.text.replace("•\n", "• ")
    document = replace(one.document, text=text, facts=Facts(meeting_date="2019-02", meeting_date_basis="stated"))
    assert read_statuses(document, one.statement)[1] == "planned"


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("The evaluation was under way and its findings were due by December 2019.", ""),
        ("The evaluation was under way and its findings were due by December 2018.", "delayed"),
        ("The evaluation was under way; its findings were due by December 2019 but had been delayed.", "delayed"),
    ],
)
def test_what_was_due_on_a_day_to_come_is_not_late(text: str, schedule: str) -> None:
    one = stated(text)
    document = replace(one.document, facts=Facts(meeting_date="2019-02", meeting_date_basis="stated"))
    assert read_statuses(document, one.statement)[2] == schedule
