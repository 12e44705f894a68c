"""Candidates: what the layout of a paper and the rules make of each stretch of it, with where it stands.

A candidate is a unit that the layout gives (a list item, a row, a named priority), or a sentence of prose with the
units that the rules and the clause weights find in it, which may be none.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Block, Document
from pipeline.segment.draft import Draft
from pipeline.segment.items import Passage, passage_drafts
from pipeline.segment.prose import read_units


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a paper, start..end in its text, with the drafts found in it; `passage` is None outside prose."""

    start: int
    end: int
    drafts: tuple[Draft, ...]
    passage: Passage | None
    block: Block
    mood: str = ""
    governor_kind: str = ""
    governor: str = ""  # the words of the line that governs its list
    heading: str = ""  # the words of the nearest heading above
    chance: float = 0.0  # of a sentence: how likely its likeliest clause was a unit
    against: str = ""  # what spoke against it where no unit was found


def candidate(document: Document, unit: Draft | Passage) -> Candidate:
    """The candidate for a unit of the layout, with the drafts found in it."""
    if isinstance(unit, Passage):
        place, setting = unit.place, unit.setting
        reading = read_units(document.text[unit.start : unit.end], setting)
        return Candidate(
            unit.start, unit.end, passage_drafts(document, unit, reading.units), unit, place.block, setting.mood,
            setting.governor_kind, place.governor.text if place.governor else "",
            place.section[0].text if place.section else "", reading.chance, reading.against,
        )  # fmt: skip
    governor = next((context.text for context in unit.contexts if context.role == "governor"), "")
    heading = unit.section[-1] if unit.section else ""
    return Candidate(unit.start, unit.end, (unit,), None, unit.block, governor=governor, heading=heading)
