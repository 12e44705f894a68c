"""Clauses: where a sentence is cut, and who stands before a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.clauses import clause_cuts, read_sentence

_CASES: list[tuple[str, list[str]]] = [
    ("The plan was published.", ["The plan was published."]),
    (
        "The contract for the Victim Care and Advice Service had been extended.",
        ["The contract for the Victim Care and Advice Service had been extended."],
    ),
    (
        "The bid was agreed and Harford Council has signed the lease.",
        ["The bid was agreed", "and Harford Council has signed the lease."],
    ),
    (
        "The plan was published and the survey will begin in May.",
        ["The plan was published", "and the survey will begin in May."],
    ),
    (
        "The bid was lost, but the hub will open.",
        ["The bid was lost,", "but the hub will open."],
    ),
    (
        "The hub is open; the clinic has closed.",
        ["The hub is open;", "the clinic has closed."],
    ),
    (
        "The app was launched while the website is still being tested.",
        ["The app was launched", "while the website is still being tested."],
    ),
    ("The code was reviewed and published.", ["The code was reviewed and published."]),
    ("The hub and the clinic are open.", ["The hub and the clinic are open."]),
    ("The plan, which was drafted in May, was published.", ["The plan, which was drafted in May, was published."]),
    (
        "The plan, which was drafted by staff and checked by lawyers, was published.",
        ["The plan, which was drafted by staff and checked by lawyers, was published."],
    ),
    (
        "The hub was opened in May, and it has helped many.",
        ["The hub was opened in May,", "and it has helped many."],
    ),
    ("The fund, the hub and the app were praised.", ["The fund, the hub and the app were praised."]),
    (
        "He said that the hub was open and that the Chief Constable would report back.",
        ["He said that the hub was open", "and that the Chief Constable would report back."],
    ),
]


def _clauses(text: str) -> list[str]:
    sentence = read_sentence(text)
    cuts = [*clause_cuts(sentence), len(sentence.words)]
    return [text[sentence.offset(a) : sentence.ends[b - 1]] for a, b in zip(cuts, cuts[1:], strict=False)]


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:40] for text, _ in _CASES])
def test_clauses(text: str, expected: list[str]) -> None:
    found = [clause.strip(" ,;") for clause in _clauses(text)]
    assert found == [clause.strip(" ,;") for clause in expected]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The Commissioner will publish it", "publish", "pcc"),
        ("The Chief Constable told the Panel that the OPCC would publish it", "publish", "opcc"),
        ("It will publish it", "publish", ""),
        ("I will publish it", "publish", "pcc"),
    ],
)
def test_actor_before(text: str, word: str, role: str) -> None:
    sentence = read_sentence(text, "pcc")
    actor = sentence.actor_before(sentence.words.index(word))
    assert (actor.role if actor else "") == role


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from("The plan was is will and but , ; which it published he while has the PCC hub".split()))
)
def test_cuts_of_any_words(words: list[str]) -> None:
    sentence = read_sentence(" ".join(words))
    cuts = clause_cuts(sentence)
    assert cuts[0] == 0
    assert all(a < b < len(sentence.words) for a, b in zip(cuts, cuts[1:], strict=False))
