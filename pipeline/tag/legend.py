"""The key of a RAG table: what the paper itself says its colours mean, and the usual meaning where it says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.language.standings import colour_names, meaning, standing
from pipeline.model import Block, Cell, Document
from pipeline.vocabulary import entries

_NAME = r"red|amber|yellow|orange|green|blue|purple|grey|gray|white|black"
_KEYED = re.compile(
    rf"(?<![\w-])(?:(?P<name>{_NAME})|(?P<letter>(?-i:[RAGBY])))(?:\s*\(\w\)|\s*/\s*\w)?(?:\s*[=:,–—-]\s*|\s+(?:is|means|indicates|denotes|shows|signifies|represents|for|where|if)\s+|\s*\()"
    rf"(?P<sense>[^\n.;|=]{{3,90}}?)(?=\s*(?:[.;)|\n]|,?\s+(?:and\s+)?(?:(?:{_NAME})|(?-i:[RAGBY]))\s*(?:=|:|–|—|-|is|means|indicates|denotes|\()|\s{{2,}}(?:{_NAME}|(?-i:[RAGBY]))\b|$))",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\s*[,(]\s*|\s+[-–—]\s+|\s+(?:and|with|but)\s+")
_NEAR = 400
_MOST_ROWS = 9
COLOURS = ("red", "amber", "green", "blue", "grey")
_EITHER = "either"


@lru_cache(maxsize=1)
def _usual() -> dict[str, tuple[str, str]]:
    return {entry.label: (entry.get("status"), entry.get("schedule")) for entry in entries("colours")}


@lru_cache(maxsize=16)
def legend(text: str) -> dict[str, tuple[str, str]]:
    """Colour -> (status, schedule) as a paper's own key gives them; colours that it does not explain are left out.

    A key explains at least two colours close together in words that say how a thing stands."""
    found: list[tuple[int, str, tuple[str, str]]] = []
    for match in _KEYED.finditer(text):
        name = (match["name"] or match["letter"]).casefold()
        sense = _explained(match["sense"])
        if any(sense):
            found.append((match.start(), _own_colour(name), sense))
    key: dict[str, tuple[str, str]] = {}
    for (start, name, sense), (after, other, other_sense) in zip(found, found[1:], strict=False):
        if after - start <= _NEAR and name != other:
            key.setdefault(name, sense)
            key.setdefault(other, other_sense)
    return key


def _explained(words: str) -> tuple[str, str]:
    """What an explanation says; "done or on time" leaves open which of the two, and the words of the row decide."""
    either = {standing(one) for one in re.split(r"\s+or\s+|\s*/\s*|,\s*", words)}
    said = meaning(words)
    if not any(said):  # "delivered, still monitored"
        said = standing(_FURTHER.split(words, maxsplit=1)[0])
    return (_EITHER, "on_track") if said[1] == "on_track" and ("completed", "") in either else said


def painted(document: Document) -> dict[str, tuple[str, str]]:
    """Colour -> (status, schedule) as a key gives them whose colours are painted: a row of a table for each, or a cell.

    A key is a table of a few rows without a column for states, in which each of two colours or more stands once."""
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "row":
            tables.setdefault(block.table, []).append(block)
    key: dict[str, tuple[str, str]] = {}
    for rows in tables.values():
        for colour, sense in _painted(document.text, rows).items():
            key.setdefault(colour, sense)
    return key


def _painted(text: str, rows: Sequence[Block]) -> dict[str, tuple[str, str]]:
    cells = [(cell, after) for row in rows for cell, after in zip(row.cells, (*row.cells[1:], None), strict=True)]
    own = [(cell, after) for cell, after in cells if cell.fill in COLOURS]
    if len(rows) > _MOST_ROWS or any(cell.meaning in ("status", "rag") for cell, _ in cells):
        return {}
    key: dict[str, tuple[str, str]] = {}
    for cell, after in own:
        sense = _sense(text, cell) or (_sense(text, after) if after is not None and after.fill not in COLOURS else None)
        if sense is None or cell.fill in key:
            return {}
        key[cell.fill] = sense
    return key if len(key) > 1 else {}


def _sense(text: str, cell: Cell) -> tuple[str, str] | None:
    found = meaning(text[cell.start : cell.end])
    return found if any(found) else None


def _own_colour(name: str) -> str:
    """Yellow is a colour of its own in a key, so that a key with yellow and amber keeps both."""
    return {"y": "yellow", "yellow": "yellow"}.get(name, colour_names().get(name, name))


def sense_of(words: str, document: Document) -> tuple[str, str, bool]:
    """(status, schedule, told) of a colour's word or letter; `told` where the paper's own key gives the meaning."""
    name = words.strip(" .()[]").casefold()
    key = {**painted(document), **legend(document.text)}
    for one in (_own_colour(name), colour_names().get(name, "")):
        if one in key and key[one][0] == _EITHER:
            return "", key[one][1], False
        if one in key:
            return *key[one], True
    return *_usual().get(colour_names().get(name, ""), ("", "")), False
