"""The last stage: a dataset written to a folder. One writer an output, all behind one signature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.emit.datapackage import write_datapackage
from pipeline.emit.tables import write_tables
from pipeline.emit.texts import write_texts
from pipeline.model import Dataset

Writer = Callable[[Dataset, Path], None]

WRITERS: tuple[Writer, ...] = (write_tables, write_texts, write_datapackage)
"""Every output, in the order in which they are written; datapackage.json describes what stands in the folder."""


def emit(dataset: Dataset, folder: Path) -> None:
    """Write all outputs of the dataset into an empty folder. The same dataset gives the same bytes."""
    for write in WRITERS:
        write(dataset, folder)
