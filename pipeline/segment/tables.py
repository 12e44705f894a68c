"""Rows of tables: a statement for each row that names a thing to follow up.

The headers say what a column means (models/headings.toml); a table whose headers say nothing is read as prose.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.language.verbs import verb_forms
from pipeline.model import Block, Cell, Document, Kind
from pipeline.segment.draft import Draft
from pipeline.segment.features import deliverables
from pipeline.segment.inline import label_parts
from pipeline.segment.outline import Place

# Which column names the thing, and what it then is: the first that the row has decides.
_NAMING: tuple[tuple[str, Kind], ...] = (
    ("milestone", "milestone"),
    ("action", "action"),
    ("recommendation", "recommendation"),
    ("decision", "decision"),
    ("measure", "measure"),
    ("change", "change"),
    ("priority", "priority"),
)
_UNDERTAKES = re.compile(r"\bto\s+\w+|^[A-Z]\w+\s+(?!and\b|of\b|for\b)|\b(?:be|will|should)\b")
_TO_DO = re.compile(r"\b[Tt]o\s+[a-z]+|\b(?:be|will|should)\b")
_NEAR = 60  # rows
_TOLD = ("status", "rag", "progress")
_STANDING = ("status", "rag", "progress", "due", "comment")


def row_drafts(document: Document, place: Place) -> list[Draft] | None:
    """The statement of a table row; None when the headers say nothing, or that it holds minutes, so that
    its cells are read as prose."""
    block = place.block
    if block.header:
        return []
    if holds_minutes(block):
        return None
    for meaning, kind in _NAMING:
        cell = next((c for c in block.cells if c.meaning == meaning and _words(document, c)), None)
        if cell is None or (kind == "recommendation" and len(_words(document, cell).split()) < 8):
            continue
        if kind == "priority" and _logged(block):  # how each came out, not an aim
            continue
        aims = _over(document, place, cell) if kind != "measure" else []
        return [*aims, *_limbs(document, place, cell, kind), *_measured(document, place, kind)]
    if place.mood == "measure" or {"baseline", "target"} & {cell.meaning for cell in block.cells}:
        unnamed = next((c for c in block.cells if not c.meaning and re.search(r"[a-z]{3}", _words(document, c))), None)
        return [_row(document, place, unnamed, "measure")] if unnamed is not None else []
    if _logged(block) and document.facts.document_type == "decision_notice":
        longest = max(block.cells, key=lambda c: 0 if c.meaning else len(_words(document, c)))
        return [_row(document, place, longest, "decision")] if _words(document, longest) else []
    known = any(cell.meaning for cell in block.cells)
    return [] if known and not any(cell.meaning in _STANDING for cell in block.cells) else None


def holds_minutes(block: Block) -> bool:
    """Whether a row has a cell of discussion, or of answers to questions."""
    return any(cell.meaning == "discussion" for cell in block.cells)


def _over(document: Document, place: Place, cell: Cell) -> list[Draft]:
    """The aim that a row's first column names, to the left of the thing itself; where each row writes it again it only
    sorts the rows."""
    first = next((c for c in place.block.cells if _words(document, c)), None)
    if first is None or first.meaning != "priority" or first.start >= cell.start:
        return []
    near = [row.cells[0] for row in _rows_near(document, place)]
    if sum(_words(document, c) == _words(document, first) for c in near) > 1:
        return []
    return [_row(document, place, first, "priority")]


def _measured(document: Document, place: Place, kind: Kind) -> list[Draft]:
    """The measure of a row of a plan that names what is to be done too; of one that says where that stands, none."""
    cells = place.block.cells
    if kind not in ("milestone", "action") or any(c.meaning in _STANDING and _words(document, c) for c in cells):
        return []
    measures = [c for c in cells if c.meaning == "measure" and len(_words(document, c).split()) > 1]
    return [_row(document, place, one, "measure") for one in measures]


def _limbs(document: Document, place: Place, cell: Cell, kind: Kind) -> list[Draft]:
    """The statement of a cell, or those of its limbs: "(1) That ... (2) That ..."."""
    parts = label_parts(document.text[cell.start : cell.end]) if kind in ("decision", "recommendation") else ()
    limbs = [replace(cell, start=cell.start + a, end=cell.start + b) for a, b in parts] or [cell]
    return [_row(document, place, limb, kind, alone=bool(parts)) for limb in limbs]


def _logged(block: Block) -> bool:
    """Whether a row stands in a log: with a number of its own and the day on which it was entered."""
    return {"reference", "raised"} <= {cell.meaning for cell in block.cells}


def _words(document: Document, cell: Cell) -> str:
    return document.text[cell.start : cell.end].strip()


def _is_name(words: str) -> bool:
    """A few words that name a deliverable and open with no verb: "Stalking clinic", "Rural crime strategy"."""
    parts = words.casefold().split()
    verb = verb_forms().get(parts[0])
    return 1 < len(parts) < 6 and parts[-1] in deliverables() and (verb is None or "base" not in verb.forms)


def _is_deliverable(words: str, told: bool) -> bool:
    """Whether what an action column names is a thing to deliver; `told`: the row says where it stands.

    Then it is, unless somebody is to tell, send or ask something ("Circulate the figures", "Officers to report")."""
    if not _UNDERTAKES.search(words) or _is_name(words):
        return True
    verb = verb_forms().get(words.split()[0].casefold())
    if not told:
        return False
    if verb is None or "base" not in verb.forms:
        return not _TO_DO.search(words)
    return "make" in verb.classes or not verb.classes & {"act", "tell"}


def _row(document: Document, place: Place, cell: Cell, kind: Kind, alone: bool = False) -> Draft:
    """The draft of a row by the cell that names it; `alone`: without the cells that say where it stands."""
    block = place.block
    standing = [c for c in block.cells if c.meaning in _STANDING and _words(document, c)]
    if kind in ("decision", "recommendation") and not block.table:  # what a record says before it is why
        standing = [c for c in standing if c.start > cell.start]
    told = any(c.meaning in _TOLD for c in standing)
    if kind == "action" and _is_deliverable(_words(document, cell), told):
        kind = "milestone"
    single = alone or kind in ("measure", "priority", "change")
    start = cell.start if single else min(c.start for c in (cell, *standing))
    start = block.start if start == block.cells[0].start else start  # with its name: "Project: Youth board"
    end = cell.end if single else max(c.end for c in (cell, *standing))
    contexts = tuple(context for context in (place.governor, *place.section) if context is not None)
    return Draft(
        kind, start, end, block, f"row of a table with a {cell.meaning} column", 0.9,
        title=" ".join(_words(document, cell).split()[:14]),
        section=tuple(context.text for context in reversed(place.section)),
        contexts=contexts, cells=_with_aim(document, place), list_label=block.label,
    )  # fmt: skip


def _with_aim(document: Document, place: Place) -> tuple[Cell, ...]:
    """The cells of a row; where its first column, of aims, is empty, the aim of the rows above covers it too."""
    cells = place.block.cells
    if not cells or cells[0].meaning != "priority" or _words(document, cells[0]):
        return cells
    above = [row.cells[0] for row in _rows_near(document, place) if row.start < place.block.start]
    told = (cell for cell in reversed(above) if cell.meaning == "priority" and _words(document, cell))
    return (next(told, cells[0]), *cells[1:])


def _rows_near(document: Document, place: Place) -> list[Block]:
    """The rows of a row's table that stand near it, and itself."""
    near = document.blocks[max(0, place.index - _NEAR) : place.index + _NEAR + 1]
    return [block for block in near if block.table == place.block.table != 0 and block.cells]
