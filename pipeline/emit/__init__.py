"""The last stage: a dataset written to a folder. One writer an output, all behind one signature."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from pipeline.emit.database import write_database
from pipeline.emit.datapackage import write_datapackage
from pipeline.emit.graph import write_graph
from pipeline.emit.parquet import write_parquet
from pipeline.emit.report import write_report
from pipeline.emit.tables import write_tables
from pipeline.emit.texts import write_texts
from pipeline.emit.workbook import write_workbook
from pipeline.model import Dataset

Writer = Callable[[Dataset, Path], None]

FORMATS: dict[str, Writer] = {
    "report": write_report,
    "xlsx": write_workbook,
    "sqlite": write_database,
    "parquet": write_parquet,
    "graph": write_graph,
}
"""What may be left out, by the name that `--formats` has for it, in the order in which it is written:
what leads to the report comes after it."""


def emit(dataset: Dataset, folder: Path, formats: Collection[str] = tuple(FORMATS)) -> None:
    """Write the tables, the texts and these formats of the dataset into an empty folder.

    The same dataset gives the same bytes. datapackage.json comes last, as it describes what stands in the folder."""
    wanted = [write for name, write in FORMATS.items() if name in formats]
    for write in (write_tables, write_texts, *wanted, write_datapackage):
        write(dataset, folder)
