"""Reads the source of a sample paper: front matter, blocks of text, and the reader's notes beside them.

A source is a text file: TOML between two lines of `+++`, then blocks.

    # title    ## heading    ### subheading    #### run-in heading
    plain lines are one paragraph until an empty line; a backslash at a line's end breaks the line
    - bullet, (a) lettered, (1) and 1. and 1.1 numbered; two spaces before it for each level down
    > a boxed remark        ^ a centred line
    | a | table | row |     the first row is its header; [red] before a cell's text fills the cell,
                            == makes a row of one cell across the table, // breaks a line in a cell
    %% widths 1 3 2         relative widths of the next table's columns
    %% page    %% rule      a new page, a line across
    @ kind "key" ...        what a careful reader notes of the block or table row above (see gold.py)

**bold** and *italic* work in any text.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_HEADING = re.compile(r"(#{1,4}) +(.*)")
_BULLET = re.compile(r"( *)- +(.*)")
_LABEL = re.compile(r"( *)(\([A-Za-z0-9]{1,4}\)|[a-z]\)|\d+(?:\.\d+)+|\d+\.) +(.*)")
_FILL = re.compile(r"\[(green|amber|red|blue|grey)\] *(.*)")
_MARKS = re.compile(r"\*\*?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text and the name of its fill colour."""

    text: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a band is one cell across the whole table."""

    cells: tuple[Cell, ...]
    band: bool = False


@dataclass(slots=True)
class Block:
    """One block of a paper: title, heading, text, item, box, centred, table, page or rule."""

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    rows: list[Row] = field(default_factory=list)
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's note: the words after `@`, and the plain text of the unit that it is about."""

    words: tuple[str, ...]
    unit: str


@dataclass(slots=True)
class Paper:
    """A sample paper: its front matter, its blocks in order, and the notes on them."""

    name: str
    meta: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def says(self, key: str) -> str:
        """Return a front matter entry, empty where there is none."""
        return str(self.meta.get(key, ""))


def read_paper(path: Path) -> Paper:
    """Read the source file of one paper."""
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse(text: str, name: str = "paper") -> Paper:
    """Read a source given as text."""
    _, front, body = text.split("+++\n", 2) if text.startswith("+++\n") else ("", "", text)
    paper = Paper(name, tomllib.loads(front))
    widths: tuple[float, ...] = ()
    is_open = False
    for line in body.splitlines():
        if line.startswith("%% widths"):
            widths = tuple(float(number) for number in line.split()[2:])
        elif line.startswith("@"):
            paper.notes.append(Note(tuple(shlex.split(line[1:])), _unit(paper.blocks[-1])))
        elif line.startswith("|"):
            widths, is_open = _add_row(paper.blocks, line, widths, is_open), True
        elif not line.strip():
            is_open = False
        elif (block := _start(line)) is not None:
            paper.blocks.append(block)
            is_open = block.kind not in ("page", "rule", "title", "heading")
        elif is_open and paper.blocks[-1].kind != "table":
            paper.blocks[-1].text = _join(paper.blocks[-1].text, line.strip())
        else:
            paper.blocks.append(Block("text", line.strip()))
            is_open = True
    return paper


def plain(text: str) -> str:
    """Return text without its marks and line breaks."""
    return re.sub(r"\s+", " ", _MARKS.sub("", text).replace("\n", " ")).strip()


def plain_text(paper: Paper) -> str:
    """Return everything a paper says, a block or table row a line."""
    lines: list[str] = []
    for block in paper.blocks:
        lines += [_row_text(row) for row in block.rows] or [_labelled(block)]
    return "\n".join(line for line in lines if line)


def _start(line: str) -> Block | None:
    """Return the block that a line begins, or None where it goes on with the one before."""
    if found := _HEADING.fullmatch(line):
        level = len(found[1]) - 1
        return Block("heading" if level else "title", found[2], level)
    if line.startswith("%% "):
        return Block(line[3:].strip())
    if line.startswith(("> ", "^ ")):
        return Block("box" if line[0] == ">" else "centred", line[2:].strip())
    if found := _BULLET.fullmatch(line):
        return Block("item", found[2], len(found[1]) // 2)
    if found := _LABEL.fullmatch(line):
        return Block("item", found[3], len(found[1]) // 2, found[2])
    return None


def _add_row(blocks: list[Block], line: str, widths: tuple[float, ...], is_open: bool) -> tuple[float, ...]:
    """Add a row to the open table, or begin one; return the widths left for the next table."""
    if not (is_open and blocks and blocks[-1].kind == "table"):
        blocks.append(Block("table", widths=widths))
        widths = ()
    cells = [part.strip() for part in line.strip().strip("|").split("|")]
    band = cells[0].startswith("== ")
    blocks[-1].rows.append(Row(tuple(_cell(text.removeprefix("== ")) for text in cells), band))
    return widths


def _cell(text: str) -> Cell:
    """Read a cell: an optional fill in brackets, then its text."""
    found = _FILL.fullmatch(text)
    fill, words = (found[1], found[2]) if found else ("", text)
    return Cell(words.replace(" // ", "\n"), fill)


def _join(before: str, line: str) -> str:
    """Join a line to its block; a backslash before it keeps the break."""
    return f"{before[:-1].rstrip()}\n{line}" if before.endswith("\\") else f"{before} {line}"


def _unit(block: Block) -> str:
    """Return the plain text of a block, or of the last row of a table."""
    return _row_text(block.rows[-1]) if block.rows else plain(block.text)


def _row_text(row: Row) -> str:
    """Return a row's cells as one line."""
    return plain(" | ".join(cell.text for cell in row.cells))


def _labelled(block: Block) -> str:
    """Return a block's text behind its label."""
    return plain(f"{block.label} {block.text}")
