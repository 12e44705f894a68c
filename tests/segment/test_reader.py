"""The reader: shares of kinds for words in their place, the same however they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.model import Listing
from pipeline.segment.reader import KINDS, LONGEST, laid_out, load, pair_of, reader, row_of, shares
from pipeline.segment.stage import candidates
from pipeline.vocabulary import models_folder

_FITTED = load(models_folder() / "reader.onnx", models_folder() / "reader_pieces.txt")
_LINE = "minutes | Estates | "
_TOLD = [
    "The Commissioner confirmed that the new custody suite in Whitby had opened in May 2019.",
    "Councillor Reed thanked officers for attending and wished them well.",
    "RESOLVED – That the Panel supports the proposed precept of £12 for a Band D property.",
    "Members remarked that residents often felt unsafe in the evening.",
]


def _likely(words: str, line: str = _LINE) -> float:
    ((said),) = shares(_FITTED, [(line, words)])
    return 1.0 - said["none"]


def test_shares_of_all_kinds_sum_to_one() -> None:
    for said in shares(_FITTED, [(_LINE, words) for words in _TOLD]):
        assert tuple(said) == KINDS
        assert sum(said.values()) == pytest.approx(1.0, abs=0.005)
        assert all(share == round(share, 3) for share in said.values())


def test_what_is_promised_or_done_is_likelier_than_what_is_felt_or_thanked() -> None:
    assert min(_likely(_TOLD[0]), _likely(_TOLD[2])) > max(_likely(_TOLD[1]), _likely(_TOLD[3]))


def test_the_kind_that_is_likeliest() -> None:
    (done, decided) = shares(_FITTED, [(_LINE, _TOLD[0]), (_LINE, _TOLD[2])])
    assert max(done, key=lambda kind: done[kind]) == "milestone"
    assert max(decided, key=lambda kind: decided[kind]) == "decision"


def test_what_else_is_asked_changes_nothing() -> None:
    pairs = [(_LINE, words) for words in _TOLD]
    alone = [one for pair in pairs for one in shares(_FITTED, [pair])]
    assert shares(_FITTED, pairs) == shares(_FITTED, pairs[::-1])[::-1] == alone


def test_nothing_asked_and_nothing_said() -> None:
    assert shares(_FITTED, []) == []
    assert len(shares(_FITTED, [("", "")])) == 1
    assert len(shares(_FITTED, [("x " * 500, "y " * 5000)])) == 1


def test_a_row_is_laid_out_between_marks() -> None:
    pieces = _FITTED.pieces
    above, below = row_of(pieces, "minutes", "the panel")
    ids, parts = laid_out(pieces, (above, below))
    assert ids == [pieces.begins, *above, pieces.ends, *below, pieces.ends]
    assert parts == [0] * (len(above) + 2) + [1] * (len(below) + 1)
    assert len(laid_out(pieces, row_of(pieces, "y " * 500, "x " * 500))[0]) == LONGEST


def test_what_it_is_shown_of_a_candidate(tmp_path: Path) -> None:
    path = tmp_path / "2019-minutes.txt"
    path.write_text("# Minutes\n\n## Estates\n\nThe station was opened in May 2019.\n", encoding="utf-8", newline="\n")
    document = ingest(path, path.name, Listing())
    (one,) = candidates(document)
    line, words = pair_of(document, one)
    assert line == f"{document.facts.document_type} | Estates | "
    assert words == "The station was opened in May 2019."


def test_it_is_shipped() -> None:
    assert reader() is not None
    size = sum((models_folder() / name).stat().st_size for name in ("reader.onnx", "reader_pieces.txt"))
    assert size < 15_000_000
