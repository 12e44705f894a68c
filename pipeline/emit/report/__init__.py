"""The report: pages that a browser opens from the folder itself, with no server and no internet."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Dataset


def write_report(dataset: Dataset, folder: Path) -> None:
    """Write report/ with index.html and all that it leads to. The same dataset gives the same bytes."""
    from pipeline.emit.report.site import write_site

    write_site(dataset, folder / "report")
