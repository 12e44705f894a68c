"""Things that were divided: a "Mental Health and Vulnerability Strategy" is neither of the two that took its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.patterns import pattern_set
from pipeline.link.lexicon import sort_of, worth
from pipeline.link.records import Mention
from pipeline.link.stems import stem, words_of
from pipeline.model import Link

_WORD = r"[A-Z][\w'’-]*"
_COUPLED = re.compile(rf"\b(?P<first>{_WORD}(?: {_WORD}){{0,3}}) (?:and|&) (?P<second>{_WORD}(?: {_WORD}){{1,4}})")
_FIRST = 140  # characters in which a statement names its thing
_LEAST = 0.5
_SCORE = 0.9
Name = frozenset[str]


def halves_in(text: str) -> frozenset[Name]:
    """What each half of a coupled name would be called, as stems: "Mental Health Strategy" is one of two."""
    found: set[Name] = set()
    for match in _COUPLED.finditer(text[:_FIRST]):
        *second, sort = words_of(match["second"])
        halves = [frozenset(map(stem, words)) for words in (words_of(match["first"]), second)]
        if sort_of(sort) and all(_tells(half) for half in halves):
            found |= {half | {stem(sort)} for half in halves}
    return frozenset(found)


def _tells(half: Name) -> bool:
    return max((worth().get(one, 1.0) for one in half), default=0.0) >= _LEAST


def half_of(one: Mention, other: Mention) -> bool:
    """Whether either statement is called by the name of one half of what the other is."""
    return _names_half(one, other) or _names_half(other, one)


def _names_half(part: Mention, whole: Mention) -> bool:
    halves = whole.words.halves - part.words.halves
    return any(half <= set(name) for half in halves for name in part.words.names) and not part.words.halves


def division_links(groups: Sequence[tuple[Mention, ...]]) -> list[Link]:
    """Links from a thing that a paper says was divided to the first statement of each of its parts, no earlier than
    the paper that says so."""
    return sorted(
        (
            Link(said.id, part.id, "replaces", _SCORE, "divided, as a paper says; the name of one half")
            for whole in groups
            for said in whole
            if said.words.halves and pattern_set("ledger_words", "divided").first(said.labelled.statement.text)
            for part in _parts(said, groups)
        ),
        key=lambda link: (link.source_id, link.target_id),
    )


def _parts(said: Mention, groups: Sequence[tuple[Mention, ...]]) -> Iterator[Mention]:
    for group in groups:
        named = (one for one in group if _names_half(one, said) and one.kind != "priority")
        first = next(named, None)
        if first is not None and first.key[:2] >= said.key[:2]:
            yield first
