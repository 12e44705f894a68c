"""Words as pieces: the longest that are known, whatever the case, accents and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.wordpieces import WordPieces

_PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "police",
    "panel",
    "##s",
    "re",
    "##open",
    "##ed",
    "a",
    "##a",
    ".",
    "’",
    "20",
]
_WORDS = WordPieces(_PIECES)


def _read(text: str, most: int = 50) -> list[str]:
    return [_PIECES[number] for number in _WORDS.of(text, most)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Police Panel", ["police", "panel"]),
        ("PANELS.", ["panel", "##s", "."]),
        ("reopened", ["re", "##open", "##ed"]),
        ("réopenéd", ["re", "##open", "##ed"]),
        ("panel’s", ["panel", "’", "[UNK]"]),  # "s" is known only inside a word
        ("police\u00a0panel", ["police", "panel"]),
        ("2020", ["[UNK]"]),
        ("20 a", ["20", "a"]),
        ("x" * 41, ["[UNK]"]),
        ("aa" * 30, ["[UNK]"]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert _read(text) == pieces
    assert _read(text) == pieces  # as remembered


def test_no_more_than_asked_for() -> None:
    assert _read("panels panels panels", 4) == ["panel", "##s", "panel", "##s"]
    assert _read("panels", 0) == []


@given(st.text(max_size=60))
def test_every_text_can_be_read(text: str) -> None:
    numbers = _WORDS.of(text, 20)
    assert len(numbers) <= 20
    assert all(0 <= number < len(_PIECES) for number in numbers)
    assert numbers == WordPieces(_PIECES).of(text, 20)
