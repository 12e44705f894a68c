"""Characters as fonts store them."""

from __future__ import annotations

import pytest

from pipeline.ingest.pdf.glyphs import plain, unreadable


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("ofﬁce", "office"),
        ("eﬀort", "effort"),
        ("\uf0b7", "•"),
        ("\uf0a7", "▪"),
        ("\uf0d8", "➢"),
        ("\uf0fc", "✓"),
        ("\x7f", "•"),
        ("Devon‐Cornwall", "Devon-Cornwall"),
        ("a\u200bb", "ab"),
        ("plain", "plain"),
        ("£12m – £15m", "£12m – £15m"),
    ],
)
def test_characters_are_those_that_a_reader_sees(stored: str, seen: str) -> None:
    assert plain(stored) == seen


@pytest.mark.parametrize(
    ("text", "count"), [("words", 0), ("£12m – ’", 0), ("a\ufffdb", 1), ("\ue000\ue001", 2), ("a\x03", 1)]
)
def test_characters_that_cannot_be_read_are_counted(text: str, count: int) -> None:
    assert unreadable(text) == count
