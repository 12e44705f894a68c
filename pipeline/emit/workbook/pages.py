"""Where the report that stands beside the workbook has a page for a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pipeline.emit.typed import Cell

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of commitments and papers by their ids, as addresses from the output folder."""

    commitments: dict[str, str]
    papers: dict[str, str]

    def commitment(self, record: Record) -> str:
        """The page of a row's commitment; empty where it has none."""
        return self.commitments.get(str(record["commitment_id"]), "")

    def paper(self, record: Record) -> str:
        """The place of a statement in the text of its paper; empty where that has no page."""
        page = self.papers.get(str(record["document_id"]), "")
        return f"{page}#s-{quote(str(record['statement_id']))}" if page else ""


def pages_of(folder: Path) -> Pages:
    """The pages of the report that stands in an output folder; none where none was written."""
    return Pages(_found(folder, "report/commitment"), _found(folder, "report/paper"))


def _found(folder: Path, place: str) -> dict[str, str]:
    return {path.stem: quote(f"{place}/{path.name}") for path in sorted((folder / place).glob("*.html"))}
