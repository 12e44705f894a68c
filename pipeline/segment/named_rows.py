"""Rows written as a name over what is said of it: "2.3 Open a hub / Amber", "2.3 Open a hub / Delayed until May"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.language.columns import column_meaning
from pipeline.language.standings import is_answer, is_standing
from pipeline.model import Block, Cell, Document
from pipeline.segment.labelled import cell_of

_DECIMAL = re.compile(r"\(?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?[.)]?")


def under_names(
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
    if (
        name.kind not in ("heading", "item", "paragraph")
        or not 2 < len(words.split()) < 30
        or words.endswith((":", "?"))
    ):
        return []
    part = [index - 1, index]
    while part[-1] + 1 in lines:
        part.append(part[-1] + 1)
    after = part[-1] + 1
    if after < len(blocks) and blocks[after].kind == "paragraph" and after + 1 not in lines:
        part.append(after)
    return part


def _is_bare(document: Document, block: Block) -> bool:
    """Whether a block is a standing and nothing else."""
    words = document.text[block.start : block.end]
    return block.kind in ("paragraph", "heading") and len(words) < 30 and words[:1].isupper() and is_standing(words)


def _row_under_name(document: Document, part: list[int], lines: dict[int, re.Match[str]]) -> Block:
    blocks = [document.blocks[index] for index in part]
    cells = [Cell(blocks[0].start, blocks[0].end, "", "milestone", "", blocks[0].page, blocks[0].box)]
    for index, block in zip(part[1:], blocks[1:], strict=True):
        meaning = "status" if index not in lines and index == part[1] else "progress"
        meaning = _meaning(document.text[block.start : block.end], meaning)
        plain = Cell(block.start, block.end, "", meaning, "", block.page, block.box)
        cells.append(cell_of(block, lines[index]) if index in lines else plain)
    return replace(blocks[0], kind="row", end=blocks[-1].end, cells=tuple(cells))


def under_numbers(document: Document, taken: dict[int, Block | None]) -> dict[int, Block | None]:
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
        meaning = _meaning(document.text[told.start : told.end], "progress")
        cells = (
            Cell(name.start, name.end, "", "milestone", "", name.page, name.box),
            Cell(told.start, told.end, "", meaning, "", told.page, told.box),
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


def _meaning(words: str, meaning: str) -> str:
    """The meaning of what is said under a name; an answer to a question is a comment."""
    return "comment" if is_answer(words) else meaning
