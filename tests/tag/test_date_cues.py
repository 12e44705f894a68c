"""Cues are found by the words that they need, as if every one had been tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tag.date_cues import SMALL, reaching
from pipeline.vocabulary import entries

ENTRIES = [entry for entry in entries("date_roles") if entry.get("group") == "before"]
WORDS = [
    "to be completed", "due", "by", "deadline", "launched", "the", "week", "delayed from", "was", "planned",
    "not", ",", "(", "start", "effect", "until", "published", "agreed", "for", "had been", "in", "at", "should have",
]  # fmt: skip


def tried(before: str) -> list[tuple[str, str]]:
    """Every entry as one expression."""
    found = []
    for entry in ENTRIES:
        match = re.search(rf"(?:\b|(?=\W))(?:{'|'.join(entry.phrases)}){SMALL}", before, re.IGNORECASE)
        if match is not None:
            found.append((entry.label, match[0]))
    return found


@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from([" ", "  ", ""]))
def test_as_if_every_cue_had_been_tried(words: list[str], gap: str) -> None:
    before = "The plan " + gap.join(words)
    assert reaching(before) == tried(before)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.label)
def test_in_the_sentences_of_the_vocabulary(entry: object) -> None:
    for sentence in getattr(entry, "examples", ()) + getattr(entry, "counter_examples", ()):
        for end in range(len(sentence) + 1):
            assert reaching(sentence[:end]) == tried(sentence[:end])
