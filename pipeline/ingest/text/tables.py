"""Tables in a text: cells parted by tabs or by pipes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.assemble import Piece, PieceCell, Run
from pipeline.ingest.labels import split_label
from pipeline.ingest.tables import rows_of
from pipeline.ingest.text.inline import Inline, read_inline

_INNER_BULLET = re.compile(r"\s+[•▪●]\s*")


def table_pieces(rows: tuple[str, ...], table: int, titles: list[str]) -> tuple[list[Piece], list[str]]:
    """The rows of a table as pieces, and what stood in them that is no words. `titles` are those of the table that it
    may go on."""
    piped = all(row.count("|") for row in rows) and not any("\t" in row for row in rows)
    ruled_head = piped and len(rows) > 1 and _is_rule(rows[1])
    framed = piped and all(row.strip().startswith("|") for row in rows)
    cells = [
        [_cell(text) for text in _split(row, piped, framed)]
        for row in _unwrapped(rows, piped)
        if not (piped and _is_rule(row))
    ]
    left_out = [text for row in cells for cell in row for text in cell.left_out]
    plain = [[PieceCell(cell.runs) for cell in row] for row in cells]
    return rows_of(plain, table, head=ruled_head or None, titles=titles), left_out


def _is_rule(row: str) -> bool:
    return set(row) <= set("|-: +=") and "-" in row


def _unwrapped(rows: Iterable[str], piped: bool) -> list[str]:
    """Rows whose last cell was wrapped, joined."""
    joined: list[str] = []
    for row in rows:
        if joined and not piped and "\t" not in row:
            joined[-1] += " " + row
        else:
            joined.append(row)
    return joined


def _split(row: str, piped: bool, framed: bool) -> list[str]:
    """The cells of a row; `framed`: a pipe stands before the first one of every row."""
    if not piped:
        return row.split("\t")
    inner = row.strip()
    inner = inner[1:] if framed else inner
    inner = inner[:-1] if framed and inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _cell(text: str) -> Inline:
    """A cell's words; its bullets become lines."""
    body = text.strip()
    label = split_label(body)
    if label and not label.text and label.rest:
        parts = _INNER_BULLET.split(label.rest)
        body = "\n".join(parts)
    return read_inline(body)


def plain(runs: tuple[Run, ...]) -> str:
    """The words of runs."""
    return "".join(run.text for run in runs)
