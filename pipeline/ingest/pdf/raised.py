"""Labels that a web page's table set halfway down beside their text, put before its first line.

Minutes printed from a web page have "(a)" in a cell of its own, centred on the height of the text beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.labels import split_label
from pipeline.ingest.pdf.lines import Line, line_of
from pipeline.ingest.pdf.records import Word

_TIGHT = 1.22
_LEAST = 2


def raised(lines: Sequence[Line], pitch: float) -> list[Line]:
    """The lines of a column, labels that stand in the middle of a block moved to its first line."""
    if sum(_label_width(line) > 0 for line in lines) < _LEAST:
        return list(lines)
    moves = [move for block in _blocks(lines, pitch) if (move := _move(block, pitch)) is not None]
    return _moved(lines, moves) if len(moves) >= _LEAST else list(lines)


def _label_width(line: Line) -> int:
    """How many words at the start of a line are a label that stands apart: 0 or 1."""
    if line.table is not None or len(line.words[0].text) > 6:
        return 0
    label = split_label(line.words[0].text + "  X")
    if label is None or not label.text:
        return 0
    return 1 if len(line.words) == 1 or line.words[1].x0 - line.words[0].x1 > line.size else 0


def _blocks(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Runs of lines that stand close together."""
    blocks: list[list[Line]] = []
    for line in lines:
        before = blocks[-1][-1] if blocks else None
        if (
            before is not None
            and line.table is None
            and 0 < line.base - before.base <= (_TIGHT * pitch + 0.08) * line.size
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _move(block: list[Line], pitch: float) -> tuple[Line, Line] | None:
    """The first line of a block and the line that holds its only label, when that stands in the middle."""
    labelled = [line for line in block if _label_width(line)]
    if len(labelled) != 1 or labelled[0] is block[0]:
        return None
    line = labelled[0]
    others = [other for other in block if other is not line]
    edge = line.words[0].x1
    middle = (block[0].base + block[-1].base) / 2
    if any(other.x0 <= edge for other in others) or abs(line.base - middle) > 0.3 * pitch * line.size:
        return None
    return block[0], line


def _moved(lines: Sequence[Line], moves: list[tuple[Line, Line]]) -> list[Line]:
    firsts = {id(first): line for first, line in moves}
    holders = {id(line) for _, line in moves}
    found: list[Line] = []
    for line in lines:
        if id(line) in firsts:
            label = firsts[id(line)].words[0]
            found.append(_like(line, (label._replace(base=line.base), *line.words)))
        elif id(line) not in holders:
            found.append(line)
        elif len(line.words) > 1:
            found.append(_like(line, line.words[1:]))
    return found


def _like(line: Line, words: tuple[Word, ...]) -> Line:
    made = line_of(words, line.page)
    made.column, made.top, made.base, made.bottom = line.column, line.top, line.base, line.bottom
    return made
