"""A statement in the making: what the rules of segment/ find, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Block, Cell, Context, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A found unit: offsets into the document's text, and why it was taken."""

    kind: Kind
    start: int
    end: int
    block: Block
    reason: str
    confidence: float = 0.8
    title: str = ""
    section: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()
    cells: tuple[Cell, ...] = ()
    list_label: str = ""
    parent: tuple[int, int] | None = None  # the (start, end) of the draft that this one is a part of
    level_name: str = ""

    def but(self, **changes: object) -> Draft:
        """The same draft with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
