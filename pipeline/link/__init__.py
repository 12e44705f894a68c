"""Linking: `link` joins the statements of an area that speak of one commitment, and concludes what became of each."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.link.decisions import orphans, read_decisions

if TYPE_CHECKING:
    from pipeline.model import AreaResult, Decision, Paper

__all__ = ["link", "orphans", "read_decisions"]


def link(area: str, papers: tuple[Paper, ...], decisions: tuple[Decision, ...], as_of: str = "") -> AreaResult:
    """What the papers of one area tell together, with people's decisions; the same whatever order the papers come in.

    `as_of` is the date that the ledger speaks for, possibly partial; empty: the area's latest meeting date. Decisions
    about statements of other areas are passed over. Raises ModelsError where models/ cannot be used."""
    from pipeline.link.joining import linked  # what only reads decisions starts without it

    with _uncollected():
        return linked(area, papers, decisions, as_of)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No looking for rings of garbage meanwhile: linking makes none, and looking takes a tenth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
