"""Readings written short, so that a test says what must come out: "H1 Title", "I2 (a) words", "R due: May"."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.ingest.assemble import Piece, PieceCell
from pipeline.ingest.reading import Reading

_LETTERS = {"heading": "H", "paragraph": "P", "item": "I", "row": "R", "footnote": "F"}


def shape(reading: Reading) -> list[str]:
    """Each piece as one line."""
    return [piece_shape(piece) for piece in reading.pieces]


def piece_shape(piece: Piece) -> str:
    """Kind and level, label, words; of a row its cells with meaning and fill."""
    lead = _LETTERS[piece.kind] + (str(piece.level) if piece.kind in ("heading", "item") else "")
    if piece.kind == "row":
        return f"{lead}{'h' if piece.header else ''} " + " | ".join(map(cell_shape, piece.cells))
    return " ".join(part for part in (lead, piece.label, words(piece)) if part)


def cell_shape(cell: PieceCell) -> str:
    """Meaning, fill and words of a cell."""
    name = cell.meaning + (f"/{cell.fill}" if cell.fill else "")
    text = "\n".join(" ".join(line.split()) for line in "".join(run.text for run in cell.runs).split("\n"))
    return f"{name}: {text}" if name else text


def words(piece: Piece) -> str:
    """The words of a piece, white space folded."""
    return " ".join("".join(run.text for run in piece.runs).split())


def looks(reading: Reading) -> dict[str, str]:
    """Each run that has looks, with them."""
    runs = [
        run for piece in reading.pieces for run in (*piece.runs, *(run for cell in piece.cells for run in cell.runs))
    ]
    return {run.text.strip(): "+".join(sorted(run.looks)) for run in runs if run.looks and run.text.strip()}


def left_out(reading: Reading) -> dict[str, str]:
    """What is not in the text, with the reason."""
    return {omission.text: omission.reason for omission in reading.omissions}


def all_words(lines: Iterable[str]) -> list[str]:
    """The words of several texts, one after the other."""
    return [word for line in lines for word in line.split()]
