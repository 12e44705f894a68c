"""Headings that are priorities without saying so: in a plan, the headings that each stand over "I will:"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Document
from pipeline.segment.outline import Place, mood_of, style_of
from pipeline.segment.priorities import named_priority


def aim_headings(document: Document, places: Sequence[Place]) -> frozenset[int]:
    """The block indices of headings that are priorities.

    They are siblings (of one level and numbering) half of which or more stand right over a line such as "I will:". Only
    in plans, and only two headings or more."""
    if document.facts.document_type not in ("plan", "refresh_report", "other"):
        return frozenset()
    siblings: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    for place in places:
        if _could_be(document, place):
            key = (place.block.level, style_of(place.block) if place.block.label else "")
            siblings.setdefault(key, []).append((place.index, _leads_to_actions(places, place.index)))
    chosen: set[int] = set()
    for group in siblings.values():
        leading = sum(leads for _, leads in group)
        if leading >= 2 and leading * 2 >= len(group):
            chosen.update(index for index, _ in group)
    return frozenset(chosen)


def _could_be(document: Document, place: Place) -> bool:
    block = place.block
    if block.kind != "heading" or place.opens or place.repeated or block.level == 1:
        return False
    words = document.text[block.start : block.end]
    return (
        not mood_of(words)
        and named_priority(words) is None
        and 1 < len(words.split()) < 25
        or (bool(block.label) and not mood_of(words) and len(words.split()) < 25)
    )


def _leads_to_actions(places: Sequence[Place], index: int) -> bool:
    """A governing line of actions comes before the next heading of the same rank."""
    level = places[index].block.level
    for place in places[index + 1 : index + 6]:
        if place.opens:
            following = next((p for p in places[place.index + 1 : place.index + 2]), None)
            return following is not None and following.governor_kind == "action"
        if place.block.kind == "heading" and place.block.level <= level:
            return False
    return False
