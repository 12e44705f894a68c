"""The text of each paper, into which the offsets of the tables point."""

from __future__ import annotations

from pathlib import Path

from pipeline.emit.safe import visible
from pipeline.model import Dataset


def write_texts(dataset: Dataset, folder: Path) -> None:
    """Write text/<document_id>.txt for each paper that could be read, in reading order."""
    texts = folder / "text"
    texts.mkdir()
    for paper in dataset.papers:
        document = paper.document
        if document.text:
            path = texts / f"{document.document_id}.txt"
            path.write_text(visible(document.text), encoding="utf-8", newline="\n")
