"""Who can act: the mentions of roles in a text, by the names of models/owners.toml.

A mention that another role's longer name holds ("the PCC's office") counts for that role only. "I" and "we" mean the
role that the paper's facts give, and nothing where they give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.patterns import expression
from pipeline.language.triggers import Index, index_of
from pipeline.vocabulary import entries

_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?=\s+(?!office|own chief|force|police)\w)|\bI(?=['’])|\b[Ww]e(?=['’])"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody who can act: offsets into the text searched, role, and the name as used."""

    start: int
    end: int
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class _Names:
    """Every name as an expression with its role, and the words without which each cannot be found."""

    roles: tuple[str, ...]
    expressions: tuple[re.Pattern[str], ...]
    index: Index


@lru_cache(maxsize=1)
def _names() -> _Names:
    known: list[tuple[str, str, int]] = []
    for entry in entries("owners"):
        known += [(entry.label, expression(phrase), re.IGNORECASE) for phrase in entry.phrases]
        known += [(entry.label, rf"(?<!\w){re.escape(name)}(?![\w&])", 0) for name in entry.get("case", ())]
        known += [(entry.label, own, 0) for own in entry.get("patterns", ())]
    compiled = tuple(re.compile(one, flags) for _, one, flags in known)
    return _Names(tuple(role for role, _, _ in known), compiled, index_of(one for _, one, _ in known))


def mentions(text: str, first_person: str = "") -> tuple[Mention, ...]:
    """The mentions in order of place; of overlapping ones the longest, then the first of the vocabulary."""
    names = _names()
    found = [
        Mention(match.start(), match.end(), names.roles[number], match.group())
        for number in names.index.candidates(text)
        for match in names.expressions[number].finditer(text)
    ]
    if first_person:
        found += [Mention(m.start(), m.end(), first_person, m.group()) for m in _FIRST_PERSON.finditer(text)]
    if len(found) < 2:
        return tuple(found)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
