"""The tables of an output folder, as far as they are measured."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.evaluate.gold import Span
from pipeline.problems import InputError

_LARGEST_FIELD = 10_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """A statement that the pipeline found, with its labels."""

    id: str
    kind: str
    title: str
    text: str
    labels: dict[str, str]
    commitment: str
    dates: dict[Span, str]
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Output:
    """The statements of each paper by the stem of its file's name, and the pairs that links.csv joins."""

    statements: dict[str, tuple[Extracted, ...]]
    joined: frozenset[frozenset[str]]


def read(folder: Path) -> Output:
    """The measured part of an output folder. Raises InputError where it is none."""
    dates, owners = _dates(folder), _owners(folder)
    found: defaultdict[str, list[Extracted]] = defaultdict(list)
    for row in _rows(folder, "statements"):
        found[row["document_id"]].append(_extracted(row, dates, owners))
    stems = {PurePosixPath(row["source"]).stem: row["document_id"] for row in _rows(folder, "documents")}
    return Output(
        {stem: tuple(found[document]) for stem, document in stems.items()},
        frozenset(frozenset((row["source_id"], row["target_id"])) for row in _rows(folder, "links")),
    )


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    csv.field_size_limit(_LARGEST_FIELD)
    path = folder / f"{name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise InputError(f"{folder} is no output of plantrace: {path.name} cannot be read.", "Run extract.") from error


def _dates(folder: Path) -> defaultdict[str, dict[Span, str]]:
    found: defaultdict[str, dict[Span, str]] = defaultdict(dict)
    for row in _rows(folder, "dates"):
        found[row["statement_id"]][row["start"], row["end"]] = row["role"]
    return found


def _owners(folder: Path) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(folder, "owners"):
        found[row["statement_id"]].add(row["role"])
    return found


def _extracted(
    row: dict[str, str], dates: defaultdict[str, dict[Span, str]], owners: defaultdict[str, set[str]]
) -> Extracted:
    key = row["statement_id"]
    labels = {label: row[label] for label in ("status", "schedule")}
    return Extracted(
        key,
        row["kind"],
        row["title"],
        " ".join(row["text"].split()),
        labels,
        row["commitment_id"],
        dates[key],
        frozenset(owners[key]),
    )
