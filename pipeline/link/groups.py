"""Which statements stand in one list or table: two of them are two things."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.model import Block, Paper


def groups_of(paper: Paper) -> dict[str, str]:
    """For each statement in a list or table, the name of that list or table within its paper."""
    blocks = paper.document.blocks
    starts = [block.start for block in blocks]
    names = _names(blocks)
    found = {}
    for labelled in paper.statements:
        at = bisect_right(starts, labelled.statement.start) - 1
        if at >= 0 and names[at]:
            found[labelled.statement.statement_id] = f"{paper.document.document_id}:{names[at]}"
    return found


def _names(blocks: tuple[Block, ...]) -> list[str]:
    """The list or table of each block, empty for others. Items with nothing between them are one list."""
    names: list[str] = []
    number = 0
    for at, block in enumerate(blocks):
        if block.kind == "row":
            names.append(f"table {block.table}")
        elif block.kind == "item":
            number += at == 0 or blocks[at - 1].kind != "item"
            names.append(f"list {number}")
        else:
            names.append("")
    return names
