"""Actions with what became of them: "Action: PCC to report back." and, on the lines under it, the update."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Document
from pipeline.segment.outline import ACTION_TAG, Place

_UPDATE = re.compile(
    r"(?:update\b|complete[d.]?\b|outstanding\b|ongoing\b|on-going\b|closed\b|discharged\b|in progress\b|c/fwd|carried forward|"
    r"progress\s*:|response\s*:|status\s*:|comment\s*:|done\b|not yet\b|awaiting\b|deferred\b)",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\bactions?\b.*\b(?:from|left|arising|previous|last|outstanding|update|log|tracker)\b", re.IGNORECASE)


def answered_actions(document: Document, places: Sequence[Place]) -> dict[int, int]:
    """For each tagged action that the next paragraphs answer: the index of the last paragraph that belongs to it.

    An update says so ("Update 25.03.22 - Complete"); where a paper goes through the actions of the last meeting, the one
    paragraph under each is its answer."""
    tagged = [place.index for place in places if place.block.kind in ("paragraph", "item") and ACTION_TAG.match(_words(document, place))]
    review = len(tagged) > 2 and any(_REVIEW.search(_words(document, place)) for place in places[: tagged[0]])
    ends: dict[int, int] = {}
    for index in tagged:
        last = index
        for place in places[index + 1 : index + 4]:
            words = _words(document, place)
            if place.block.kind == "heading" or ACTION_TAG.match(words):
                break
            if not (_UPDATE.match(words) or (review and last == index)):
                break
            last = place.index
        if last > index:
            ends[index] = last
    return ends


def _words(document: Document, place: Place) -> str:
    return document.text[place.block.start : place.block.end].strip()
