"""The reader: a small network that weighs a candidate by all its words in their order.

An encoder of six layers (J. Devlin et al., "BERT", 2019; begun from the weights of all-MiniLM-L6-v2, Apache licence
2.0) reads what kind of paper it is, the heading, the governing line and the words, and gives a share to each kind
and to no statement. It was fitted on the annotated texts (pipeline/fit/reader.py) and is kept in whole numbers of eight
bits (models/reader.onnx, with its pieces of words in models/reader_pieces.txt).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.language.wordpieces import WordPieces
from pipeline.model import Document
from pipeline.segment.candidates import Candidate
from pipeline.vocabulary import models_folder

KINDS = ("none", "priority", "milestone", "action", "measure", "recommendation", "decision", "change")
LONGEST = 72  # pieces of a line and the words under it, with three marks
_LINE = 28  # of these, at the most for the line
_HEADING = 60  # characters of a heading, and of a governing line
_QUIET = 3  # the library's messages from errors on

Row = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Reader:
    """The pieces that it knows, and its network: an onnxruntime session from `laid_out` to a score of each of KINDS."""

    pieces: WordPieces
    network: Any


def reader() -> Reader | None:
    """The fitted reader, None where its file is not there."""
    return _stored()


@lru_cache(maxsize=1)
def _stored() -> Reader | None:
    folder = models_folder()
    path = folder / "reader.onnx"
    return load(path, folder / "reader_pieces.txt") if path.is_file() else None


def load(path: Path, pieces: Path) -> Reader:
    """The reader of a file that pipeline/fit/reader.py wrote, with its file of pieces, one a line."""
    import onnxruntime  # here, as most questions of a shell never need it

    onnxruntime.set_default_logger_severity(_QUIET)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # papers, not products, are shared among cores
    network = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return Reader(WordPieces(pieces.read_text(encoding="utf-8").split("\n")), network)


def shares(fitted: Reader, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """For each (line, words) the share of each of KINDS, to three places; they sum to 1. Each is worked out alone, so
    that it does not depend on what else is asked."""
    return [_shares(fitted, row_of(fitted.pieces, line, words)) for line, words in pairs]


def _shares(fitted: Reader, row: Row) -> dict[str, float]:
    ids, parts = (np.array([one], dtype=np.int64) for one in laid_out(fitted.pieces, row))
    ((scores,),) = fitted.network.run(None, {"ids": ids, "parts": parts})
    raised = np.exp(scores - scores.max())
    return {kind: round(float(share), 3) for kind, share in zip(KINDS, raised / raised.sum(), strict=True)}


def pair_of(document: Document, one: Candidate) -> tuple[str, str]:
    """(line, words) of a candidate: the kind of paper, the heading above and the line that governs it; its words."""
    line = f"{document.facts.document_type} | {one.heading[:_HEADING]} | {one.governor[-_HEADING:]}"
    return line, document.text[one.start : one.end]


def row_of(pieces: WordPieces, line: str, words: str) -> Row:
    """The numbers of the pieces of a line, and of the words under it."""
    above = pieces.of(line, _LINE)
    return above, pieces.of(words, LONGEST - 3 - len(above))


def laid_out(pieces: WordPieces, row: Row) -> tuple[list[int], list[int]]:
    """A row as the network reads it: (numbers of pieces between marks, 0 for the line and 1 for the words)."""
    above, below = row
    ids = [pieces.begins, *above, pieces.ends, *below, pieces.ends]
    return ids, [0] * (len(above) + 2) + [1] * (len(below) + 1)
