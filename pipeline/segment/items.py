"""List items and the sentences of a block: statements, or passages that are left to be read as prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.language.patterns import pattern_set
from pipeline.language.text import sentences
from pipeline.model import Document, Kind
from pipeline.segment.draft import Draft
from pipeline.segment.findings import Finding, Setting
from pipeline.segment.governing import governor_kind
from pipeline.segment.inline import resolved_parts
from pipeline.segment.kinds import item_kind
from pipeline.segment.outline import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that is to be read as prose: offsets into the document's text, and its setting."""

    place: Place
    start: int
    end: int
    setting: Setting


def item_units(document: Document, place: Place) -> Sequence[Draft | Passage]:
    """The statements of one list item: one as a rule, one a sentence under a line that reports a discussion."""
    block = place.block
    words = document.text[block.start : block.end]
    if not re.search(r"[A-Za-z]{3}", words) or words.strip(" ;,.").lower() in ("and", "or"):
        return []
    kind = item_kind(document, place, words)
    if kind is None:
        return passages(document, place)
    reason = f"item of {place.governor_kind or place.mood or 'a list'}"
    if kind == "none":
        return []
    parts = resolved_parts(words) if kind == "decision" else ()
    spans = [(block.start + a, block.start + b) for a, b in parts] or [(block.start, block.end)]
    return [draft_of(place, kind, start, end, reason, 0.85) for start, end in spans]


def passages(document: Document, place: Place) -> list[Passage]:
    """The sentences of a block that are to be read as prose; not the line that only opens a list."""
    start = place.block.start
    words = document.text[start : place.block.end]
    return [
        Passage(place, start + first, start + last, _setting(document, place, first == 0))
        for first, last in sentences(words)
        if not (place.opens and last == len(words.rstrip())) or _says_something(words[first:last])
    ]


def _setting(document: Document, place: Place, first: bool) -> Setting:
    facts = document.facts
    above = " ".join((document.title, *(context.text for context in place.section[:3])))
    about_changes = pattern_set("cues").search("refreshed_plan", above) is not None
    in_list = place.block.kind == "item"
    return Setting(
        place.mood, facts.document_type, facts.first_person, place.governor_kind, in_list, first, about_changes
    )


def passage_drafts(document: Document, passage: Passage, found: Iterable[Finding]) -> tuple[Draft, ...]:
    """The drafts for the units that were found in a sentence, without the comma that parts one from the one before."""
    at, text = passage.start, document.text
    return tuple(
        draft_of(passage.place, one.kind, _begins(text, at + one.start), at + one.end, one.reason, one.confidence)
        for one in found
    )


def _begins(text: str, start: int) -> int:
    while text[start : start + 1] in (",", ";", " "):
        start += 1
    return start


def _says_something(line: str) -> bool:
    """A line above a list that is a statement of its own: a change that it tells in passing."""
    cues = pattern_set("cues")
    return bool(cues.search("change", line) and cues.search("change_setting", line)) and governor_kind(line) != "change"


def draft_of(place: Place, kind: Kind, start: int, end: int, reason: str, confidence: float) -> Draft:
    """A draft at a place, with the headings and governing lines above it as its contexts."""
    contexts = tuple(context for context in (place.governor, *place.outer, *place.section) if context is not None)
    section = tuple(context.text for context in reversed(place.section))
    return Draft(
        kind, start, end, place.block, reason, confidence, section=section, contexts=contexts,
        list_label=place.block.label,
    )  # fmt: skip
