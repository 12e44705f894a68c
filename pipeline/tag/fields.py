"""The fields of a statement: cells of its row, "Label: value" lines, or its words as a whole.

A field's meaning is that of models/headings.toml (status, rag, progress, owner, due, milestone, action, ...). The words
of a statement that has no such fields form one field with no meaning; a title before a colon is a field of meaning
"title".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.clauses import read_sentence
from pipeline.model import Cell, Document, Statement
from pipeline.vocabulary import entries

_LABEL = re.compile(r"^[ \t•·\-–*]*(?P<label>[A-Za-z][A-Za-z '/&-]{1,34}?)[ \t]*:[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_TITLE = re.compile(r"\s*(?P<title>[^:;?!\n]{3,110}?)\s*(?::|\s[–—-])\s+(?=\S)")
_TAGS = re.compile(
    r"(?i)\W*(?:action(?:s| point)?|response|decision|update|progress|answer|reply|a|q|note|recommendation \w+|resolved"
    r"|agreed)\W*$"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A stretch of the paper that belongs to a statement: offsets into Document.text, what it is, and its colour."""

    start: int
    end: int
    meaning: str = ""
    fill: str = ""


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    """The headings of models/headings.toml, whole: the label of a line is no heading for being like one."""
    return {phrase.casefold(): entry.label for entry in entries("headings") for phrase in entry.phrases}


def fields_of(document: Document, statement: Statement) -> tuple[Field, ...]:
    """The fields of a statement, in order of place. There is at least one."""
    if statement.cells:
        cells = tuple(_field(cell) for cell in statement.cells if _stands_for(statement, cell))
        if cells:
            return cells
    lines = _lines(document.text, statement.start, statement.end)
    return lines or _titled(document.text, statement.start, statement.end)


def _field(cell: Cell) -> Field:
    return Field(cell.start, cell.end, cell.meaning, cell.fill)


def _stands_for(statement: Statement, cell: Cell) -> bool:
    """A cell of the statement's own words, or one that a header gives a meaning or a colour."""
    return bool(cell.meaning or cell.fill) or (statement.start <= cell.start and cell.end <= statement.end)


def _lines(text: str, start: int, end: int) -> tuple[Field, ...]:
    """The "Label: value" lines, when at least one label is a known column heading other than the thing's own."""
    found = []
    for match in _LABEL.finditer(text, start, end):
        meaning = _meanings().get(match["label"].strip().casefold(), "")
        if meaning:
            found.append(Field(match.start("value"), match.end("value"), meaning))
    sure = any(field.meaning in ("status", "rag", "progress") for field in found)
    if not sure and (len(found) < 2 or not any(field.meaning in ("owner", "due") for field in found)):
        return ()
    first = found[0].start
    head = (
        (Field(start, text.rfind("\n", start, first) + 1 or start, ""),)
        if text.rfind("\n", start, first) > start
        else ()
    )
    return (*head, *found)


def _titled(text: str, start: int, end: int) -> tuple[Field, ...]:
    match = _TITLE.match(text, start, end)
    if match is None or match.end() >= end:
        return (Field(start, end),)
    title = match["title"]
    if _TAGS.match(title):
        return (Field(match.end(), end, "tagged"),)
    if len(title.split()) > 16 or any(
        not group.bare and group.aspect in ("future", "done", "ongoing") for group in read_sentence(title).groups
    ):
        return (Field(start, end),)
    return (Field(match.start("title"), match.end("title"), "title"), Field(match.end(), end))
