"""Meanings of column headings, and headings and titles in papers."""

from __future__ import annotations

import pytest

from pipeline.ingest.leftovers import leftover, leftovers, tail
from pipeline.ingest.titles import can_head, is_field, is_numbered_part, is_title_case, never_heads, standing
from pipeline.language.columns import column_meaning
from pipeline.vocabulary import Entry, entries


@pytest.mark.parametrize("entry", entries("headings"), ids=lambda entry: entry.label)
def test_column_headings(entry: Entry) -> None:
    assert entry.examples and entry.counter_examples
    assert [(text, column_meaning(text)) for text in entry.examples] == [(text, entry.label) for text in entry.examples]
    assert [text for text in entry.counter_examples if column_meaning(text) == entry.label] == []


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Progress as at June 2018", "progress"), ("Baseline 2016/17", "baseline"), ("Lead Officer(s)", "owner"), ("Date in Plan", "due"),
        ("BY WHEN?", "due"), ("Status (RAG)", "rag"), ("Complete?", "status"), ("Action requested", "action"), ("", ""),
        ("A sentence that goes on and on and is no heading of a column at all, whoever wrote it, not even by accident", ""),
        ("Barset", ""),
    ],
)  # fmt: skip
def test_column_headings_in_other_forms(header: str, meaning: str) -> None:
    assert column_meaning(header) == meaning


@pytest.mark.parametrize("entry", entries("leftovers"), ids=lambda entry: entry.label)
def test_leftovers(entry: Entry) -> None:
    assert [(text, leftover(text)) for text in entry.examples] == [(text, entry.label) for text in entry.examples]
    assert [text for text in entry.counter_examples if leftover(text) == entry.label] == []


def test_short_leftovers_need_company() -> None:
    page = [
        "Home",
        "Calendar",
        "Minutes:",
        "The Panel met.",
        "The PCC spoke.",
        "Decisions",
        "It was so agreed.",
        "All rose.",
        "It ended.",
        "Amen.",
        "So be it.",
    ]
    assert [bool(reason) for reason in leftovers(page)] == [True, True, *[False] * 9]
    assert leftovers(["Skip to content Skip to menu", "Words."])[0] == "navigation"


def test_sizes_of_files_behind_titles() -> None:
    assert "Budget pdf icon PDF 351 KB"[: tail("Budget pdf icon PDF 351 KB")] == "Budget"
    assert tail("A PDF of the Plan") == len("A PDF of the Plan")


@pytest.mark.parametrize(
    "text", ["BACKGROUND", "Proposed next steps", "What will be done next?", "Police and Crime Plan 2017-2021"]
)
def test_lines_that_can_head(text: str) -> None:
    assert can_head(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Panel noted the report.",
        "I will",
        "I expect the Chief Constable to:",
        "29 June 2018",
        "none",
        "N/A",
        "Tel: 01234 567890",
        "and so on",
        "",
    ],
)
def test_lines_that_cannot_head(text: str) -> None:
    assert not can_head(text)


def test_kinds_of_lines() -> None:
    assert standing("2. Recommendations") == "section" and standing("Agenda item") == "page" and standing("None") == ""
    assert is_numbered_part("Priority One - Cut crime") and is_numbered_part("THEME 2: Vulnerability")
    assert not is_numbered_part("Priority areas") and not is_numbered_part("Priorities 1 and 2")
    assert is_field("Venue: Council Chamber") and not is_field("Police stations: your questions answered")
    assert not is_field("Police and Crime Plan: Second Year")
    assert is_title_case("Report of the Chief Executive") and not is_title_case("Report of the chief executive")
    assert never_heads("Friday 8 July 2016 at 10.30am") and never_heads("N/A") and not never_heads("May we ask")
