"""Blocks of "Label: value" lines, a table row written out: "Project: ... / Progress: ... / Status: On hold"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.language.columns import column_meaning
from pipeline.model import Block, Cell, Document

_LINE = re.compile(r"(?P<label>[A-Z][\w/&'’ -]{1,34}?)\s*:\s*(?P<value>\S.*)?$", re.DOTALL)
_NAMING = frozenset(["milestone", "action", "recommendation", "decision", "measure", "priority"])
_STANDING = frozenset(["status", "rag", "progress", "due", "owner", "completed", "comment"])
_SURE = frozenset(["status", "rag", "due"])


def records(document: Document) -> dict[int, Block | None]:
    """For each block that is a line of a written-out row: the row as one block at its first line, None at the others.

    A row is a run of labelled lines one of which names the thing and one of which says where it stands. A label that
    begins two rows or more and has no known meaning names the thing."""
    lines = {index: match for index, block in enumerate(document.blocks) if (match := _labelled(document, block))}
    often = Counter(lines[index]["label"] for index in sorted(lines))
    rows: dict[int, Block | None] = {}
    for run in _runs(sorted(lines)):
        for part in _parts(run, [lines[index]["label"] for index in run]):
            row = _row(document, part, lines, often)
            if row is not None:
                rows.update(dict.fromkeys(part))
                rows[part[0]] = row
    rows.update(_under_names(document, lines, rows))
    return rows


def _under_names(
    document: Document, lines: dict[int, re.Match[str]], taken: dict[int, Block | None]
) -> dict[int, Block | None]:
    """Rows written as a name, a line of its standing ("Status: Amber"), and perhaps a paragraph; two or more."""
    found: dict[int, Block | None] = {}
    count = 0
    for index in sorted(lines):
        if index - 1 in lines or {index - 1, index} & (taken.keys() | found.keys()):
            continue
        part = _named(document, lines, index)
        if part:
            row = _row_under_name(document, part, lines)
            found.update(dict.fromkeys(part))
            found[part[0]] = row
            count += 1
    return found if count > 1 else {}


def _named(document: Document, lines: dict[int, re.Match[str]], index: int) -> list[int]:
    """The blocks of such a row whose line of standing is at `index`; empty where it is none."""
    blocks = document.blocks
    if index == 0 or column_meaning(lines[index]["label"]) not in ("status", "rag") or not lines[index]["value"]:
        return []
    name = blocks[index - 1]
    words = document.text[name.start : name.end]
    if name.kind not in ("heading", "item", "paragraph") or not 2 < len(words.split()) < 30 or words.endswith(":"):
        return []
    part = [index - 1, index]
    while part[-1] + 1 in lines:
        part.append(part[-1] + 1)
    after = part[-1] + 1
    if after < len(blocks) and blocks[after].kind == "paragraph" and after + 1 not in lines:
        part.append(after)
    return part


def _row_under_name(document: Document, part: list[int], lines: dict[int, re.Match[str]]) -> Block:
    blocks = [document.blocks[index] for index in part]
    cells = [Cell(blocks[0].start, blocks[0].end, "", "milestone", "", blocks[0].page, blocks[0].box)]
    for index, block in zip(part[1:], blocks[1:], strict=True):
        plain = Cell(block.start, block.end, "", "progress", "", block.page, block.box)
        cells.append(_cell(block, lines[index]) if index in lines else plain)
    return replace(blocks[0], kind="row", end=blocks[-1].end, cells=tuple(cells))


def _labelled(document: Document, block: Block) -> re.Match[str] | None:
    if block.kind == "row" or block.end - block.start > 1200:
        return None
    match = _LINE.fullmatch(document.text[block.start : block.end])
    return None if match is None or match["label"][-1].isdigit() else match  # "Decision 4: ..." is a line of its own


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1]


def _parts(run: list[int], labels: list[str]) -> list[list[int]]:
    """A run cut where its first label comes again."""
    starts = [at for at, label in enumerate(labels) if label == labels[0]] + [len(run)]
    return [run[a:b] for a, b in zip(starts, starts[1:], strict=False)]


def _row(document: Document, part: list[int], lines: dict[int, re.Match[str]], often: Counter[str]) -> Block | None:
    cells = [_cell(document.blocks[index], lines[index]) for index in part]
    meanings = {cell.meaning for cell in cells}
    repeated = all(often[cell.heading] > 1 for cell in cells[:2])
    decided = any(cell.heading.lower().startswith("decision") for cell in cells) and len(part) > 2
    standing = _STANDING & meanings and (repeated or (_NAMING & meanings and meanings & _SURE))
    if len(part) < 2 or not (standing or decided):
        return None
    if decided:
        cells = _decision(document, cells)
    elif not _NAMING & meanings and repeated:
        cells[0] = replace(cells[0], meaning="milestone")
    first, last = document.blocks[part[0]], document.blocks[part[-1]]
    return replace(first, kind="row", end=last.end, cells=tuple(cells))


def _decision(document: Document, cells: list[Cell]) -> list[Cell]:
    """The cells of a record of a decision: what was decided stands in the first that holds more than a number."""
    plain = [replace(cell, meaning="" if cell.meaning in _NAMING else cell.meaning) for cell in cells]
    for at, cell in enumerate(plain):
        if not cell.meaning and len(re.findall(r"[^\W\d_]{3,}", document.text[cell.start : cell.end])) > 2:
            return [*plain[:at], replace(cell, meaning="decision"), *plain[at + 1 :]]
    return plain


def _cell(block: Block, line: re.Match[str]) -> Cell:
    start = block.start + (line.start("value") if line["value"] else line.end())
    return Cell(start, block.end, line["label"], column_meaning(line["label"]), "", block.page, block.box)
