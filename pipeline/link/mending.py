"""Texts as they were meant: typing slips mended, and acronyms for the name of a thing spelt out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_SMALL = frozenset("a an the of and for to in on with by at".split())
_LONG = re.compile(r"\b[A-Za-z][a-z]{5,}\b")
_GIVEN = re.compile(r"\s*\(\s*[‘“\"']?(?P<name>[A-Z][A-Za-z&]{1,7})[’”\"']?\s*\)")
_SHORT = re.compile(r"\b[A-Z][A-Za-z&]{1,7}\b")


@dataclass(frozen=True)
class Mending:
    """`slips`: the word that was meant, in small letters, by one with a slip; `things`: the words of the name that an
    acronym stands for ("FLS": firearms licensing survey)."""

    slips: Mapping[str, str]
    things: Mapping[str, tuple[str, ...]]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name: " ".join(map(_capital, words)) for name, words in self.things.items()}

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.things))))

    def mended(self, text: str) -> str:
        """A text without slips and acronyms of things. What stands in brackets behind its own name is left out."""
        if not self.slips.keys().isdisjoint(_LONG.findall(text.lower())):  # most texts have nothing to mend
            text = _LONG.sub(self._meant, text)
        if self.things and self._any_name.search(text):
            text = _GIVEN.sub(lambda match: "" if match["name"] in self._names else match.group(), text)
            text = _SHORT.sub(lambda match: self._names.get(match.group(), match.group()), text)
        return text

    def _meant(self, match: re.Match[str]) -> str:
        word = match.group()
        meant = self.slips.get(word.lower())
        if meant is None:
            return word
        return meant.capitalize() if word[0].isupper() else meant


def _capital(word: str) -> str:
    return word if word in _SMALL else word.capitalize()
