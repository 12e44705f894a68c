"""Rows of a table that lost its columns: each a paragraph that ends in a standing, or whose cells slashes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.actors import mentions
from pipeline.language.columns import column_meaning
from pipeline.language.dates import find_dates
from pipeline.language.dates.records import Between, Period
from pipeline.language.patterns import pattern_set
from pipeline.language.standings import colour, is_answer, is_standing, meaning
from pipeline.model import Block, Cell, Document

_LONGEST = 900  # characters of a row
_SLASH = re.compile(r"\s+/\s+")
_HEADED = re.compile(r"(?:[A-Z][a-z]+ ?){1,3}:\s+")  # "Headings: Task / By whom / Due"
_LONGEST_KEY = 400
_KEY = re.compile(r"(?<![\w-])(?P<name>[A-Z]|[A-Za-z]{3,6})\s*[=:–—-]\s*(?P<sense>[^,;.=:\n]{3,40})")
_NAMING = frozenset(["milestone", "action", "recommendation", "decision", "measure", "priority"])
_TELLING = frozenset(["status", "rag", "progress", "due", "completed", "owner"])
_LEAST = 3  # rows
_MOSTLY = 0.6
_SHORTEST_NAME = 2  # words
_LONGEST_HEADING = 9
# The last words of a row behind the end of a sentence, a figure or a word: "... since June 2014. Green".
_ENDS = re.compile(r"(?<=[\w.;!?)%’'\"])\s+(?P<tail>[A-Z][A-Za-z]*(?:[ -][a-z]+){0,3}|[-–—])\.?\s*$")
_NOTHING = ("-", "–", "—")
_BEFORE_DATE = re.compile(r"[A-Za-z0-9)’'\"%]\s+$")
_IN_SENTENCE = re.compile(
    r"\b(?:in|by|on|at|from|since|until|till|to|for|of|before|after|during|and|or|the|between|around|this|last|next|"
    r"early|late|mid|end|is|was|are|were|be|been|through|over|a|an|with|due|dated|held|year)\s+$",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"(?: [A-Z][a-z'’-]+)?")  # "Supt Hill"
_NEXT_CELL = re.compile(r"\s+(?=[A-Z0-9£])(?!(?:Police|Panel|Board|Meeting|Committee|Report|Plan)\b)")


def keys(document: Document, taken: dict[int, Block | None]) -> dict[int, Block | None]:
    """The paragraphs that only explain colours or their letters: "B - Completed, G - On track". They are no rows."""
    return dict.fromkeys(
        index for index, block in enumerate(document.blocks) if index not in taken and _explains(document, block)
    )


def _explains(document: Document, block: Block) -> bool:
    if block.kind not in ("paragraph", "item") or block.end - block.start > _LONGEST_KEY:
        return False
    told = {
        match["name"].casefold()
        for match in _KEY.finditer(document.text[block.start : block.end])
        if colour(match["name"]) and any(meaning(match["sense"]))
    }
    return len(told) > 1


def slashed(document: Document, taken: dict[int, Block | None]) -> dict[int, Block | None]:
    """Rows whose cells are parted by slashes, under a line that names as many columns."""
    found: dict[int, Block | None] = {}
    heads = [
        (index, cells)
        for index, block in enumerate(document.blocks)
        if index not in taken and _names_columns(cells := _head(document, block))
    ]
    ends = [index for index, _ in heads[1:]] + [len(document.blocks)]
    for (index, head), after in zip(heads, ends, strict=False):
        rows = {
            at: parts
            for at in range(index + 1, after)
            if at not in taken and len(parts := _parts(document, document.blocks[at])) == len(head)
        }
        if len(rows) > 1:
            found[index] = None
            found.update((at, _row(document.blocks[at], parts, head)) for at, parts in rows.items())
    return found


def _head(document: Document, block: Block) -> list[str]:
    text = document.text[block.start : block.end]
    label = _HEADED.match(text)
    return _SLASH.split(text[label.end() if label else 0 :])


def _names_columns(cells: list[str]) -> bool:
    meanings = [column_meaning(cell) for cell in cells if len(cell) < 40]
    known = set(meanings) - {""}
    return len(cells) > 2 and sum(map(bool, meanings)) * 2 >= len(cells) and bool(known & _NAMING and known & _TELLING)


def _parts(document: Document, block: Block) -> list[tuple[int, int]]:
    """The offsets of what slashes part in a block."""
    if block.kind not in ("paragraph", "item") or block.end - block.start > _LONGEST:
        return []
    joins = [match.span() for match in _SLASH.finditer(document.text, block.start, block.end)]
    starts = [block.start, *(end for _, end in joins)]
    return list(zip(starts, [*(start for start, _ in joins), block.end], strict=True))


def _row(block: Block, parts: list[tuple[int, int]], head: list[str]) -> Block:
    cells = tuple(
        Cell(start, end, title, column_meaning(title), "", block.page, block.box)
        for (start, end), title in zip(parts, head, strict=True)
    )
    return replace(block, kind="row", cells=cells)


def ended(document: Document, rows: dict[int, Block | None]) -> dict[int, Block | None]:
    """Rows that are a paragraph or an item each and end in a standing, where most do: "Open a hub OPCC June 2014 It
    opened. Green". Of rows that are known the standing at their end becomes a cell."""
    asked = list(_candidates(document, rows))
    places = {index: place for index, block in asked if (place := _tail(document, block))}
    told = [index for index, (start, end) in places.items() if document.text[start:end] not in _NOTHING]
    if len(told) < _LEAST:
        return {}
    first, last = min(places), max(places)
    if len(places) < _MOSTLY * sum(first <= index <= last for index, _ in asked):
        return {}
    return {index: _ended_row(document, rows.get(index) or document.blocks[index], places[index]) for index in places}


