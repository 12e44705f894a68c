"""Fitting the reader: what it is shown, which pieces are kept, and (where torch is installed) that it learns."""

from __future__ import annotations

from pathlib import Path

from pipeline.fit.reader import COMMON, RARE, Shown, kept_pieces, shown_in
from pipeline.segment.reader import KINDS
from pipeline.vocabulary import models_folder
from tests.fit.annotating import TOLD, annotated_paper, told

_SHOWN = [Shown("plan", "station zebra", "none")] * RARE + [Shown("plan", "station yak", "action")]


def test_pieces_of_several_texts_are_kept() -> None:
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    filler = [f"word{number}" for number in range(COMMON)]
    vocabulary = [*marks, *filler, "station", "zebra", "yak", "x", "##x", "plan"]
    kept = {vocabulary[number] for number in kept_pieces(vocabulary, _SHOWN)}
    assert {*marks, "word0", "station", "zebra", "plan", "x", "##x"} <= kept
    assert "yak" not in kept  # seen once
    assert f"word{COMMON - 1}" not in kept  # neither common nor seen


def test_what_is_shown_of_a_paper(tmp_path: Path) -> None:
    shown = shown_in([annotated_paper(tmp_path, TOLD, told())])
    assert [(one.words, one.kind) for one in shown] == [
        ("The rural strategy was published in May 2018.", "milestone"), ("It had rained.", "none"),
    ]  # fmt: skip
    assert all("Report" in one.line for one in shown)


def test_shipped_pieces_are_known_once() -> None:
    pieces = (models_folder() / "reader_pieces.txt").read_text(encoding="utf-8").split("\n")
    assert len(set(pieces)) == len(pieces) > COMMON / 2
    assert "" not in pieces
    assert len(set(KINDS)) == 8
