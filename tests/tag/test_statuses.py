"""Statuses: a table of sentences, cells and colours, and what must hold of any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import SCHEDULES, STATUSES
from pipeline.tag.evidence import EXPLICIT
from pipeline.tag.statuses import read_statuses
from tests.tag.stating import each, row, stated

_PLACE = ("kind", "heading", "governor", "before", "first_person", "document_type")


@pytest.mark.parametrize(("text", "group"), each("statuses"), ids=lambda value: value if isinstance(value, str) else "")
def test_cases(text: str, group: dict[str, Any]) -> None:
    one = stated(text, **{key: group[key] for key in _PLACE if key in group})
    _, status, schedule = read_statuses(one.document, one.statement)
    assert (status, schedule) == (group["status"], group.get("schedule", ""))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vigorously pursue the assets of organised gangs.", ""),
        ("Closely scrutinise dispersal powers to make sure they are used fairly.", ""),
        ("To protect young people through integrated care with partners.", ""),
        ("In writing the new Plan we will weigh any remarks made by the Panel.", ""),
        ("Publish a list of premises. The list was published in May.", "completed"),
        ("Circulate the figures – complete.", "completed"),
        ("The letter has been sent.", "completed"),
    ],
)
def test_what_is_done_inside_a_promise_is_not_the_promise(text: str, status: str) -> None:
    one = stated(text, kind="action", document_type="refresh_report")
    assert read_statuses(one.document, one.statement)[1] == status


def test_enough_cases() -> None:
    cases = each("statuses")
    assert len(cases) >= 400
    assert sum(bool(group.get("trap")) or not group["status"] for _, group in cases) * 3 >= len(cases)
    assert len({(text, str(group)) for text, group in cases}) == len(cases)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("milestone", "Cadets"), ("status", "Complete")], ("completed", "")),
        ([("milestone", "Cadets"), ("status", "COMPLETED.")], ("completed", "")),
        ([("milestone", "Cadets"), ("status", "On hold")], ("in_progress", "paused")),
        ([("milestone", "Cadets"), ("status", "Not started")], ("not_started", "")),
        ([("milestone", "Cadets"), ("status", "100%")], ("completed", "")),
        ([("milestone", "Cadets"), ("status", "45% complete")], ("in_progress", "")),
        ([("milestone", "Cadets"), ("status", "0%")], ("not_started", "")),
        ([("milestone", "Cadets"), ("status", "Withdrawn")], ("stopped", "")),
        ([("milestone", "Cadets"), ("rag", "R")], ("in_progress", "at_risk")),
        ([("milestone", "Cadets"), ("rag", "Amber")], ("in_progress", "at_risk")),
        ([("milestone", "Cadets"), ("rag", "G")], ("in_progress", "on_track")),
        ([("milestone", "Cadets"), ("rag", "B")], ("completed", "")),
        ([("milestone", "Cadets"), ("progress", "First unit opened in May"), ("rag", "G")], ("completed", "")),
        ([("milestone", "Cadets"), ("progress", "Leaders hard to find, put back to spring"), ("rag", "R")], ("in_progress", "delayed")),
        ([("milestone", "Review of support"), ("progress", "Terms of reference drafted")], ("in_progress", "")),
        ([("milestone", "Sale of station"), ("progress", "Will not go ahead."), ("status", "Closed")], ("stopped", "")),
        ([("milestone", "Publish the strategy"), ("owner", "OPCC"), ("due", "Launched date tbc")], ("", "")),
        ([("milestone", "Delayed Charge Scheme"), ("progress", "Launched in June")], ("completed", "")),
        ([("milestone", "Cadets"), ("progress", "In place"), ("comment", "")], ("completed", "")),
    ],
)  # fmt: skip
def test_cells(cells: list[tuple[str, str]], expected: tuple[str, str]) -> None:
    one = row(cells)
    assert read_statuses(one.document, one.statement)[1:] == expected


KEY = "Key: B = complete   G = on target   A = some slippage   R = not being delivered as planned\n"
DORSET = "The colour says how it goes: Blue, done and not watched any more; Green, done; Yellow, in progress; Red, progress has been difficult.\n"


@pytest.mark.parametrize(
    ("key", "letter", "expected"),
    [
        (KEY, "A", ("in_progress", "delayed")),
        (KEY, "G", ("in_progress", "on_track")),
        (KEY, "B", ("completed", "")),
        (KEY, "R", ("in_progress", "at_risk")),
        (DORSET, "Green", ("completed", "")),
        (DORSET, "Yellow", ("in_progress", "")),
        (DORSET, "Red", ("in_progress", "at_risk")),
        ("", "Yellow", ("in_progress", "at_risk")),
    ],
)
def test_the_papers_own_key(key: str, letter: str, expected: tuple[str, str]) -> None:
    one = row([("milestone", "Cadets"), ("rag", letter)], before=key)
    assert read_statuses(one.document, one.statement)[1:] == expected


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ("green", ("in_progress", "on_track")),
        ("red", ("in_progress", "at_risk")),
        ("blue", ("completed", "")),
        ("", ("", "")),
    ],
)
def test_fill_colours(fill: str, expected: tuple[str, str]) -> None:
    one = row([("milestone", "Cadets"), ("rag", " ")], {"rag": fill})
    evidence, *labels = read_statuses(one.document, one.statement)
    assert tuple(labels) == expected
    assert [piece.basis for piece in evidence] == (["fill_colour"] if fill else [])


@given(st.text(max_size=300), st.sampled_from(["milestone", "action", "decision"]))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, kind: Any) -> None:
    one = stated(text, kind=kind, governor="I will:", heading="Completed")
    evidence, status, schedule = read_statuses(one.document, one.statement)
    assert status in ("", *STATUSES) and schedule in ("", *SCHEDULES)
    assert all(0 <= piece.start <= piece.end <= len(one.document.text) for piece in evidence)


def test_evidence_is_where_it_says() -> None:
    one = stated("The Strategy will be\npublished   in May, having been delayed.")
    evidence, _, _ = read_statuses(one.document, one.statement)
    shown = [piece.shown(one.document) for piece in evidence]
    assert [" ".join(one.document.text[s.start : s.end].split()) for s in shown] == [s.phrase for s in shown]
    assert shown[0].phrase == "will be published"


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        ("The clerk to find out where refunds are paid. Update 16.02.22 \u2013 complete.", True),
        ("Review of the grants fund - not yet started", True),
        ("Review of the grants fund - work is complete and was sent out", False),
        ("A hub with long-term funding is in place", False),
    ],
)
def test_what_stands_alone_behind_a_dash_speaks_as_a_status_column(text: str, explicit: bool) -> None:
    one = stated(text, "action")
    evidence, _, _ = read_statuses(one.document, one.statement)
    assert any(each.strength == EXPLICIT for each in evidence) is explicit
