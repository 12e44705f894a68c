"""Blocks of "Label: value" lines, a table row written out: "Project: ... / Progress: ... / Status: On hold"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.language.columns import column_meaning
from pipeline.model import Block, Cell, Document
from pipeline.segment.flat_rows import ended, keys, slashed
from pipeline.segment.labelled import LONGEST, cell_of, labelled
from pipeline.segment.named_rows import under_names, under_numbers
from pipeline.segment.priorities import named_measure, named_priority

_WITHIN = re.compile(r"(?:^|(?<=\s))(?P<label>Q[1-4] [a-z]+|[A-Z][a-z/&'’-]+(?: [a-z/&'’-]+){0,3}):\s+")
_NUMBERED = 8  # characters that may stand before the first of several labels: "12a "
_NAMING = frozenset(["milestone", "action", "recommendation", "decision", "measure", "priority"])
_STANDING = frozenset(["status", "rag", "progress", "due", "owner", "completed", "comment"])
_OF_DECISION = re.compile(
    r"decision (?:maker|published|date|status|number|no|ref\w*|type|level|made by|taken by|due)\b", re.I
)
_DECIDED = re.compile(r"(?:the )?(?:decisions?|resolution)(?: (?:made|taken|reached))?", re.IGNORECASE)
_SURE = frozenset(["status", "rag", "due"])


def records(document: Document) -> dict[int, Block | None]:
    """For each block that is a line of a written-out row: the row as one block at its first line, None at the others.

    A row is a run of labelled lines one of which names the thing and one of which says where it stands. A label that
    begins two rows or more and has no known meaning names the thing."""
    lines = {index: match for index, block in enumerate(document.blocks) if (match := labelled(document, block))}
    often = Counter(lines[index]["label"] for index in sorted(lines))
    rows: dict[int, Block | None] = {}
    for run in _runs(sorted(lines)):
        for part in _parts(run, [lines[index]["label"] for index in run]):
            row = _row(document, part, lines, often)
            if row is not None:
                rows.update(dict.fromkeys(part))
                rows[part[0]] = row
    rows.update(_in_one_line(document, rows))
    rows.update(_with_remarks(document, lines, rows))
    rows.update(under_names(document, lines, rows))
    rows.update(under_numbers(document, rows))
    rows.update(keys(document, rows))
    rows.update(slashed(document, rows))
    rows.update(ended(document, rows))
    return rows


def _in_one_line(document: Document, taken: dict[int, Block | None]) -> dict[int, Block | None]:
    """Rows of which all labels stand in one paragraph ("1a Commitment: A hub Lead: OPCC Update: It opened."), where two
    have the same labels."""
    found = {
        index: cells
        for index, block in enumerate(document.blocks)
        if index not in taken
        and block.kind in ("paragraph", "item")
        and len(cells := _cells_within(document, block)) > 2
    }
    often = Counter(tuple(cell.heading for cell in cells) for cells in found.values())
    return {
        index: replace(document.blocks[index], kind="row", cells=cells)
        for index, cells in found.items()
        if often[tuple(cell.heading for cell in cells)] > 1
    }


def _cells_within(document: Document, block: Block) -> tuple[Cell, ...]:
    """What stands behind each label inside a block; empty where they do not make a row."""
    text = document.text[block.start : block.end]
    if len(text) > LONGEST:
        return ()
    labels = [match for match in _WITHIN.finditer(text) if column_meaning(match["label"])]
    meanings = {column_meaning(match["label"]) for match in labels}
    if not labels or labels[0].start() > _NUMBERED or not _NAMING & meanings or not _STANDING & meanings:
        return ()
    ends = [match.start() for match in labels[1:]] + [len(text)]
    return tuple(
        Cell(block.start + match.end(), block.start + end, match["label"], column_meaning(match["label"]), "",
             block.page, block.box)
        for match, end in zip(labels, ends, strict=True)
    )  # fmt: skip


def _with_remarks(
    document: Document, lines: dict[int, re.Match[str]], rows: dict[int, Block | None]
) -> dict[int, Block | None]:
    """The rows that say where a thing stands with the paragraph that stands under each, where it does under two."""
    found: dict[int, Block | None] = {}
    blocks = document.blocks
    first = -1
    for index in sorted(rows):
        first = index if rows[index] is not None else first
        row, after = rows[first], index + 1
        if row is None or after in rows or after in lines or after >= len(blocks) or blocks[after].kind != "paragraph":
            continue
        if after + 1 < len(blocks) and after + 1 not in rows and blocks[after + 1].kind == "paragraph":
            continue
        if {"status", "rag"} & {cell.meaning for cell in row.cells}:
            block = blocks[after]
            words = document.text[block.start : block.end]
            if named_measure(words) or named_priority(words):
                continue
            told = Cell(block.start, block.end, "", "progress", "", block.page, block.box)
            found[first] = replace(row, end=block.end, cells=(*row.cells, told))
            found[after] = None
    return found if len(found) > 2 else {}


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
    cells = [cell_of(document.blocks[index], lines[index]) for index in part]
    meanings = {cell.meaning for cell in cells}
    repeated = all(often[cell.heading] > 1 for cell in cells[:2])
    decided = any(cell.heading.lower().startswith("decision") for cell in cells) and len(part) > 2
    standing = _STANDING & meanings and (repeated or (_NAMING & meanings and meanings & _SURE))
    if len(part) < 2 or not (standing or decided):
        return None
    if decided:
        cells = _decision(document, cells, repeated)
    elif not _NAMING & meanings and repeated:
        cells[0] = replace(cells[0], meaning="milestone")
    first, last = document.blocks[part[0]], document.blocks[part[-1]]
    return replace(first, kind="row", end=last.end, cells=tuple(cells))


def _decision(document: Document, cells: list[Cell], repeated: bool) -> list[Cell]:
    """The cells of a record of a decision: what was decided stands in the one so called where that holds more than a
    number, else, in a log of `repeated` ones, in the first that does."""
    plain = [replace(cell, meaning="" if cell.meaning in _NAMING else cell.meaning) for cell in cells]
    told = [
        at
        for at, cell in enumerate(plain)
        if not cell.meaning and not _OF_DECISION.match(cell.heading) and _says(document, cell)
    ]
    called = [at for at in told if _DECIDED.fullmatch(plain[at].heading)]
    for at in (called or (told if repeated else []))[:1]:
        return [*plain[:at], replace(plain[at], meaning="decision"), *plain[at + 1 :]]
    return plain


def _says(document: Document, cell: Cell) -> bool:
    return len(re.findall(r"[^\W\d_]{3,}", document.text[cell.start : cell.end])) > 2
