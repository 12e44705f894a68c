"""What every reader gives back, whatever format it reads: pieces in reading order and an account of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.assemble import Piece
from pipeline.model import Characters, Omission, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper as its reader saw it.

    `pieces` stand in reading order. `pages` is None for formats without pages. `omissions` are the words that are in
    no piece, with the reason. `characters` counts what went where, white space apart. The `source` of `problems` may
    be empty: ingest fills it in. `ocr_pages` counts the pages whose words come from OCR. `by_page` is the account of
    each page, for formats with pages. `passing` says that something failed that may go well the next time.
    """

    title: str
    pieces: Sequence[Piece]
    pages: int | None = None
    omissions: tuple[Omission, ...] = ()
    characters: Characters = field(default_factory=Characters)
    problems: tuple[Problem, ...] = ()
    ocr_pages: int = 0
    by_page: tuple[Characters, ...] = ()
    passing: bool = False
