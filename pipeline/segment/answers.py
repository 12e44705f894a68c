"""Actions with what became of them: "Action: PCC to report back." and, on the lines under it, the update."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.patterns import pattern_set
from pipeline.model import Document
from pipeline.segment.outline import Place


def answered_actions(document: Document, places: Sequence[Place]) -> dict[int, int]:
    """For each tagged action that the next paragraphs answer: the index of the last paragraph that belongs to it.

    An update says so ("Update 25.03.22 - Complete"); where a paper goes through the actions of the last meeting, the
    one paragraph under each is its answer."""
    tagged = [
        place.index
        for place in places
        if place.block.kind in ("paragraph", "item") and _has("action_tag", _words(document, place))
    ]
    review = len(tagged) > 2 and any(_has("action_review", _words(document, place)) for place in places[: tagged[0]])
    ends: dict[int, int] = {}
    for index in tagged:
        last = index
        for place in places[index + 1 : index + 4]:
            words = _words(document, place)
            if place.block.kind == "heading" or _has("action_tag", words):
                break
            if not (_has("update", words) or (review and last == index)):
                break
            last = place.index
        if last > index:
            ends[index] = last
    return ends


def _has(label: str, words: str) -> bool:
    return pattern_set("cues").search(label, words) is not None


def _words(document: Document, place: Place) -> str:
    return document.text[place.block.start : place.block.end].strip()
