"""Halves of words at a line end."""

from __future__ import annotations

import pytest

from pipeline.ingest.pdf.hyphens import Words

SEEN = Words(frozenset("development term long operation co-ordinate overall over all strength vision".split()))


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("develop", "ment", ""),
        ("over", "all", ""),
        ("long", "term", "-"),
        ("co", "ordinate", "-"),
        ("co", "operation", "-"),
        ("prin", "ciples", ""),
        ("super", "vision", ""),
        ("Devon", "Cornwall", "-"),
        ("2014", "2017", "-"),
        ("short", "and", "- "),
        ("victim", "isation", ""),
    ],
)
def test_joints(before: str, after: str, joint: str) -> None:
    assert SEEN.joint(before, after) == joint


def test_a_word_cut_without_a_hyphen_needs_the_whole_elsewhere() -> None:
    words = Words(frozenset(["september", "septembe", "r"]), frozenset(["Septembe", "r"]))
    assert words.is_cut("Septembe", "r")
    assert not words.is_cut("Septembe", "the")
    assert not Words(frozenset(["today", "to", "day"]), frozenset(["day"])).is_cut("to", "day")
