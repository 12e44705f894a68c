"""The date grammar: a table of phrases with the days they mean, and what must hold for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.dates import Anchor, edtf, find_dates, resolve
from pipeline.language.dates.records import Impossible
from pipeline.model import Span
from pipeline.vocabulary import entries

_CASES = Path(__file__).parents[1] / "cases" / "dates.toml"


def _rows() -> list[tuple[str, Anchor, str, str]]:
    groups: list[dict[str, Any]] = tomllib.loads(_CASES.read_text(encoding="utf-8"))["group"]
    return [(group["name"], _anchor(group), text, expected) for group in groups for text, expected in group["cases"]]


def _anchor(group: dict[str, Any]) -> Anchor:
    first, _, last = group.get("plan", "").partition("/")
    return Anchor(group.get("anchor", ""), first, last, group.get("tense", ""))


def _written(span: Span | None) -> str:
    if span is None:
        return "?"
    return span.start if span.start == span.end else f"{span.start}/{span.end}"


@pytest.mark.parametrize(("name", "anchor", "text", "expected"), _rows())
def test_phrase_means_its_days(name: str, anchor: Anchor, text: str, expected: str) -> None:
    found = [f"{date.phrase} = {_written(resolve(date, anchor))}" for date in find_dates(text)]
    assert "; ".join(found) == expected, name


def test_table_is_large_and_a_third_of_it_negative() -> None:
    rows = _rows()
    assert len(rows) >= 400
    assert sum(not expected for *_, expected in rows) * 3 >= len(rows)


def test_edtf_of_every_case_is_valid() -> None:
    parse = pytest.importorskip("edtf").parse_edtf
    written = {edtf(found, resolve(found, anchor)) for _, anchor, text, _ in _rows() for found in find_dates(text)}
    for text in sorted(written - {""}):
        assert parse(text) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Due in January 2017.", "2017-01"),
        ("Due in 2017.", "2017"),
        ("Due in spring 2017.", "2017-21"),
        ("Due in winter 2017/18.", "2017-24"),
        ("Due in Q2 2017/18.", "2017-35"),
        ("Due in Q4 2017/18.", "2018-33"),
        ("Due in the first half of 2017.", "2017-40"),
        ("Due in the second half of 2017.", "2017-41"),
        ("Due in 2017/18.", "2017-04-01/2018-03-31"),
        ("Due in early 2017.", "2017-01-01/2017-04-30"),
        ("Due around March 2018.", "2018-03~"),
        ("Due around early 2018.", "2018-01-01~/2018-04-30~"),
        ("Due by the end of 2017.", "2017-12-31"),
        ("Due on 31 June 2018.", ""),
    ],
)
def test_edtf(text: str, expected: str) -> None:
    (found,) = find_dates(text)
    assert edtf(found, resolve(found, Anchor())) == expected


@pytest.mark.parametrize("entry", entries("dates"), ids=lambda entry: entry.label)
def test_examples_of_the_vocabulary(entry: Any) -> None:
    for example in entry.examples:
        assert find_dates(example), example
    for example in entry.counter_examples:
        assert not find_dates(example), example


def test_impossible_dates_are_found_and_never_mended() -> None:
    for text in ("on 31 June 2018", "in June 2108", "on 30/02/2018"):
        (found,) = find_dates(text)
        assert isinstance(found.meaning, Impossible)
        assert resolve(found, Anchor("2018-01-01")) is None


def test_preposition_is_kept() -> None:
    assert [found.before for found in find_dates("by March 2018, until May 2018, since 2019")] == [
        "by",
        "until",
        "since",
    ]


def test_plan_that_ends_on_a_named_day() -> None:
    (found,) = find_dates("by the end of the Plan period")
    assert resolve(found, Anchor(plan_start="2021-04-01", plan_end="2024-05-31")) == Span("2024-05-31", "2024-05-31")


_WORDS = st.sampled_from(
    "the by end of early mid late March May June 2017 2018/19 17/18 31 1st to - – / , and next last year month quarter Q3 spring "
    "in six months' time ' £ 101 Act Plan due was financial first half week commencing 30/02/2019 2017-2020 over within a ( ) . \n".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)),
    st.sampled_from(["", "2017", "2017-12", "2017-12-08"]),
)
def test_any_text(text: str, anchor: str) -> None:
    at = 0
    for found in find_dates(text):
        assert text[found.start : found.end] == found.phrase
        assert found.phrase and at <= found.start < found.end
        assert found.phrase == found.phrase.strip()
        at = found.end
        span = resolve(found, Anchor(anchor, "2017", "2020"))
        if span is not None:
            assert date.fromisoformat(span.start) <= date.fromisoformat(span.end)


@pytest.mark.parametrize(
    "piece",
    ["1 ", "to ", "March and ", "12-", "the end of the ", "2017-", "first six months of ", "May ", "in the ", "a"],
)
def test_long_repetitions_end(piece: str) -> None:
    """Patterns that go back and forth over their own matches would not come back from these."""
    find_dates(piece * 4000)
