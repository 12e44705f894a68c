"""Verb groups: aspect, negation and passive of a table of phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.clauses import read_sentence
from pipeline.language.groups import Aspect, VerbGroup, verb_groups

_CASES = Path(__file__).parents[1] / "cases" / "verb_groups.toml"
_ROWS: list[list[str]] = [
    case for group in tomllib.loads(_CASES.read_text(encoding="utf-8"))["group"] for case in group["cases"]
]


def _params() -> Iterator[Any]:
    for phrase, lemma, aspect, further, *why in _ROWS:
        marks = [pytest.mark.xfail(reason=why[0], strict=True)] if why else []
        yield pytest.param(phrase, lemma, aspect, set(further.split()), marks=marks, id=phrase)


def _further(group: VerbGroup) -> set[str]:
    return {name for name in ("passive", "negated", "bare", "yet") if getattr(group, name)}


@pytest.mark.parametrize(("phrase", "lemma", "aspect", "further"), _params())
def test_aspect(phrase: str, lemma: str, aspect: str, further: set[str]) -> None:
    found = [group for group in read_sentence(phrase).groups if group.verb.lemma == lemma]
    assert [(group.aspect, _further(group)) for group in found] == ([(aspect, further)] if aspect else [])


def test_the_table_has_every_aspect() -> None:
    assert len(_ROWS) >= 80
    assert {row[2] for row in _ROWS} - {""} == set(get_args(Aspect))


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            "the will be been being has had not n't yet to and review published launch plans is was due continue "
            "recruiting draft , ; which no longer also shall board".split()
        ),
        max_size=25,
    )
)
def test_groups_of_any_words(words: list[str]) -> None:
    at = -1
    for group in verb_groups(words):
        assert 0 <= group.start <= group.at < group.end <= len(words)
        assert group.at > at
        at = group.at
