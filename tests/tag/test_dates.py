"""The dates of a statement: roles by words, cells and governing lines."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import DATE_ROLES, Cell, Context, DatePhrase, Document, Facts, PlanVersion, Span, Statement
from pipeline.tag.dates import tag_dates

_CASES = Path(__file__).parents[1] / "cases" / "date_roles.toml"


def _rows() -> list[tuple[str, str, str, str]]:
    groups: list[dict[str, Any]] = tomllib.loads(_CASES.read_text(encoding="utf-8"))["group"]
    return [
        (group["anchor"], group.get("kind", "milestone"), text, expected)
        for group in groups
        for text, expected in group["cases"]
    ]


def _tag(
    text: str, anchor: str = "2017-12-08", kind: Any = "milestone", start: int = 0, **more: Any
) -> tuple[DatePhrase, ...]:
    basis: Any = "stated" if anchor else ""
    facts = Facts(meeting_date=anchor, meeting_date_basis=basis, plan=PlanVersion("", "2017", "2020"))
    document = Document("d1", "a.txt", "0", "text/plain", text=text, facts=facts)
    end = more.pop("end", len(text))
    statement = Statement("s1", "d1", 1, kind, "", " ".join(text[start:end].split()), start, end, **more)
    return tag_dates(document, statement)


@pytest.mark.parametrize(("anchor", "kind", "text", "expected"), _rows())
def test_roles(anchor: str, kind: str, text: str, expected: str) -> None:
    got = [(phrase.phrase, phrase.role) for phrase in _tag(text, anchor, kind)]
    want = [tuple(part.strip().split(" = ")) for part in expected.split(";") if part.strip()]
    assert len(got) == len(want), got
    for (phrase, role), (phrase_wanted, roles_wanted) in zip(got, want, strict=True):
        assert phrase == phrase_wanted and role in roles_wanted.split("|"), got


def test_table_is_large() -> None:
    assert len(_rows()) >= 120


def test_offsets_are_those_of_the_document() -> None:
    text = "Before it, in May 2011.\n\nThe desk opens in June 2018."
    (phrase,) = _tag(text, start=text.index("The desk"))
    assert text[phrase.start : phrase.end] == phrase.phrase == "June 2018"
    assert phrase.span == Span("2018-06-01", "2018-06-30") and phrase.edtf == "2018-06"


def test_a_span_is_given_once_under_its_strongest_role() -> None:
    phrases = _tag("Sent to the Panel in March 2018. To be signed by March 2018.")
    assert [(phrase.phrase, phrase.role) for phrase in phrases] == [("March 2018", "due")]


def test_the_governing_line_gives_each_item_its_date() -> None:
    text = "These will be achieved by 20 August 2018:\n- Set up a panel"
    context = Context("governor", text[:41], 0, 41)
    (phrase,) = _tag(text, start=44, contexts=(context,))
    assert (phrase.phrase, phrase.role, phrase.start) == ("20 August 2018", "due", text.index("20 August"))


def test_a_governing_line_about_the_past_gives_none() -> None:
    text = "The survey held in June 2017 upheld these:\n- Set up a panel"
    assert _tag(text, start=45, contexts=(Context("governor", text[:42], 0, 42),)) == ()


@pytest.mark.parametrize(
    ("heading", "meaning", "role"),
    [
        ("By when", "due", "due"),
        ("Start date", "start", "start_due"),
        ("Date completed", "completed", "achieved"),
        ("Date raised", "raised", "reported"),
        ("Original due date", "due", "due"),
    ],
)
def test_a_column_gives_the_role(heading: str, meaning: str, role: str) -> None:
    text = "Cadets\tMar 2018"
    cells = (Cell(0, 6, "Milestone", "milestone"), Cell(7, 15, heading, meaning))
    (phrase,) = _tag(text, cells=cells)
    assert (phrase.phrase, phrase.role) == ("Mar 2018", role)


def test_an_original_date_beside_a_revised_one_is_given_up() -> None:
    text = "Cadets\tMar 2018\tSept 2018"
    cells = (
        Cell(0, 6, "Milestone", "milestone"),
        Cell(7, 15, "Original date", "due"),
        Cell(16, 25, "Revised date", "due"),
    )
    phrases = _tag(text, cells=cells)
    assert [phrase.role for phrase in phrases] == ["previously_due", "due"]


def test_cells_outside_the_statement_are_read() -> None:
    text = "Cadets\tMarch"
    cells = (Cell(0, 6, "Milestone", "milestone"), Cell(7, 12, "Due", "due"))
    (phrase,) = _tag(text, cells=cells, end=6)
    assert phrase.span == Span("2018-03-01", "2018-03-31")


def test_without_a_paper_date_the_phrase_stays_without_span() -> None:
    (phrase,) = _tag("The doors will open next month.", anchor="")
    assert (phrase.phrase, phrase.span, phrase.edtf) == ("next month", None, "")


def test_without_a_paper_date_a_date_nearby_gives_the_year() -> None:
    (first, second) = _tag("The draft came out on 3 May 2018. Views are due by 31 July.", anchor="")
    assert first.span == Span("2018-05-03", "2018-05-03")
    assert second.span == Span("2018-07-31", "2018-07-31")


def test_a_later_date_in_the_row_gives_up_the_one_of_its_column() -> None:
    text = "Cadets\tMarch 2018\tLeaders hard to find. Now expected in summer 2018."
    cells = (
        Cell(0, 6, "Milestone", "milestone"),
        Cell(7, 17, "Due", "due"),
        Cell(18, len(text), "Progress", "progress"),
    )
    assert [phrase.role for phrase in _tag(text, cells=cells)] == ["previously_due", "due"]


def test_a_reference_is_no_date() -> None:
    text = "15/02\tCirculate the note\t27 March 2018"
    cells = (Cell(0, 5, "Ref", "reference"), Cell(6, 24, "Action", "action"), Cell(25, len(text), "Due", "due"))
    assert [phrase.phrase for phrase in _tag(text, kind="action", cells=cells)] == ["27 March 2018"]


def test_what_is_reported_of_an_order_is_done() -> None:
    (phrase,) = _tag("Publish the refreshed plan. On the website since 30 March.", kind="action")
    assert (phrase.role, phrase.span) == ("achieved", Span("2017-03-30", "2017-03-30"))


def test_what_cannot_have_happened_yet_is_due() -> None:
    (phrase,) = _tag("Strategy published June 2018")
    assert phrase.role == "due"


_PIECES = st.sampled_from(
    [
        "was due",
        "by",
        "in",
        "March 2018",
        "May",
        "not",
        "will",
        "delayed from",
        "to",
        "2017/18",
        ",",
        ".",
        "\n",
        "published",
        "next month",
        "–",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=25).map(" ".join)),
    st.sampled_from(["", "2017-12", "2017-12-08"]),
)
def test_any_text(text: str, anchor: str) -> None:
    seen = set()
    for phrase in _tag(text, anchor):
        assert text[phrase.start : phrase.end] == phrase.phrase
        assert phrase.role in DATE_ROLES
        assert bool(phrase.edtf) == (phrase.span is not None)
        if phrase.span is not None:
            assert phrase.span.start <= phrase.span.end
            assert phrase.span not in seen
            seen.add(phrase.span)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("PFC/24/12 28-Jun-17 Arrange a visit to the contact centre by 5 February 2018", "action", ["2018-02-05"]),
        ("14/2017/P - 18 September 2017 Item 6 – The dashboard to be brought to the Board", "action", []),
        ("14 November 2017 / Item 5 / Terms of reference to be circulated", "action", []),
        ("22 January 2018: the force to publish its fleet strategy", "action", ["2018-01-22"]),
        ("In 24 areas the scheme opened on 18 September 2017.", "milestone", ["2017-09-18"]),
    ],
)
def test_the_day_on_which_an_action_was_noted_is_no_day_of_what_is_to_be_done(
    text: str, kind: str, expected: list[str]
) -> None:
    assert [one.span.start for one in _tag(text, kind=kind) if one.span] == expected
