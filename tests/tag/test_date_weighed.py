"""What the fitted weights make of the dates that the rules read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document, Facts, Kind, Span, Statement
from pipeline.tag import date_weighed
from pipeline.tag.date_places import Place
from pipeline.tag.date_reading import readings
from pipeline.tag.date_weighed import ROLES, Standing, role_of, signs_of, weigh
from pipeline.tag.dates import weighed_dates
from pipeline.vocabulary import models_folder

_PLANNED, _DONE = Standing("planned", ""), Standing("completed", "")


def _stated(words: str, kind: Kind = "milestone", behind: str = "") -> tuple[Document, Statement, tuple[Place, ...]]:
    """A statement in minutes of June 2018, with the next sentence behind it."""
    facts = Facts(document_type="minutes", meeting_date="2018-06-07", meeting_date_basis="stated")
    document = Document("d", "paper.txt", "0", "text/plain", text=f"{words} {behind}".strip(), facts=facts)
    places = (Place(len(words) + 1, len(words) + 1 + len(behind), where="next"),) if behind else ()
    return document, Statement("s", "d", 1, kind, "title", words, 0, len(words)), places


def _fitted(role: str, ahead: float = 0.0, **signs: float) -> dict[str, Any]:
    """Weights that make one role likely, whatever the signs, but for those given by name for "none"."""
    tables: dict[str, Any] = {one: {"bias": 3.0 if one == role else 0.0, "weights": {}} for one in ROLES}
    tables["none"]["weights"] = signs
    return {"roles": tables, "ahead": {"bias": ahead, "weights": {}}}


def _weighed(monkeypatch: pytest.MonkeyPatch, fitted: dict[str, Any] | None, words: str, behind: str = "") -> list[Any]:
    monkeypatch.setattr(date_weighed, "weights", lambda: fitted)
    document, statement, places = _stated(words, behind=behind)
    return [(one.span, one.role) for one in weighed_dates(document, statement, _PLANNED, places)]


_MARCH_18, _MARCH_19 = Span("2018-03-01", "2018-03-31"), Span("2019-03-01", "2019-03-31")


def test_the_likeliest_role_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "The report came in March 2018."
    assert _weighed(monkeypatch, None, words) == [(_MARCH_18, "achieved")]
    assert _weighed(monkeypatch, _fitted("due"), words) == [(_MARCH_18, "due")]
    assert _weighed(monkeypatch, _fitted("none"), words) == []


@pytest.mark.parametrize(("ahead", "span"), [(2.0, _MARCH_19), (-2.0, _MARCH_18)])
def test_the_likelier_year_stands_where_none_is_said(monkeypatch: pytest.MonkeyPatch, ahead: float, span: Span) -> None:
    assert _weighed(monkeypatch, _fitted("due", ahead), "The report is due in March.") == [(span, "due")]
    explicit = _weighed(monkeypatch, _fitted("due", ahead), "The report is due in March 2020.")
    assert explicit == [(Span("2020-03-01", "2020-03-31"), "due")]


def test_a_sentence_behind_counts_only_where_weights_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    words, behind = "The station is being built.", "Contractors expect handover in March 2019."
    assert _weighed(monkeypatch, None, words, behind) == []
    assert _weighed(monkeypatch, _fitted("due"), words, behind) == [(_MARCH_19, "due")]
    assert _weighed(monkeypatch, _fitted("due", **{"where next": 9.0}), words, behind) == []


def test_the_role_of_a_column_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_weighed, "weights", lambda: _fitted("none"))
    document, statement, _ = _stated("New hub March 2018")
    (one,) = readings(document, statement, Place(8, len(document.text), "due", "cell"))
    assert weigh(document, statement, _PLANNED, [one]) == [one]


def test_it_is_none_only_where_that_is_likelier_than_all_else() -> None:
    tables: dict[str, Any] = {role: {"bias": 0.0, "weights": {}} for role in ROLES}
    tables["none"]["bias"], tables["due"]["bias"] = 1.0, 0.5
    assert role_of((), {"roles": tables}) == "due"
    tables["none"]["bias"] = 3.0
    assert role_of((), {"roles": tables}) == "none"


@given(st.text(max_size=60), st.sampled_from(["in March", "by 31 March 2019", "from 2018/19", "next year", "in Q3"]))
def test_signs_are_each_named_once_and_always_the_same(words: str, date: str) -> None:
    document, statement, _ = _stated(f"{words} {date} {words}")
    for one in readings(document, statement, Place(0, len(document.text))):
        signs = signs_of(document, statement, _DONE, one)
        assert len(set(signs)) == len(signs) and signs == signs_of(document, statement, _DONE, replace(one))
        assert document.text[one.start : one.end] == one.found.phrase


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("That an update on the software be brought to the October meeting.", "decision", ("2018-10-31", "due")),
        ("That a joint session be held in the autumn.", "recommendation", ("2018-11-30", "due")),
        ("The new pound was opened in October.", "milestone", ("2017-10-31", "achieved")),
        ("The strategy will be published in September.", "milestone", ("2018-09-30", "due")),
        ("The contract was signed on 4 May 2018.", "milestone", ("2018-05-04", "achieved")),
    ],
)
def test_shipped_weights(words: str, kind: Kind, expected: tuple[str, str]) -> None:
    document, statement, _ = _stated(words, kind)
    standing = Standing({"due": "planned", "achieved": "completed"}[expected[1]] if kind == "milestone" else "", "")
    (one,) = weighed_dates(document, statement, standing, ())
    assert one.span is not None and (one.span.end, one.role) == expected


def test_shipped_weights_know_every_role() -> None:
    shipped = json.loads((models_folder() / "dates.json").read_text(encoding="utf-8"))
    assert sorted(shipped["roles"]) == sorted(ROLES)
    assert shipped["roles"]["due"]["weights"]["rule due"] > 0 < shipped["roles"]["none"]["weights"]["rule none"]