def _candidates(document: Document, rows: dict[int, Block | None]) -> Iterator[tuple[int, Block]]:
    for index, block in enumerate(document.blocks):
        row = rows.get(index)
        if row is not None and not {"rag", "status"} & {cell.meaning for cell in row.cells}:
            yield index, row
        elif index not in rows and block.end - block.start < _LONGEST and _may_be_row(document, block):
            yield index, block


def _may_be_row(document: Document, block: Block) -> bool:
    """Whether a block is a paragraph, or a heading that is a row: "Laptops for wardens Aug 2018 Supplier failed. R"."""
    if block.kind != "heading":
        return block.kind in ("paragraph", "item")
    words = document.text[block.start : block.end].split()
    return len(words) > _LONGEST_HEADING and _tail(document, block) is not None


def _tail(document: Document, block: Block) -> tuple[int, int] | None:
    """Where the standing at the end of a block is."""
    text = document.text[block.start : block.end]
    match = _ENDS.search(text)
    if match is None or len(text[: match.start()].split()) <= _SHORTEST_NAME:
        return None
    words = match["tail"]
    told = words in _NOTHING or (is_standing(words) and not is_answer(words) and (len(words) > 1 or colour(words)))
    return (block.start + match.start("tail"), block.start + match.end("tail")) if told else None


def _ended_row(document: Document, block: Block, place: tuple[int, int]) -> Block:
    start, end = place
    last = Cell(start, end, "", "rag", "", block.page, block.box)
    if block.cells:
        kept = [replace(cell, end=min(cell.end, start)) for cell in block.cells if cell.start < start]
        return replace(block, cells=(*kept, last))
    return replace(block, kind="row", cells=(*_named_and_told(document, block, start), last))


def _named_and_told(document: Document, block: Block, end: int) -> tuple[Cell, ...]:
    """The cells of a row before its standing: what is to be done, by whom, by when, and how it goes, as far as a date
    that stands alone between them parts them."""
    due = _column_date(document.text[block.start : end])
    if due is None:
        return (Cell(block.start, end, "", "milestone", "", block.page, block.box),)
    first, last = block.start + due[0], block.start + due[1]
    owner = first - len(_owner_at_end(document.text[block.start : first]))
    parts = ((block.start, owner, "milestone"), (owner, first, "owner"), (first, last, "due"), (last, end, "progress"))
    return tuple(Cell(start, stop, "", what, "", block.page, block.box) for start, stop, what in parts if start < stop)


def _column_date(text: str) -> tuple[int, int] | None:
    """The first date that no sentence leads up to, with words of a new cell behind it."""
    for date in find_dates(text):
        said = date.meaning.last if isinstance(date.meaning, Between) else date.meaning
        before = text[: date.start]
        if (
            isinstance(said, Period)
            and len(before.split()) >= _SHORTEST_NAME
            and _BEFORE_DATE.search(before)
            and not _IN_SENTENCE.search(before)
            and _NEXT_CELL.match(text, date.end)
        ):
            return date.start, date.end
    return None


def _owner_at_end(text: str) -> str:
    """The name of an office, or of somebody who can act, at the end of some words; empty where there is none."""
    words = text.rstrip()
    ends = [one.start for one in mentions(words) if _SURNAME.fullmatch(words, one.end)]
    match = pattern_set("officers").search("officer_at_end", words)
    if match is not None:
        ends.append(match.start())
    start = min(ends, default=len(words))
    return text[start:] if start and not _IN_SENTENCE.search(text[:start]) else ""
