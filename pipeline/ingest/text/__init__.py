"""The reader of plain text and Markdown: mostly papers whose words were taken from a web page or a PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.assemble import Piece, Run
from pipeline.ingest.decode import decode
from pipeline.ingest.leftovers import tail
from pipeline.ingest.nesting import Nesting, lift_lone_parents, opens_list
from pipeline.ingest.reading import Reading
from pipeline.ingest.tables import titles_of
from pipeline.ingest.text.columns import laid_out
from pipeline.ingest.text.furniture import furniture
from pipeline.ingest.text.headings import Entry, entry_of, heading_levels
from pipeline.ingest.text.lines import Line, lines_of
from pipeline.ingest.text.side_by_side import unfolded
from pipeline.ingest.text.tables import table_pieces
from pipeline.ingest.text.units import Unit, units_of
from pipeline.ingest.text.wrap import measure, without_double_spacing
from pipeline.ingest.titles import is_numbered_part, title_of
from pipeline.model import Omission

_REMARKS, _FEW = 3, 80  # paragraphs and words between two parts of a table
_DOCUMENT = re.compile(r"^[•·▪*-]\s|,? item \d{1,3}\w?\.?\s*$", re.IGNORECASE)


def read_text(path: Path) -> Reading:
    """A text or Markdown file as pieces. Reads any bytes: what is no character is U+FFFD."""
    return read_string(decode(path.read_bytes()))


def read_string(text: str) -> Reading:
    """A text as pieces; every word of it is in them or in the omissions."""
    written = lines_of(text)
    close = without_double_spacing(written)
    lines, tails = _without_tails(unfolded(laid_out(close)))
    units = units_of(lines, measure(lines, full=len(close) < len(written)))
    entries = [entry_of(unit) for unit in units]
    reasons = furniture(entries)
    kept = [entry for entry, reason in zip(entries, reasons, strict=True) if not reason]
    omissions = [Omission(None, entry.text, reason) for entry, reason in zip(entries, reasons, strict=True) if reason]
    pieces, marks = _pieces(kept)
    omissions += [Omission(None, text, "committee software") for text in tails]
    omissions += [Omission(None, text, "mark-up") for text in marks]
    pieces = lift_lone_parents(pieces)
    return Reading(title_of(pieces), tuple(pieces), None, tuple(omissions), account(pieces, omissions))


def _without_tails(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines without the sizes of files behind their titles ("Budget pdf icon PDF 351 KB")."""
    kept, tails = [], []
    for line in lines:
        size = tail(line.text) if "\t" not in line.text else len(line.text)
        if size < len(line.text) and _DOCUMENT.search(line.text[:size]):
            size = 0
        kept.append(line if size == len(line.text) else replace(line, text=line.text[:size]))
        tails.extend([line.text[size:].strip()] if size < len(line.text) else [])
    return kept, tails


def _pieces(entries: list[Entry]) -> tuple[list[Piece], list[str]]:
    pieces: list[Piece] = []
    left_out: list[str] = []
    nesting, tables, over = Nesting(), 0, 1
    heads: list[str] = []
    between: list[str] = []
    for entry, level in zip(entries, heading_levels(entries), strict=True):
        left_out.extend(entry.inline.left_out)
        over = level or over
        if entry.unit.kind == "table":
            tables += 1
            heads = heads if all(map(is_numbered_part, between)) or _is_band(between) else []
            rows, marks = table_pieces(entry.unit.rows, tables, heads)
            heads, between = titles_of(rows) or heads, []
            pieces.extend(replace(row, level=min(over + 1, 6)) if row.kind == "heading" else row for row in rows)
            left_out.extend(marks)
        elif entry.unit.kind != "rule":
            pieces.append(_piece(entry, level, nesting))
        between.extend([entry.text] if entry.unit.kind != "table" else [])
        if entry.unit.kind != "item":
            nesting.interrupt()
    return pieces, left_out


def _is_band(between: list[str]) -> bool:
    """Whether what stands between two parts of a table is one short line over the rows below, with perhaps a remark."""
    short = [text for text in between if len(text.split()) <= 14 and not text.endswith((".", ";"))]
    return len(between) == 1 == len(short) or (
        1 < len(between) <= _REMARKS and between[0] in short and sum(len(text.split()) for text in between) <= _FEW
    )


def _piece(entry: Entry, level: int, nesting: Nesting) -> Piece:
    unit: Unit = entry.unit
    if level:
        return Piece("heading", entry.inline.runs, level, unit.label)
    if unit.kind == "item" and not entry.text:
        return Piece("paragraph", (Run(unit.label),))
    if unit.kind == "item":
        depth = nesting.level(unit.label, unit.glyph, unit.indent, opens_list(entry.text))
        return Piece("item", entry.inline.runs, depth, unit.label, not unit.label)
    return Piece("paragraph", entry.inline.runs)
