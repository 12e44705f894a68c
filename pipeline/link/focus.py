"""What a statement is about: the few words that name the thing, what sort of thing it is, and what it is for or where.

A sentence about a thing names it once, before it goes on to purposes, numbers and outcomes. Two statements that share
many words may still be about two things; what each says in its focus and the other nowhere tells them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.link.lexicon import sort_of
from pipeline.link.sorts import heads_of
from pipeline.link.stems import words_of

_MOST = 16  # words
_CUTS = frozenset("a an the of for with on to by in at and our my its their this that".split())
_LEAST = 3  # words before an end of clause is taken for one
_END = re.compile(
    r"[.;:!?]\s|[,;]\s|\s[–—-]\s|\n|\t|[()]"
    r"|\b(?:so that|so as to|because|which|who|where|while|whilst|in order to|in line with|working with|building on"
    r"|as the|by (?=\w+ing\b)"
    r"|to (?=(?:give|make|help|ensure|enable|allow|improve|reduce|provide|support|meet|address|tackle)\b)"
    r"|and (?=(?:will|has|have|is|are|was|were|report|to)\b))"
)


_FRAME = re.compile(  # who said it to whom: "The Deputy Commissioner told the Panel that"
    r"[^.;:]{0,80}?\b(?:told|advised|reported|noted|confirmed|said|stated|explained|heard|informed|assured|agreed|announced"
    r"|added)(?: (?:to )?(?:the )?(?:\w+ ){0,2}?(?:panel|members|committee|meeting|board))? that\b"
    r"|(?:members|the panel) asked about\b|in (?:response|answer|reply) to (?:a question|questions) (?:about|on)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Focus:
    """`stems`: the words that name the thing; `sorts`: the sorts of thing among them, the chief one first; `before`:
    the words right before the chief one; `behind`: those right behind it that say where or for whom."""

    stems: frozenset[str] = frozenset()
    sorts: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


def focus_span(text: str, telling: int = 2) -> str:
    """The stretch of a text (its status and dates blanked) that names the thing: to the first end of a clause that has
    `telling` words of four letters and more before it. Who said it to whom is passed over."""
    frame = _FRAME.match(text)
    text = text[frame.end() :] if frame else text
    start = 0
    for match in _END.finditer(text):
        said = words_of(text[start : match.start()])
        if sum(len(word) > 3 for word in said) >= telling and len(said) >= _LEAST or len(said) > _MOST:
            return text[start : match.start()]
    return text[start:]


def around(words: list[str], chief: str) -> tuple[list[str], list[str]]:
    """Around the noun that names the chief sort, in the words of a stretch: three words before it, three behind "in",
    "at" or "for"."""
    words = words[:_MOST]
    at = next((at for at in range(len(words) - 1, -1, -1) if sort_of(words[at]) == chief), None)
    if not chief or at is None:
        return [], []
    before = words[max(0, at - 3) : at]
    cut = max((place for place, word in enumerate(before, 1) if word.lower() in _CUTS), default=0)
    behind = words[at + 2 : at + 5] if words[at + 1 : at + 2] and words[at + 1].lower() in ("in", "at", "for") else []
    return before[cut:], behind


def sorts_in(words: list[str]) -> tuple[str, ...]:
    """The sorts of thing that a stretch of so many words names, the chief one first."""
    return heads_of(words[:_MOST])
