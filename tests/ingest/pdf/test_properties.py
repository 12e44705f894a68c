"""What holds for any paper: every letter is read once, and the same file gives the same reading."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.assemble import assemble
from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf.drawing import HEAD, SMALL, bullets, flowed, para, ruled
from tests.ingest.pdf.shown import letters_printed, letters_read

WORD = st.sampled_from(
    "plan crime police the of and will review by 2019 Commissioner council's £12m non-emergency (PCC), is".split()
)
TEXT = st.lists(WORD, min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
ROWS = st.lists(st.tuples(SHORT, SHORT, SHORT), min_size=2, max_size=6)
PART = st.one_of(
    st.tuples(st.just("para"), TEXT),
    st.tuples(st.just("head"), SHORT),
    st.tuples(st.just("small"), TEXT),
    st.tuples(st.just("list"), st.lists(TEXT, min_size=1, max_size=4)),
    st.tuples(st.just("table"), ROWS),
)


def flowable(kind: str, content: Any) -> Any:
    """One part of a paper for reportlab."""
    if kind == "list":
        return bullets(*content)
    if kind == "table":
        return ruled(content, [70, 70, 70])
    return para(content, {"para": para("x").style, "head": HEAD, "small": SMALL}[kind])


@settings(max_examples=30, deadline=None)
@given(parts=st.lists(PART, min_size=1, max_size=12), columns=st.sampled_from([1, 2]), furniture=st.booleans())
def test_every_letter_is_read_once(parts: list[tuple[str, Any]], columns: int, furniture: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        header, footer = ("Panel papers", "Page {page}") if furniture else ("", "")
        path = flowed(Path(folder), [flowable(*part) for part in parts], columns, header, footer)
        reading = read_pdf(path)
        assert letters_read(reading) == letters_printed(path)
        assert read_pdf(path) == reading
        text, blocks = assemble(reading.pieces)
        assert all(0 <= block.start < block.end <= len(text) for block in blocks)
        assert reading.characters.lost == 0
