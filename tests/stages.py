"""Simple stages in place of the real ones, so that tests of the flow depend on nothing else."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from pipeline.model import (
    AreaResult,
    Commitment,
    Decision,
    Document,
    Facts,
    Labelled,
    LedgerRow,
    Listing,
    Paper,
    Problem,
    Statement,
)
from pipeline.problems import InputError, ModelsError, PaperError


def ingest(path: Path, source: str, listing: Listing) -> Document:
    """A text file as it is; its first word is its area. The word "broken" cannot be read."""
    text = path.read_text("utf-8")
    if text.startswith("broken"):
        raise PaperError(f"{source} is cut off.", "Fetch it again.", 2)
    if text.startswith("models"):
        raise ModelsError("models/x.toml is missing.", "Reinstall plantrace.")
    if text.startswith("fault"):
        raise KeyError("unforeseen")
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts = Facts(listing.area or text.split()[0])
    return Document(f"d{digest[:12]}", source, digest, "text/plain", path.stem, text, (), facts, 1)


def segment(document: Document) -> tuple[Statement, ...]:
    """One action a line. The word "unsegmented" fails."""
    found: list[Statement] = []
    start = 0
    for number, line in enumerate(document.text.splitlines(), 1):
        if "unsegmented" in line:
            raise IndexError("no such block")
        key = f"{document.document_id}-{number}"
        found.append(Statement(key, document.document_id, number, "action", line, line, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def tag(document: Document, statements: tuple[Statement, ...]) -> tuple[Labelled, ...]:
    """No labels."""
    return tuple(Labelled(statement) for statement in statements)


def link(area: str, papers: tuple[Paper, ...], decisions: tuple[Decision, ...], as_of: str) -> AreaResult:
    """One commitment a statement. The area "Tangle" cannot be linked."""
    if area == "Tangle":
        raise ZeroDivisionError("no papers")
    commitments, ledger = [], []
    for paper in papers:
        for one in paper.statements:
            said, name = one.statement, f"c-{one.statement.statement_id}"
            document = said.document_id
            commitments.append(
                Commitment(
                    name, area, said.title, said.kind, "", (), document, "", "", "", None, "", "", "", document, (), 1,
                    "on_course", False, (said.statement_id,),
                )
            )  # fmt: skip
            ledger.append(
                LedgerRow(
                    name, area, "", said.title, (), document, 1, said.text, "", "", None, "", "", "", "", as_of, None,
                    "on_course", "It is under way.",
                )
            )  # fmt: skip
    return AreaResult(area, commitments=tuple(commitments), ledger=tuple(ledger))


def papers(folder: Path) -> tuple[tuple[Path, str], ...]:
    """All text files of a folder, by name."""
    if not any(folder.glob("**/*.txt")):
        raise InputError(f"{folder} holds no papers.")
    return tuple((path, path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*.txt")))


def put_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline find these stages instead of its own, in this process."""
    made: dict[str, dict[str, Any]] = {
        "pipeline.ingest": {"ingest": ingest},
        "pipeline.ingest.discover": {"papers": papers},
        "pipeline.ingest.listing": {"read_listing": lambda folder: {}, "listing_problems": lambda folder, sources: ()},
        "pipeline.segment": {"segment": segment},
        "pipeline.tag": {"tag": tag},
        "pipeline.link": {"link": link},
        "pipeline.link.decisions": {
            "decided_in": lambda folder: tuple(Decision("title", one.name) for one in folder.glob("decisions.csv")),
            "orphans": lambda decisions, papers: tuple(
                Problem(one.subject, "link", "warning", "names nothing that is here") for one in decisions
            ),
        },
        "pipeline.link.filled_in": {"with_filled_in": lambda decisions, paths: decisions},
    }
    for name, verbs in made.items():
        monkeypatch.setitem(sys.modules, name, cast(ModuleType, SimpleNamespace(**verbs)))
