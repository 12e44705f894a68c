"""Lines of a paper that begin with a label: "Project: ..."."""

from __future__ import annotations

import re

from pipeline.language.columns import column_meaning
from pipeline.model import Block, Cell, Document

LONGEST = 1200  # characters of a line that a label may open
_LINE = re.compile(r"(?P<label>[A-Z][\w/&'’ -]{1,34}?)\s*:\s*(?P<value>\S.*)?$", re.DOTALL)
# "Decision 4: ..." is a line of its own; "Milestone for Yr 1: ..." is not.
_COUNTED = re.compile(r"[\w/&'’ -]*?[^\W\d]+ ?\d+(?<!Yr \d)(?<!Year \d)(?<!Q\d)")


def labelled(document: Document, block: Block) -> re.Match[str] | None:
    """The label and the value of a block, None where it has no label."""
    if block.kind == "row" or block.end - block.start > LONGEST:
        return None
    match = _LINE.fullmatch(document.text[block.start : block.end])
    return None if match is None or _COUNTED.fullmatch(match["label"]) else match


def cell_of(block: Block, line: re.Match[str]) -> Cell:
    """The value of a labelled block as a cell under its label."""
    start = block.start + (line.start("value") if line["value"] else line.end())
    return Cell(start, block.end, line["label"], column_meaning(line["label"]), "", block.page, block.box)
