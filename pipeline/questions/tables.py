"""The tables of an output folder, read back."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.problems import InputError

Row = dict[str, str]
_NEEDED = (
    "documents",
    "plans",
    "statements",
    "statuses",
    "dates",
    "owners",
    "links",
    "commitments",
    "ledger",
    "priorities",
    "changes",
    "requests",
)


@dataclass(frozen=True)
class Tables:
    """The rows of each table by its name, every field as text, empty where nothing is known."""

    rows: dict[str, list[Row]]

    def __getitem__(self, name: str) -> list[Row]:
        return self.rows[name]

    @cached_property
    def document(self) -> dict[str, Row]:
        """The row of each paper by its id."""
        return {row["document_id"]: row for row in self["documents"]}

    @cached_property
    def members(self) -> dict[str, list[Row]]:
        """The statements of each commitment by its id, in order of time."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self["statements"], key=self._time):
            if row["commitment_id"]:
                found.setdefault(row["commitment_id"], []).append(row)
        return found

    @cached_property
    def ledger(self) -> dict[str, Row]:
        """The row of the ledger of each commitment that has one."""
        return {row["commitment_id"]: row for row in self["ledger"]}

    @cached_property
    def dates(self) -> dict[str, list[Row]]:
        """The dates of each statement by its id."""
        found: dict[str, list[Row]] = {}
        for row in self["dates"]:
            found.setdefault(row["statement_id"], []).append(row)
        return found

    def _time(self, row: Row) -> tuple[str, str, int]:
        paper = self.document[row["document_id"]]
        return paper["meeting_date"] or "9999", row["document_id"], int(row["ordinal"])


def read(folder: Path) -> Tables:
    """The tables of an output folder. Raises InputError where a table is missing or cannot be read."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder.", "Name the output folder of `plantrace extract PAPERS OUTPUT`.")
    return Tables({name: _rows(folder / f"{name}.csv") for name in _NEEDED})


def _rows(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [_on_one_line(row) for row in csv.DictReader(file)]
    except FileNotFoundError as error:
        raise InputError(
            f"{path} is not there.", f"Is {path.parent} the output folder of `plantrace extract PAPERS OUTPUT`?"
        ) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}.", "Run `plantrace extract` again.") from error


def _on_one_line(row: Row) -> Row:
    """A row with its `text`, which keeps the tabs of the paper, as a reader wants it."""
    return row | {"text": " ".join(row["text"].split())} if row.get("text") else row
