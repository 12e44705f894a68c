"""Sentences and tokens: abbreviations, initials, lettered lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.text import sentences, shown_words, tokens

_CASES: list[tuple[str, list[str]]] = [
    ("", []),
    (" \n ", []),
    ("One sentence", ["One sentence"]),
    ("One. Two.", ["One.", "Two."]),
    ("Was it done? It was! Good.", ["Was it done?", "It was!", "Good."]),
    ("Cllr. J. Smith spoke. He sat down.", ["Cllr. J. Smith spoke.", "He sat down."]),
    ("Mr. Hale and Dr. Ives came. Mrs. Orr did not.", ["Mr. Hale and Dr. Ives came.", "Mrs. Orr did not."]),
    ("St. Mary's ward was quiet. It rained.", ["St. Mary's ward was quiet.", "It rained."]),
    ("See para. 4 and p. 12. Then stop.", ["See para. 4 and p. 12.", "Then stop."]),
    ("Some crimes, e.g. Fraud, rose. Others fell.", ["Some crimes, e.g. Fraud, rose.", "Others fell."]),
    ("It closed on 3 Sept. 2018. Nobody came.", ["It closed on 3 Sept. 2018.", "Nobody came."]),
    ("The cost was £1.5m. It was paid.", ["The cost was £1.5m.", "It was paid."]),
    ("It starts at 10.30 a.m. on Friday.", ["It starts at 10.30 a.m. on Friday."]),
    ("Open www.example.org for more.", ["Open www.example.org for more."]),
    ("He said “It is done.” They left.", ["He said “It is done.”", "They left."]),
    ("(It was late.) They left.", ["(It was late.)", "They left."]),
    ("It was done.\nNext came fraud.", ["It was done.", "Next came fraud."]),
    ("a. The first limb\nb. The second", ["a. The first limb\nb. The second"]),
    ("1. The report was noted. 2. The plan was not.", ["1. The report was noted.", "2. The plan was not."]),
    ("(a) to note the report;\n(b) to agree the plan.", ["(a) to note the report;", "(b) to agree the plan."]),
    ("Costs fell; demand rose.", ["Costs fell; demand rose."]),
    ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
    ("The total was 40. £20 was spent.", ["The total was 40.", "£20 was spent."]),
    ("It was agreed. • The next point", ["It was agreed.", "• The next point"]),
    ("So it went... Then it stopped.", ["So it went...", "Then it stopped."]),
    ("the plan. was written in small letters", ["the plan. was written in small letters"]),
    ("Insp. Lane took Supt. Moor's place. It was May.", ["Insp. Lane took Supt. Moor's place.", "It was May."]),
    ("Item No. 7 was put off. Item No. 8 was not.", ["Item No. 7 was put off.", "Item No. 8 was not."]),
]


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:30] for text, _ in _CASES])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from("A b. Mr. ; \n \n\n ? ” ( 1. £5 e.g. •".split(" "))).map(" ".join),
    )
)
def test_sentences_of_any_text(text: str) -> None:
    """Every letter stands in one sentence, in order, and no sentence has white space at its ends."""
    spans = sentences(text)
    assert all(a < b <= c for (a, b), c in zip(spans, [*(start for start, _ in spans[1:]), len(text)], strict=False))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@settings(max_examples=100)
@given(st.text(max_size=120))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    shown, starts, ends = shown_words(tokens(" ".join(text.split())), text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == list(shown)
    assert list(starts) == sorted(starts)
