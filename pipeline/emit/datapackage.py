"""datapackage.json: the tables described as a Frictionless Data Package, from the schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.emit.safe import cell, path_cell
from pipeline.emit.schema import TABLES, Column, Table
from pipeline.model import Brief
from pipeline.vocabulary import models_folder

PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_LICENCES = [
    {
        "name": "CC0-1.0",
        "title": "What plantrace adds (labels, links, dates, verdicts, explanations): no rights are claimed in it",
        "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    },
    {
        "name": "OGL-UK-3.0",
        "title": "The papers and the words quoted from them, which belong to their publishers: Open Government Licence "
        "v3.0 where these use it, otherwise what they allow",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
]
_DESCRIPTION = (
    "What papers of UK Police and Crime Panels promise and report. ledger.csv sets promised against reported; "
    "statements.csv holds each unit with its place in text/<document_id>.txt, the papers' text in reading order."
)


def write_datapackage(papers: Iterable[Brief], folder: Path) -> None:
    """Write datapackage.json for the CSV files of these papers that stand in the folder."""
    package = {
        "profile": "tabular-data-package",
        "name": "plantrace",
        "title": "Plans and promises of UK police areas",
        "description": _DESCRIPTION,
        "version": __version__,
        "licenses": _LICENCES,
        "sources": sources(papers),
        "generator": {"name": "plantrace", "version": __version__, "models": f"sha256:{models_digest()}"},
        "outputs": sorted({path.name for path in folder.iterdir()} | {"datapackage.json"}),
        "resources": [_resource(table, folder) for table in TABLES],
    }
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def sources(papers: Iterable[Brief]) -> list[dict[str, str]]:
    """The papers: title, file, where it was published (as papers.csv gives it) and the digest of its bytes."""
    return [_source(one) for one in sorted(papers, key=lambda one: one.source)]


def _source(paper: Brief) -> dict[str, str]:
    source = {"title": cell(paper.title) or path_cell(paper.source)}
    url = cell(paper.url)
    if url.startswith(("http://", "https://")):
        source["path"] = url
    source["file"] = path_cell(paper.source)
    return source | ({"hash": f"sha256:{paper.sha256}"} if paper.sha256 else {})


@cache
def models_digest() -> str:
    """A digest of models/: the names and bytes of what papers are read with, without the examples for fitting."""
    folder, digest = models_folder(), hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda one: one.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("training/", ".")):
            digest.update(f"{name}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _resource(table: Table, folder: Path) -> dict[str, Any]:
    path = folder / table.path
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": [key.column],
                "reference": {"resource": "" if key.table == table.name else key.table, "fields": [key.reference]},
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type in ("list", "partial_date") else column.type,
        "description": column.description,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints = _constraints(column)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type == "partial_date":
        constraints["pattern"] = PARTIAL_DATE
    elif column.type == "list" and column.enum:
        one = "|".join(column.enum)
        constraints["pattern"] = f"({one})(; ({one}))*"
    elif column.enum:
        constraints["enum"] = list(column.enum)
    return constraints
