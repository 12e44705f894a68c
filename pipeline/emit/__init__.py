"""The last stage: a dataset written to a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from pipeline.emit.briefs import Contents
from pipeline.emit.database import write_database
from pipeline.emit.datapackage import write_datapackage
from pipeline.emit.fragments import fragments
from pipeline.emit.graph import write_graph
from pipeline.emit.parquet import write_parquet
from pipeline.emit.report import write_report
from pipeline.emit.rows.book import Book
from pipeline.emit.tables import write_contents
from pipeline.emit.workbook import write_workbook
from pipeline.model import Dataset

Writer = Callable[[Path], None]

REPORT = "report"
FROM_TABLES: dict[str, Writer] = {
    "xlsx": write_workbook,
    "sqlite": write_database,
    "parquet": write_parquet,
    "graph": write_graph,
}
"""What is made from the tables that stand in a folder, beside the report where there is one, since some of it leads
there. None needs another."""
FORMATS = (REPORT, *FROM_TABLES)
"""What may be left out, by the name that `--formats` has for it."""


def emit(dataset: Dataset, folder: Path, formats: Collection[str] = FORMATS) -> None:
    """Write the tables, the texts and these formats of the dataset into an empty folder.

    The same dataset gives the same bytes. datapackage.json comes last, as it describes what stands in the folder."""
    contents = Contents.of(dataset)
    write_contents(contents, fragments(Book.of(dataset)), folder)
    if REPORT in formats:
        write_report(dataset, folder)
    for name, write in FROM_TABLES.items():
        if name in formats:
            write(folder)
    write_datapackage(contents.papers, folder)
