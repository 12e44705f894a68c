"""Blocks of "Label: value" lines, a table row written out: "Project: ... / Progress: ... / Status: On hold"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.language.columns import column_meaning
from pipeline.language.standings import is_standing
from pipeline.model import Block, Cell, Document
from pipeline.segment.priorities import named_measure, named_priority

_LINE = re.compile(r"(?P<label>[A-Z][\w/&'’ -]{1,34}?)\s*:\s*(?P<value>\S.*)?$", re.DOTALL)
_WITHIN = re.compile(r"(?:^|(?<=\s))(?P<label>Q[1-4] [a-z]+|[A-Z][a-z/&'’-]+(?: [a-z/&'’-]+){0,3}):\s+")
_LONGEST = 1200  # characters
_NUMBERED = 8  # characters that may stand before the first of several labels: "12a "
_NAMING = frozenset(["milestone", "action", "recommendation", "decision", "measure", "priority"])
_STANDING = frozenset(["status", "rag", "progress", "due", "owner", "completed", "comment"])
_COUNTED = re.compile(r"[\w/&'’ -]*?[^\W\d]+ ?\d+(?<!Yr \d)(?<!Year \d)(?<!Q\d)")
_DECIMAL = re.compile(r"\(?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?[.)]?")
_OF_DECISION = re.compile(
    r"decision (?:maker|published|date|status|number|no|ref\w*|type|level|made by|taken by|due)\b", re.I
)
_DECIDED = re.compile(r"(?:the )?(?:decisions?|resolution)(?: (?:made|taken|reached))?", re.IGNORECASE)
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
    rows.update(_in_one_line(document, rows))
    rows.update(_with_remarks(document, lines, rows))
    rows.update(_under_names(document, lines, rows))
    rows.update(_under_numbers(document, rows))
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
    if len(text) > _LONGEST:
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


def _under_numbers(document: Document, taken: dict[int, Block | None]) -> dict[int, Block | None]:
    """Rows written as a numbered name and a paragraph under it, of which most tell first or last where it stands ("2.1
    Open a hub / Delayed until May"); three or more."""
    blocks = document.blocks
    pairs = [
        index
        for index in range(len(blocks) - 1)
        if _is_numbered_name(document, blocks[index])
        and blocks[index + 1].kind == "paragraph"
        and not {index, index + 1} & taken.keys()
        and (index + 2 == len(blocks) or blocks[index + 2].kind != "paragraph")
    ]
    telling = sum(_tells(document.text[blocks[index + 1].start : blocks[index + 1].end]) for index in pairs)
    if len(pairs) < 3 or telling * 2 < len(pairs):
        return {}
    found: dict[int, Block | None] = {}
    for index in pairs:
        name, told = blocks[index], blocks[index + 1]
        cells = (
            Cell(name.start, name.end, "", "milestone", "", name.page, name.box),
            Cell(told.start, told.end, "", "progress", "", told.page, told.box),
        )
        found[index], found[index + 1] = replace(name, kind="row", end=told.end, cells=cells), None
    return found


def _is_numbered_name(document: Document, block: Block) -> bool:
    words = document.text[block.start : block.end]
    return (
        block.kind in ("item", "heading")
        and bool(_DECIMAL.fullmatch(block.label))
        and 2 < len(words.split()) < 26
        and not words.endswith((".", ":", ";"))
    )


def _tells(words: str) -> bool:
    """Whether words begin or end with a standing: "Delayed until May", "... was returned. Achieved."."""
    first = re.split(r"[.;:,(–—]| - | (?:until|in|since|by|as|for|to|at|from|with)\b", words, maxsplit=1)[0]
    last = re.split(r"[.;:] ", words.rstrip(". "))[-1]
    return is_standing(first) or is_standing(last)


def _under_names(
    document: Document, lines: dict[int, re.Match[str]], taken: dict[int, Block | None]
) -> dict[int, Block | None]:
    """Rows written as a name, a line of its standing ("Status: Amber", "Amber"), and perhaps a paragraph; two."""
    found: dict[int, Block | None] = {}
    count = 0
    bare = {index for index, block in enumerate(document.blocks) if _is_bare(document, block)}
    for index in sorted(lines.keys() | bare):
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
    line = lines.get(index)
    if index == 0 or line and (column_meaning(line["label"]) not in ("status", "rag") or not line["value"]):
        return []
    name = blocks[index - 1]
    if line is None and not name.label:
        return []
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


def _is_bare(document: Document, block: Block) -> bool:
    """Whether a block is a standing and nothing else; a lone "Yes", "No" or number of an agenda is none."""
    words = document.text[block.start : block.end]
    return block.kind in ("paragraph", "heading") and len(words) < 30 and words[:1].isupper() and is_standing(words)


def _row_under_name(document: Document, part: list[int], lines: dict[int, re.Match[str]]) -> Block:
    blocks = [document.blocks[index] for index in part]
    cells = [Cell(blocks[0].start, blocks[0].end, "", "milestone", "", blocks[0].page, blocks[0].box)]
    for index, block in zip(part[1:], blocks[1:], strict=True):
        meaning = "status" if index not in lines and index == part[1] else "progress"
        plain = Cell(block.start, block.end, "", meaning, "", block.page, block.box)
        cells.append(_cell(block, lines[index]) if index in lines else plain)
    return replace(blocks[0], kind="row", end=blocks[-1].end, cells=tuple(cells))


def _labelled(document: Document, block: Block) -> re.Match[str] | None:
    if block.kind == "row" or block.end - block.start > _LONGEST:
        return None
    match = _LINE.fullmatch(document.text[block.start : block.end])
    return (
        None if match is None or _COUNTED.fullmatch(match["label"]) else match
    )  # "Decision 4: ..." is a line of its own


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


def _cell(block: Block, line: re.Match[str]) -> Cell:
    start = block.start + (line.start("value") if line["value"] else line.end())
    return Cell(start, block.end, line["label"], column_meaning(line["label"]), "", block.page, block.box)
