"""What sort of thing a title names, and whether a statement is of the thing itself or of its renewal, review or report."""

from __future__ import annotations

import re

from pipeline.link.lexicon import aspect, head, tells
from pipeline.link.stems import stem, words_of

_PREPOSITIONS = frozenset("of for with on to by in at from under about across between into through as".split())
_DETERMINERS = frozenset("the a an how whether our my its his her their all each".split())
_CLAUSE = re.compile(r"[.;:]")


def heads_of(title: list[str]) -> tuple[str, ...]:
    """The sorts of thing that a title names, the chief one first: the last word for one before a preposition.

    A first word before an article is a verb ("review the staffing")."""
    words = [word.lower() for word in title]
    if len(words) > 2 and words[1] in _DETERMINERS:
        words = words[1:]
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _PREPOSITIONS:
            parts.append([])
        elif sort := head(stem(word)):
            parts[-1].append(sort)
    chief = next((part for part in parts if part), [])
    return tuple(dict.fromkeys([*reversed(chief), *(sort for part in parts for sort in part)]))


def aspects_of(title: str, text: str) -> frozenset[str]:
    """What is done again to the thing (its renewal), judged of it (its review) or told of it (a report on it)."""
    at = text.find(title)
    before = _CLAUSE.split(text[:at])[-1] if 0 < at <= 160 else ""
    words = [*words_of(before)[:8], *words_of(before)[-8:], *words_of(title)]
    found = {name for word in words if (name := aspect(stem(word)))}
    return frozenset(found | ({"told"} if tells(f"{before} {title}") or tells(text[:80]) else set()))
