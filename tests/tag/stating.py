"""Statements of one sentence for the tests of tag/: a document that holds it, and what stands above it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model import Cell, Context, Document, Facts, Kind, Statement

CASES = Path(__file__).resolve().parent.parent / "cases"


@dataclass(frozen=True, slots=True)
class Stated:
    """A document and the one statement in it."""

    document: Document
    statement: Statement


def stated(
    text: str,
    kind: Kind = "milestone",
    heading: str = "",
    governor: str = "",
    before: str = "",
    first_person: str = "",
    document_type: str = "minutes",
    cells: tuple[Cell, ...] = (),
) -> Stated:
    """The statement `text` in a document, under the lines that are given."""
    above = [line for line in (before, heading, governor) if line]
    lead = "".join(f"{line}\n" for line in above)
    full = lead + text
    contexts = tuple(
        Context(role, line, full.index(line), full.index(line) + len(line))  # type: ignore[arg-type]
        for role, line in (("governor", governor), ("heading", heading))
        if line
    )
    facts = Facts(document_type=document_type, first_person=first_person)
    document = Document("d", "paper.txt", "0", "text/plain", text=full, facts=facts)
    words = " ".join(text.split())
    statement = Statement("s", "d", 1, kind, "title", words, len(lead), len(full), contexts=contexts, cells=cells)
    return Stated(document, statement)


def row(headers: list[tuple[str, str]], fills: dict[str, str] | None = None, before: str = "") -> Stated:
    """A table row as a statement: (meaning of the column, words of the cell) in order, and cells' colours by meaning."""
    text, cells = before, []
    for meaning, words in headers:
        cells.append(Cell(len(text), len(text) + len(words), meaning, meaning, (fills or {}).get(meaning, "")))
        text += words + "\t"
    document = Document("d", "paper.txt", "0", "text/plain", text=text, facts=Facts(document_type="progress_report"))
    words = " ".join(text[len(before) :].split())
    statement = Statement("s", "d", 1, "milestone", "title", words, len(before), len(text), cells=tuple(cells))
    return Stated(document, statement)


def groups(name: str) -> list[dict[str, Any]]:
    """The [[expect]] groups of tests/cases/NAME.toml."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["expect"]
    return found


def each(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Every text of a file of cases with its group."""
    return [(text, group) for group in groups(name) for text in group["texts"]]
