"""Fixed phrases with choices, and phrases inside names."""

from __future__ import annotations

import pytest

from pipeline.language.phrases import literals, phrase_hits
from pipeline.language.text import tokens
from pipeline.vocabulary import Entry, entries


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on hold", ["on hold"]),
        ("(is|was) late", ["is late", "was late"]),
        ("not (yet|) begun", ["not yet begun", "not begun"]),
        ("(now (fully|)|) open", ["now fully open", "open", "now open", "open"]),
    ],
)
def test_choices_are_written_out(phrase: str, expected: list[str]) -> None:
    assert sorted(literals(phrase)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hub has been delayed.", ["delayed"]),
        ("The Delayed Charge Scheme is popular.", []),
        ("Work has not yet started on the hub.", ["not_started"]),
        ("DELAYED", ["delayed"]),
        ("The bus was blue.", []),
    ],
)
def test_labels_found(text: str, expected: list[str]) -> None:
    assert [hit.label for hit in phrase_hits("statuses", tokens(text))] == expected


@pytest.mark.parametrize("entry", entries("statuses"), ids=lambda entry: entry.label)
def test_examples_of_the_vocabulary(entry: Entry) -> None:
    def has(text: str) -> bool:
        return any(hit.label == entry.label for hit in phrase_hits("statuses", tokens(text)))

    if entry.label != "none":
        assert [text for text in entry.examples if not has(text)] == []
        assert [text for text in entry.counter_examples if has(text)] == []


def test_longest_hit_wins_and_hits_of_a_group_do_not_overlap() -> None:
    for entry in entries("statuses"):
        for text in (*entry.examples, *entry.counter_examples):
            hits = phrase_hits("statuses", tokens(text))
            for group in {hit.group for hit in hits}:
                spans = [(hit.start, hit.end) for hit in hits if hit.group == group]
                assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False)), text
