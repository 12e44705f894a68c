"""A small annotated paper for the tests of fitting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.fit.annotated import Paper, papers_of

TOLD = "# Report\n\nThe rural strategy was published in May 2018.\n\nIt had rained.\n\nThe pilot may go on.\n"


def told(kind: str = "milestone") -> list[dict[str, Any]]:
    """The annotations of TOLD: one statement, of a kind or several, and an optional one."""
    rows: list[dict[str, Any]] = [
        {"id": "1", "key": "strategy was published", "kind": kind, "status": "completed"},
        {"id": "2", "key": "pilot may go on", "kind": "milestone", "optional": True},
    ]
    return [{"status": None, "schedule": None, "dates": [], "owners": []} | row for row in rows]


def annotated_paper(folder: Path, text: str, statements: list[dict[str, Any]]) -> Paper:
    """A paper with a text and its gold statements, written to a folder and read from it."""
    (folder / "paper.txt").write_text(text, encoding="utf-8", newline="\n")
    gold = {"file": "paper.txt", "statements": statements}
    (folder / "paper.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (paper,) = papers_of(folder, folder)
    return paper
