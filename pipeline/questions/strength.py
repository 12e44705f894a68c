"""How firmly a promise is worded: by the verb that it begins with, of models/strength.toml."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import entries

_ACTOR = r"(?:i|we|my office|pcc|opcc|the (?:\w+ ){0,4}?(?:commissioner|constable|office|force|panel|police|pcc|opcc))"
_WILL = r"(?:will|shall|am going to|intends? to|is to|are to|undertakes? to|agreed to|plans? to|should|must)"
_WHO = re.compile(
    rf"^\W*(?:and |to |also |{_ACTOR}\b,? ?(?:also |together |and \w+ ){{0,2}}{_WILL}\b,? ?)*", re.IGNORECASE
)
_BESIDE = re.compile(r"^(?:(?:with|by|in) [^,]{1,60}, |also |continue to |to )", re.IGNORECASE)


def strength(text: str) -> int:
    """3 where the thing itself is promised, 2 where work on it is, 1 where thought about it is; 0 where none tells."""
    words = _WHO.sub("", " ".join(text.split()), count=1)
    words = _BESIDE.sub("", words, count=1).lower()
    return next((level for phrase, level in _levels() if re.match(rf"{re.escape(phrase)}\b", words)), 0)


@cache
def _levels() -> tuple[tuple[str, int], ...]:
    """Each phrase with its level, the longer phrases first."""
    found = {(phrase, int(entry.label)) for entry in entries("strength") for phrase in entry.phrases}
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


def weakened(before: str, after: str) -> bool:
    """Whether a promise is said again less firmly."""
    old, new = strength(before), strength(after)
    return 0 < new < old
