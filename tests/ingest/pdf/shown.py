"""What a reading holds, written so that tests can compare it at a glance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.ingest.assemble import Piece, PieceCell
from pipeline.ingest.pdf.source_pdfium import leaves, opened
from pipeline.ingest.reading import Reading


def words(piece: Piece | PieceCell) -> str:
    """The words of a piece or a cell; cells of a row joined by a bar, lines of a cell by a slash."""
    if isinstance(piece, Piece) and piece.cells:
        return " | ".join(words(cell) for cell in piece.cells)
    text = "".join(run.text for run in piece.runs)
    return " / ".join(" ".join(line.split()) for line in text.split("\n"))


def shown(reading: Reading) -> list[tuple[str, int, str, str]]:
    """(kind, level, label, words) of each piece; a bullet is shown as a bullet."""
    return [(piece.kind, piece.level, piece.label or "•" * piece.bullet, words(piece)) for piece in reading.pieces]


def kinds(reading: Reading) -> list[tuple[str, str]]:
    """(kind, words) of each piece."""
    return [(piece.kind, words(piece)) for piece in reading.pieces]


def items(reading: Reading) -> list[tuple[int, str, str]]:
    """(level, label, words) of each item."""
    return [(level, label, text) for kind, level, label, text in shown(reading) if kind == "item"]


def rows(reading: Reading) -> list[list[str]]:
    """The cells' words of each row."""
    return [[words(cell) for cell in piece.cells] for piece in reading.pieces if piece.kind == "row"]


def letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs."""
    return Counter(character for character in text if character.isalnum())


def letters_read(reading: Reading) -> Counter[str]:
    """Letters and digits of pieces, labels and omissions."""
    parts = [run.text for piece in reading.pieces for run in piece.runs]
    parts += [run.text for piece in reading.pieces for cell in piece.cells for run in cell.runs]
    parts += [piece.label for piece in reading.pieces] + [omission.text for omission in reading.omissions]
    return letters("".join(parts))


def letters_printed(path: Path) -> Counter[str]:
    """Letters and digits of all words of a PDF."""
    with opened(path) as document:
        return letters("".join(word.text for leaf in leaves(document) for word in leaf.words))
