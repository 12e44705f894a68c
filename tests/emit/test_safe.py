"""Hostile text: harmless in every cell, and its offsets still true."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.emit import emit
from pipeline.emit.safe import cell, path_cell, slice_of, visible
from pipeline.model import Dataset, Labelled
from tests import datasets

HOSTILE = [
    '=HYPERLINK("http://x.example","pay")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+44 20 7946 0000 will be answered",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    " \u200b=1+1",
    "\uff1d1+1",
    "<script>alert(1)</script>",
    'a "quoted", comma; and\nnew line',
    "nul \x00 bell \x07 escape \x1b[31m",
    "right \u202e to left",
    "half \ud83d surrogate",
    "line\u2028separator\x85next",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_cell_is_no_formula(text: str) -> None:
    shown = cell(text)
    assert shown[:1] not in set("=+-@\t\r\uff1d")
    assert shown.isprintable() or "\u2060" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_offsets_stay_true(text: str, tmp_path: Path) -> None:
    whole = f"Before.\n\n{text}\n\nAfter."
    one = datasets.statement("d1", 1, whole, text, title=text, section=(text, text))
    emit(Dataset((datasets.paper("a.txt", "d1", whole, Labelled(one)),), ()), tmp_path)
    with (tmp_path / "statements.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    with (tmp_path / "text" / "d1.txt").open(encoding="utf-8", newline="") as file:
        kept = file.read()
    assert len(kept) == len(whole)
    assert kept[int(row["char_start"]) : int(row["char_end"])] == row["text"]
    assert all(value[:1] not in set("=+-@\t\r") for value in row.values())


def test_paths_stay_paths() -> None:
    assert path_cell("=cmd.pdf") == "./=cmd.pdf"
    assert path_cell("2017/-plan  a.pdf") == "2017/-plan  a.pdf"


def test_a_cell_of_signs_alone_is_empty() -> None:
    assert slice_of("x === y", 2, 5) == ("", 5, 5)


@given(st.text())
def test_visible_keeps_length_and_can_be_written(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not set(shown) & {"\r", "\x00", "\x0b", "\u2028"}


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_slice_of_gives_what_its_offsets_name(text: str, one: int, two: int) -> None:
    text = visible(text)
    low, high = sorted((min(one, len(text)), min(two, len(text))))
    words, start, end = slice_of(text, low, high)
    assert low <= start <= end <= high
    assert text[start:end] == words
    assert words[:1] not in {"=", "+", "-", "@"}
