"""Evidence of where a statement stands: words or colours, what they say, and how near to the thing they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Document, StatusPhrase

Basis = Literal["phrase", "heading", "table_cell", "fill_colour"]
EXPLICIT, MAIN, SIDE, ABOVE = 3, 2, 1, 0
"""Strengths: a status column or label; the main clause; a side clause or title; a governing line or heading."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: offsets into Document.text, `status` and `schedule` ("" where it says nothing), strength and basis.

    `rule` names what read it: it tells strong from weak ("not yet begun" from "not yet in place")."""

    start: int
    end: int
    status: str = ""
    schedule: str = ""
    strength: int = MAIN
    basis: Basis = "phrase"
    rule: str = ""

    def shown(self, document: Document) -> StatusPhrase:
        """The row of statuses.csv for it."""
        words = " ".join(document.text[self.start : self.end].split())
        return StatusPhrase(words, self.status, self.schedule, self.start, self.end, self.basis)
