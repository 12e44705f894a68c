"""Fitting the reader: what it is shown, which pieces are kept, and (where torch is installed) that it learns."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.fit.annotated import papers_of
from pipeline.fit.reader import COMMON, RARE, Shown, kept_pieces, shown_in
from pipeline.segment.reader import KINDS
from pipeline.vocabulary import models_folder

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
    text = "# Report\n\nThe rural strategy was published in May 2018.\n\nIt had rained.\n\nThe pilot may go on.\n"
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8", newline="\n")
    gold = {
        "file": "paper.txt",
        "statements": [
            {"key": "strategy was published", "kind": "milestone"},
            {"key": "pilot may go on", "kind": "milestone", "optional": True},
        ],
    }
    (tmp_path / "paper.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    shown = shown_in(list(papers_of(tmp_path, tmp_path)))
    assert [(one.words, one.kind) for one in shown] == [
        ("The rural strategy was published in May 2018.", "milestone"), ("It had rained.", "none"),
    ]  # fmt: skip
    assert all("Report" in one.line for one in shown)


def test_shipped_pieces_are_known_once() -> None:
    pieces = (models_folder() / "reader_pieces.txt").read_text(encoding="utf-8").split("\n")
    assert len(set(pieces)) == len(pieces) > COMMON / 2
    assert "" not in pieces
    assert len(set(KINDS)) == 8
