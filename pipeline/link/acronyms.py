"""Acronyms that the papers of an area define: "Third Party Reporting Scheme (TPRS)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.link.lexicon import known_acronyms
from pipeline.link.stems import words_of

_BRACKETS = re.compile(r"(?<=\s)\(\s*[‘“\"']?(?P<name>[A-Z][A-Za-z&]{1,7})[’”\"']?s?\s*\)")
_BEFORE = re.compile(r"(?:[\w'’&/-]+\s+){1,9}$")
_NEAR = 200  # characters: more than nine words
_SMALL = frozenset("a an the of and for to in on with by at".split())


def acronyms_of(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that each acronym stands for, by what the texts define before what is generally known.

    One that the texts define in two ways is left out."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        for match in _BRACKETS.finditer(text):
            before = _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
            words = expansion(match["name"], before.group().split()) if before else ()
            if words:
                found.setdefault(match["name"], set()).add(tuple(word.lower() for word in words))
    own = {name: next(iter(ways)) for name, ways in found.items() if len(ways) == 1}
    return {**{name: words for name, words in known_acronyms().items() if name not in found}, **own}


def expansion(name: str, words: list[str]) -> tuple[str, ...]:
    """The last words whose initials are the acronym's letters, small words passed over; none where they do not fit."""
    letters = [letter for letter in name.upper() if letter.isalpha()]
    if len(letters) < 2:
        return ()
    parts = [part for word in words for part in words_of(word)]
    for start in range(len(parts) - 1, -1, -1):
        tail = parts[start:]
        strong = [word for word in tail if word.lower() not in _SMALL]
        for chosen in (strong, tail):
            if [word[0].upper() for word in chosen] == letters and tail[0].lower() not in _SMALL:
                return tuple(tail)
    return ()
