"""New names that papers say in words: "Neighbourhood Contact Scheme (formerly the Parish Link Officer Scheme)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.link.lexicon import worth
from pipeline.link.stems import stem, words_of

_NAME = r"(?:the |a |an )?(?P<{0}>(?:[A-Z0-9][\w'’&/-]*)(?:\s+(?:(?:of|and|for|the|in|to|on|&)\s+)*[A-Z0-9][\w'’&/-]*){{0,8}})"
_QUOTE = r"[‘’“”\"']?"
_OLD, _NEW = _QUOTE + _NAME.format("old") + _QUOTE, _QUOTE + _NAME.format("new") + _QUOTE
_GAP = r"[\s,(–—-]+"
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NEW}{_GAP}(?:which (?:was|is) )?(?:formerly|previously|originally|once|until \w+ \d{{4}})(?: known as| called| named)?[\s:]+{_OLD}",
        rf"{_OLD}{_GAP}(?:which (?:is|are) |(?:has|have) (?:been )?)?(?:now|since)(?: been)?(?: known as| called| named| renamed(?: as)?)[\s:]+{_NEW}",
        rf"{_OLD}\s+(?:has been|had been|have been|was|were|is|is to be|will be|is being|being)\s+(?:re-?named|re-?branded)(?: as| to)?[\s:]+{_NEW}",
        rf"[Rr]e-?named?\s+{_OLD}\s+(?:as|to)\s+{_NEW}",
        rf"{_OLD}{_GAP}(?:re-?named|re-?branded)(?: as| to)?[\s:]+{_NEW}",
        rf"{_NEW}{_GAP}(?:which (?:was|had been) )?(?:formerly|previously|originally)?\s*(?:known as|called)[\s:]+{_OLD}\s+(?:until|before|in)",
        rf"{_OLD}\s+(?:is|will be|would be|has become|becomes|became|was to be)\s+(?:now\s+|henceforth\s+)?(?:known as|called)\s+{_NEW}",
        rf"{_OLD}\s+(?:has become|becomes|became|will become)\s+{_NEW}",
    )
)


@dataclass(frozen=True, slots=True)
class Rename:
    """That what had the words `old` in its name has since had the words `new`; stems without empty words."""

    old: frozenset[str]
    new: frozenset[str]


def renames_of(texts: Iterable[str]) -> tuple[Rename, ...]:
    """The renames that texts say in words, each once, in a fixed order."""
    found = {rename for text in texts for rename in _in(" ".join(text.split()))}
    return tuple(sorted(found, key=lambda one: (sorted(one.old), sorted(one.new))))


def _in(text: str) -> Iterable[Rename]:
    for pattern in _SAID:
        for match in pattern.finditer(text):
            old, new = (_telling(match[name]) for name in ("old", "new"))
            if old and new and old != new and (len(old) > 1 or len(new) > 1):
                yield Rename(old, new)


def _telling(name: str) -> frozenset[str]:
    stems = map(stem, words_of(name))
    return frozenset(one for one in stems if worth().get(one, 1.0) > 0 and not one[0].isdigit())
