"""The words of models/date_roles.toml that reach up to a date, each tried only where a word that it needs is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language.triggers import Index, index_of
from pipeline.vocabulary import entries

_LITTLE = (
    "the a in on by for at to of from during around about early late end until some\\s+time sometime week month".split()
)
SMALL = rf"(?:\s*[:,(\u2013-]?\s*(?:{'|'.join(_LITTLE)})){{0,3}}[\s:,(\u2013-]*$"
"""What may stand between a cue and the date that it reaches up to."""
_GLUED = tuple(word.replace("\\s+time", "") for word in _LITTLE)
_WORD = re.compile(r"\w+")
_LAST = 8  # no more words than these stand in what SMALL matches, with the cue's last one before them


@dataclass(frozen=True, slots=True)
class _Cues:
    """Every phrase as an expression, the place of its entry among the entries, and their labels."""

    labels: tuple[str, ...]
    places: tuple[int, ...]
    expressions: tuple[re.Pattern[str], ...]
    index: Index


@cache
def _cues() -> _Cues:
    chosen = [entry for entry in entries("date_roles") if entry.get("group") == "before"]
    phrases = [(place, phrase) for place, entry in enumerate(chosen) for phrase in entry.phrases]
    return _Cues(
        tuple(entry.label for entry in chosen),
        tuple(place for place, _ in phrases),
        tuple(re.compile(rf"(?:\b|(?=\W))(?:{phrase}){SMALL}", re.IGNORECASE) for _, phrase in phrases),
        index_of(rf"\b(?:{phrase})\b" for _, phrase in phrases),
    )


def reaching(before: str) -> list[tuple[str, str]]:
    """(label, words) of each entry a phrase of which reaches up to the end of the text: the longest stretch of each."""
    cues = _cues()
    starts: dict[int, int] = {}
    for number in cues.index.needing(_words(before)):
        match = cues.expressions[number].search(before)
        if match is not None:
            place = cues.places[number]
            starts[place] = min(match.start(), starts.get(place, match.start()))
    return [(cues.labels[place], before[start:]) for place, start in sorted(starts.items())]


def _words(before: str) -> set[str]:
    """The words of a text; those near its end also without the little words that may be glued to them."""
    words = _WORD.findall(before.lower())
    found, glued = set(words), set(words[-_LAST:])
    for _ in range(3):
        glued = {word.removesuffix(end) for word in glued if word.endswith(_GLUED) for end in _GLUED}
        found |= glued
    return found
