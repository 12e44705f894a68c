"""The title of a paper among its headings."""

from __future__ import annotations

import pytest

from pipeline.ingest.assemble import Piece, Run
from pipeline.ingest.titles import is_field, title_of


@pytest.mark.parametrize(
    "text",
    [
        "A Safer County: Police and Crime Plan 2020-2024",
        "Safer Together: Police and Crime Plan",
        "Strong Voice: Annual Report 2018/19",
    ],
)
def test_a_name_before_a_colon_does_not_make_a_title_a_field(text: str) -> None:
    assert not is_field(text)
    assert title_of([Piece("heading", (Run(text),), 1)]) == text


@pytest.mark.parametrize(
    "text",
    [
        "Venue: Council Chamber",
        "Subject: Police and Crime Plan 2017",
        "Status: Draft plan 2020",
        "Lead Officer: Mr Hale",
    ],
)
def test_a_named_value_is_a_field(text: str) -> None:
    assert is_field(text)
