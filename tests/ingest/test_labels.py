"""Labels and bullets at the start of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.labels import letter_value, loose_numbers, readings, roman_value, split_bullets, split_label

LABELS = [
    ("(a) the Plan", "(a)", "the Plan"),
    ("(J)", "(J)", ""),
    ("(aa) further", "(aa)", "further"),
    ("a) the Plan", "a)", "the Plan"),
    ("a. the Plan", "a.", "the Plan"),
    ("(iv) the Plan", "(iv)", "the Plan"),
    ("iv) the Plan", "iv)", "the Plan"),
    ("vii. the Plan", "vii.", "the Plan"),
    ("1. Background", "1.", "Background"),
    ("1) Background", "1)", "Background"),
    ("(12) Background", "(12)", "Background"),
    ("12.", "12.", ""),
    ("1.1 Plans are made", "1.1", "Plans are made"),
    ("22.1.3 Plans are made", "22.1.3", "Plans are made"),
    ("4.10. Plans are made", "4.10.", "Plans are made"),
    ("1.Background", "1.", "Background"),
    ("(a)this version", "(a)", "this version"),
    ("4(a) this version", "4(a)", "this version"),
    ("1\tIntroduction", "1", "Introduction"),
    ("2. Minutes of the last meeting", "2.", "Minutes of the last meeting"),
    ("- 1.1 Plans", "1.1", "Plans"),
    ("  (b)  Plans", "(b)", "Plans"),
]
BULLETS = [
    "- Plans", "– Plans", "* Plans", "• Plans", "•Plans", "·          Plans", "▪ Plans", "● Plans", "○ Plans", "o   Plans", "o Plans",
    "➢ Plans", "✓ Plans", "\uf0b7 Plans", "\uf0a7 Plans", "(cid:127) Plans", "§ Plans", "Ø Plans", "ü Plans", "? Plans", "- o Plans", "> Plans",
]  # fmt: skip
NONE = [
    "Plans", "a plan for Barset", "I will", "A Plan", "2017. The Plan", "1.99 per cent", "1.5 million", "3.30 pm on Friday",
    "12.10.17 was a Tuesday", "07.02.14", "J. Smith", "P Corrie", "e.g. this", "i.e. this", "(CSPs) and others", "101 calls",
    "-5% on last year", "**bold** words", "*italic* words", "3 officers", "6.2 officers", "Priority 1 – Safer streets", "o'clock",
    "0.5 per cent", "(2017) plan", "5%", "", "V", "and", "St. Ives", "2.30pm: closed",
]  # fmt: skip


@pytest.mark.parametrize(("line", "label", "rest"), LABELS)
def test_labels_are_split_off(line: str, label: str, rest: str) -> None:
    found = split_label(line)
    assert found is not None
    assert (found.text, found.rest) == (label, rest)
    assert line[found.start :] == rest


@pytest.mark.parametrize("line", BULLETS)
def test_bullets_are_split_off(line: str) -> None:
    found = split_label(line)
    assert found is not None and found.bullet
    assert (found.text, found.rest) == ("", "Plans")


@pytest.mark.parametrize("line", NONE)
def test_words_numbers_and_names_are_no_labels(line: str) -> None:
    assert split_label(line) is None


@given(st.text(max_size=60))
def test_the_rest_is_the_end_of_the_line(line: str) -> None:
    found = split_label(line)
    if found:
        assert line[found.start :] == found.rest
        assert found.text or found.bullet


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("XL", 40), ("iix", None), ("", None), ("a", None)]
)
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize(("text", "value"), [("a", 1), ("Z", 26), ("aa", 27), ("ab", None), ("1", None)])
def test_letters(text: str, value: int | None) -> None:
    assert letter_value(text) == value


def test_a_label_may_belong_to_two_series() -> None:
    assert [(step.style, step.value) for step in readings("(i)")] == [("(i)", 1), ("(a)", 9)]
    assert [(step.style, step.value, step.depth) for step in readings("4.1.2")] == [("1.1.1", 2, 3)]


def test_loose_numbers_need_a_series_from_one() -> None:
    lines = ["RESOLVED: that", "1 the Plan be noted;", "2 the Chair write; and", "3 members be thanked."]
    assert {at: label.text for at, label in loose_numbers(lines).items()} == {1: "1", 2: "2", 3: "3"}
    assert not loose_numbers(["3 officers left", "4 officers came", "1 May was wet", "2 per cent rose"])
    assert list(loose_numbers(["2 Background", "", "2.1 A report is brought"])) == [0]


def test_bullets_between_words() -> None:
    assert split_bullets("to cut • to mend • to build") == ["to cut", "to mend", "to build"]
    assert split_bullets("cut-price 3•4 goods") == ["cut-price 3•4 goods"]
