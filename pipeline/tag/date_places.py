"""Where the dates of a statement may stand: its words, its date cells, the line that governs its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Cell, Statement

_COLUMN = (
    ("previously_due", re.compile(r"\b(?:original|initial|previous|old)\b", re.IGNORECASE)),
    ("start_due", re.compile(r"\b(?:start|commence\w*|begin\w*)\b", re.IGNORECASE)),
    (
        "achieved",
        re.compile(
            r"\b(?:completed\s+on|actual|achieved|closed|discharged|"
            r"date\s+completed)\b",
            re.IGNORECASE,
        ),
    ),
)
Where = Literal["words", "cell", "governor", "remark", "next", "after next"]
_MEANINGS = {"due": "due", "completed": "achieved", "start": "start_due", "raised": "reported", "reference": "none"}


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the paper to look for dates in, and the role that it gives them (empty: by their words)."""

    start: int
    end: int
    role: str = ""
    where: Where = "words"


def places(statement: Statement) -> Iterator[Place]:
    """The places, in order: own words and cells, cells outside them, governing lines."""
    cells = [(cell, role) for cell in statement.cells if (role := _column_role(cell, statement.cells))]
    at = statement.start
    for cell, role in cells:
        if at < cell.start < statement.end:
            yield Place(at, cell.start)
        if role != "none":
            yield Place(cell.start, cell.end, role, "cell")
        at = max(at, min(cell.end, statement.end))
    if at < statement.end:
        yield Place(at, statement.end)
    for cell in statement.cells:
        outside = cell.end <= statement.start or cell.start >= statement.end
        if outside and not _column_role(cell, statement.cells) and cell.meaning in ("progress", "comment", "status"):
            yield Place(cell.start, cell.end, where="cell")
    for context in statement.contexts:
        if context.role == "governor" and statement.kind not in ("priority", "measure", "change"):
            yield Place(context.start, context.end, where="governor")


def _column_role(cell: Cell, cells: tuple[Cell, ...]) -> str:
    """The role that a cell's column gives its dates; an original date is given up where another column has the new
    one."""
    role = _MEANINGS.get(cell.meaning, "")
    if not role:
        return ""
    for named, pattern in _COLUMN:
        if pattern.search(cell.heading):
            alone = sum(other.meaning == "due" for other in cells) == 1
            return "due" if named == "previously_due" and alone else named
    return role
