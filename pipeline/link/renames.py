"""New names that papers say in words: "Neighbourhood Contact Scheme (formerly the Parish Link Officer Scheme)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.link.lexicon import worth
from pipeline.link.stems import stem, words_of

_WORD = r"[A-Z0-9][\w'’&/-]*"
_JOINED = rf"{_WORD}(?:\s+(?:(?:of|and|for|the|in|to|on|&)\s+)*{_WORD}){{0,8}}"
_OLD, _NEW = (rf"[‘’“”\"']?(?:the |a |an )?(?P<{name}>{_JOINED})[‘’“”\"']?" for name in ("old", "new"))
_GAP = r"[\s,(–—-]+"
_ONCE = r"(?:formerly|previously|originally|once|until \w+ \d{4})"
_CALLED = r"(?: known as| called| named)"
_GIVEN = r"(?:re-?named|re-?branded)(?: as| to)?"
_WAS = r"(?:has been|had been|have been|was|were|is|is to be|will be|is being|being)"
_LATELY = r"(?:which (?:is|are) |(?:has|have) (?:been )?)?(?:now|since)(?: been)?"
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NEW}{_GAP}(?:which (?:was|is) )?{_ONCE}{_CALLED}?[\s:]+{_OLD}",
        rf"{_OLD}{_GAP}{_LATELY}(?:{_CALLED}| {_GIVEN})[\s:]+{_NEW}",
        rf"{_OLD}\s+{_WAS}\s+{_GIVEN}[\s:]+{_NEW}",
        rf"[Rr]e-?named?\s+{_OLD}\s+(?:as|to)\s+{_NEW}",
        rf"{_OLD}{_GAP}{_GIVEN}[\s:]+{_NEW}",
        rf"{_NEW}{_GAP}(?:which )?(?:was|had been){_CALLED}[\s:]+{_OLD}\s+(?:until|before)",
        rf"{_OLD}\s+(?:is|will be|would be|was to be)\s+(?:now\s+|henceforth\s+)?(?:known as|called)\s+{_NEW}",
        rf"{_OLD}\s+(?:has become|becomes|became|will become)\s+{_NEW}",
    )
)

_TRIGGER = re.compile(
    r"formerly|previously|originally|\bonce\b|\buntil\b|\bcalled\b|[Nn]amed?\b|[Bb]randed|[Kk]nown as"
    r"|\bbec[ao]mes?\b"
)
_REACH = 300  # characters: more than two names and what stands between


@dataclass(frozen=True, slots=True)
class Rename:
    """That what had the words `old` in its name has since had the words `new`; stems without empty words."""

    old: frozenset[str]
    new: frozenset[str]


def renames_of(texts: Iterable[str]) -> tuple[Rename, ...]:
    """The renames that texts say in words, each once, in a fixed order."""
    found = {rename for text in texts for near in _near(" ".join(text.split())) for rename in _in(near)}
    return tuple(sorted(found, key=lambda one: (sorted(one.old), sorted(one.new))))


def _near(text: str) -> Iterable[str]:
    """The stretches of a text around the words that say a rename."""
    start = end = 0
    for match in _TRIGGER.finditer(text):
        if match.start() - _REACH > end:
            if end:
                yield text[start:end]
            start = text.rfind(" ", 0, max(0, match.start() - _REACH)) + 1
        end = match.end() + _REACH
    if end:
        yield text[start:end]


def _in(text: str) -> Iterable[Rename]:
    for pattern in _SAID:
        for match in pattern.finditer(text):
            old, new = (_telling(match[name]) for name in ("old", "new"))
            if old and new and old != new and (len(old) > 1 or len(new) > 1):
                yield Rename(old, new)


def _telling(name: str) -> frozenset[str]:
    stems = map(stem, words_of(name))
    return frozenset(one for one in stems if worth().get(one, 1.0) > 0 and not one[0].isdigit())
