"""The reader: a small network that weighs words in their place by all of them in their order.

An encoder of six layers (J. Devlin et al., "BERT", 2019; begun from the weights of all-MiniLM-L6-v2, Apache licence
2.0) reads what kind of paper it is, the heading, the governing line or what stands before, and the words. It gives a
share to each kind of statement and to none, to each status, to each schedule, and for each role the chance that it has
to act. It was fitted on the annotated texts (pipeline/fit/reader.py) and is kept in whole numbers of eight bits
(models/reader.onnx, with its pieces of words in models/reader_pieces.txt).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline import model
from pipeline.language.wordpieces import WordPieces
from pipeline.vocabulary import models_folder

KINDS = ("none", *model.KINDS)
STATUSES = ("", *model.STATUSES)
SCHEDULES = ("", *model.SCHEDULES)
ROLES = model.OWNER_ROLES
GROUPS = (len(KINDS), len(STATUSES), len(SCHEDULES), len(ROLES))  # the scores of the network, in this order
LONGEST = 96  # pieces of a line and the words under it, with three marks
_LINE = 36  # of these, at the most for the line
_HEADING = 60  # characters of a heading, and of a governing line
_BEFORE = 80  # characters of the words before
_QUIET = 3  # the library's messages from errors on
_KEPT = 2_000  # answers that are remembered: tagging asks of most statements again

Row = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """The pieces that it knows, and its network: an onnxruntime session from `laid_out` to the scores of GROUPS."""

    pieces: WordPieces
    network: Any


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader says of some words, to three places: shares of KINDS, of STATUSES and of SCHEDULES, each of which
    sum to 1, and for each of ROLES the chance that it has to act."""

    kinds: tuple[float, ...]
    statuses: tuple[float, ...]
    schedules: tuple[float, ...]
    roles: tuple[float, ...]

    @property
    def stated(self) -> float:
        """The chance that it is a statement of any kind."""
        return 1.0 - self.kinds[0]


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


@lru_cache(maxsize=_KEPT)
def said_of(fitted: Reader, line: str, words: str) -> Said:
    """What the reader says of words under a line. Each is worked out alone, so that it does not depend on what else is
    asked."""
    ids, parts = (
        np.array([one], dtype=np.int64) for one in laid_out(fitted.pieces, row_of(fitted.pieces, line, words))
    )
    ((scores,),) = fitted.network.run(None, {"ids": ids, "parts": parts})
    kinds, statuses, schedules, roles = np.split(scores, np.cumsum(GROUPS[:-1]))
    return Said(_shares(kinds), _shares(statuses), _shares(schedules), _rounded(1.0 / (1.0 + np.exp(-roles))))


def _shares(scores: Any) -> tuple[float, ...]:
    raised = np.exp(scores - scores.max())
    return _rounded(raised / raised.sum())


def _rounded(values: Any) -> tuple[float, ...]:
    return tuple(round(float(value), 3) for value in values)


def line_of(document: model.Document, start: int, heading: str, governor: str) -> str:
    """The line above the words that begin at `start`: the kind of paper, the heading above them and the line that
    governs them, or the end of what stands before them where none does."""
    led = f"| {governor[-_HEADING:]}" if governor else f".. {_before(document.text, start)}"
    return f"{document.facts.document_type} | {heading[:_HEADING]} {led}"


def _before(text: str, start: int) -> str:
    """The last whole words before a place."""
    words = text[max(0, start - _BEFORE) : start].split()
    return " ".join(words[1:] if start > _BEFORE else words)


def row_of(pieces: WordPieces, line: str, words: str) -> Row:
    """The numbers of the pieces of a line, and of the words under it."""
    above = pieces.of(line, _LINE)
    return above, pieces.of(words, LONGEST - 3 - len(above))


def laid_out(pieces: WordPieces, row: Row) -> tuple[list[int], list[int]]:
    """A row as the network reads it: (numbers of pieces between marks, 0 for the line and 1 for the words)."""
    above, below = row
    ids = [pieces.begins, *above, pieces.ends, *below, pieces.ends]
    return ids, [0] * (len(above) + 2) + [1] * (len(below) + 1)
