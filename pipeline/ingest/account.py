"""How many characters of a paper went where."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.ingest.assemble import Piece, Run
from pipeline.model import Characters, Omission


def visible(text: str) -> int:
    """The number of characters that are no white space."""
    return sum(map(len, text.split()))


def account(pieces: Iterable[Piece], omissions: Iterable[Omission], lost: int = 0) -> Characters:
    """The characters of pieces and omissions, white space apart; labels count with the words that they stand before."""
    body = table = 0
    for piece in pieces:
        size = _size(piece.runs) + visible(piece.label) + sum(_size(cell.runs) for cell in piece.cells)
        body, table = (body, table + size) if piece.kind == "row" else (body + size, table)
    return Characters(body, table, sum(visible(omission.text) for omission in omissions), lost)


def _size(runs: tuple[Run, ...]) -> int:
    return sum(visible(run.text) for run in runs)
