"""Aims, measures and undertakings that a sentence lists, each a statement of its own; other sentences stay prose."""

from __future__ import annotations

from pipeline.language.text import sentences
from pipeline.model import Document, Kind
from pipeline.segment.aim_lists import inline_list
from pipeline.segment.draft import Draft
from pipeline.segment.items import Passage, draft_of, passages
from pipeline.segment.outline import Place

_LISTED: dict[str, Kind] = {"measure": "measure", "pledge": "action"}


def listed_units(document: Document, place: Place) -> list[Draft | Passage]:
    """The aims or measures that sentences of a paragraph list; its other sentences are left to be read as prose."""
    spans = _sentences(document, place)
    befores = ["", *(document.text[start:end] for start, end in spans)]
    drafts = [
        draft
        for (start, end), before in zip(spans, befores, strict=False)
        for draft in _listed(document, place, start, end, before)
    ]
    if not drafts:
        return []
    taken = [(draft.start, draft.end) for draft in drafts]
    others = [p for p in passages(document, place) if not any(p.start <= a < p.end for a, _ in taken)]
    return [*drafts, *others]


def _sentences(document: Document, place: Place) -> list[tuple[int, int]]:
    start = place.block.start
    return [(start + a, start + b) for a, b in sentences(document.text[start : place.block.end])]


def _listed(document: Document, place: Place, start: int, end: int, before: str) -> list[Draft]:
    found = inline_list(document.text[start:end], before)
    if found is None:
        return []
    level, spans = found
    kind = _LISTED.get(level)
    if kind is not None:
        return [draft_of(place, kind, start + a, start + b, "listed in a sentence", 0.8) for a, b in spans]
    return [
        priority_draft(
            place,
            start + a,
            start + b,
            document.text[start + a : start + b].strip("‘’“”\"'"),
            level,
            "listed in a sentence",
        )
        for a, b in spans
    ]


def priority_draft(place: Place, start: int, end: int, title: str, level: str, reason: str = "named as one") -> Draft:
    """A priority at start..end of the text, with its title and the word that the area has for it."""
    return draft_of(place, "priority", start, end, reason, 0.9).but(title=title, level_name=level)
