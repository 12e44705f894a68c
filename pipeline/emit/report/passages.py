"""Pictures of passages, cut from the pages of PDFs: what the paper itself looks like where it says a thing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.emit.report.cutting import Cut, Place, cut
from pipeline.emit.report.pen import Put
from pipeline.emit.report.shelf import Said, Shelf
from pipeline.workers.children import Children
from pipeline.workers.limits import Limits, Lost

_MOST, _MOST_A_PAPER = 4000, 600
"""At most so many pictures of an area, and of one paper: a few kilobytes and a few milliseconds each."""
_LIMITS = Limits(120, 2_000_000_000)
"""What drawing the pictures of one paper may take; a hundred times what it takes of a usual one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a passage: where it is in the report, its size in pixels, and whether it shows all of it."""

    path: str
    width: int
    height: int
    whole: bool


def cut_passages(shelf: Shelf, put: Put) -> dict[str, Picture]:
    """Cut a picture of every statement that belongs to the ledger and has a place on a page of a PDF.

    A page that cannot be drawn has none; nor has a paper whose drawing ends the process that draws, or takes too long.
    Gives the picture of each by its statement."""
    found: dict[str, Picture] = {}
    children = Children()
    try:
        for name, said in _wanted(shelf).items():
            source = (shelf.folder or Path()) / shelf.papers[name].document.source
            some = said[: min(_MOST_A_PAPER, _MOST - len(found))]
            for one, made in zip(some, _cut(children, source, some), strict=True):
                if made is not None:
                    found[one.id] = _kept(one, made, put)
    finally:
        children.end()
    return found


def _wanted(shelf: Shelf) -> dict[str, list[Said]]:
    """The statements of the ledger's commitments with a place, by PDF, in the order of their pages."""
    found: dict[str, list[Said]] = {}
    for name, said in shelf.said.items():
        path = shelf.originals.get(said.document.document_id, "")
        if path.endswith(".pdf") and _places([said]) and shelf.book.commitment_of.get(name) in shelf.entry:
            found.setdefault(said.document.document_id, []).append(said)
    return {name: sorted(said, key=lambda one: one.page or 0) for name, said in found.items()}


def _places(said: list[Said]) -> list[Place]:
    """Where they stand, of those that stand on a page."""
    return [(one.page, box) for one in said if (box := one.labelled.statement.box) is not None and one.page]


def _cut(children: Children, source: Path, said: list[Said]) -> list[Cut | None]:
    """The pictures of one paper, drawn in another process."""
    if not said or not source.is_file():
        return [None] * len(said)
    try:
        made: list[Cut | None] = children.call(_LIMITS, cut, source.absolute(), _places(said))
    except Lost:
        return [None] * len(said)
    return made


def _kept(said: Said, made: Cut, put: Put) -> Picture:
    content, width, height, whole = made
    path = f"passages/{said.id}.png"
    put(path, content)
    return Picture(path, width, height, whole)
