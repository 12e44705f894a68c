"""Sentences that go on about the unit before them: "It will be brought to the Panel in March." """

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.segment.draft import Draft

_GOES_ON = re.compile(
    r"(?:It|They|Both|This|These)\s+(?:\w+ly\s+)?(?:is|are|was|were|has|have|had|will|would|should|remains?|remained)\b"
)
_TAKES_UP = frozenset(["milestone", "action"])


def joined(drafts: Iterable[Draft], text: str) -> list[Draft]:
    """The drafts, each milestone that only a pronoun names made a part of the unit that stands right before it.

    What is said of "it" is said of the thing: its date and standing belong to that row."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is not None and _goes_on(last, draft, text):
            kept[-1] = last.but(end=draft.end)
        else:
            kept.append(draft)
    return kept


def _goes_on(last: Draft, draft: Draft, text: str) -> bool:
    same_block = last.block.start == draft.block.start and last.block.end == draft.block.end
    between = text[last.end : draft.start]
    adjacent = same_block and 0 <= len(between) < 4 and not between.strip()
    pronoun = draft.kind == "milestone" and _GOES_ON.match(text[draft.start : draft.end]) is not None
    return adjacent and pronoun and last.kind in _TAKES_UP and not last.cells
