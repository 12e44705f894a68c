"""The last stage: a dataset written to a folder. One writer an output, all behind one signature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.emit.datapackage import write_datapackage
from pipeline.emit.report import write_report
from pipeline.emit.tables import write_tables
from pipeline.emit.texts import write_texts
from pipeline.model import Dataset

Writer = Callable[[Dataset, Path], None]

WRITERS: tuple[Writer, ...] = (write_tables, write_texts, write_report, write_datapackage)
"""Every output, in the order in which they are written; datapackage.json describes what stands in the folder."""


def emit(dataset: Dataset, folder: Path, report: bool = True) -> None:
    """Write all outputs of the dataset into an empty folder, without `report` all but the pages.

    The same dataset gives the same bytes."""
    for write in WRITERS:
        if report or write is not write_report:
            write(dataset, folder)
