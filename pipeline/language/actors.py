"""Who can act: the mentions of roles in a text, by the names of models/owners.toml.

A mention that another role's longer name holds ("the PCC's office") counts for that role only. "I" and "we" mean the
role that the paper's facts give, and nothing where they give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.patterns import compile_entry
from pipeline.vocabulary import entries

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?=\s+(?!office|own chief|force|police)\w)|\bI(?=['’])|\b[Ww]e(?=['’])")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody who can act: offsets into the text searched, role, and the name as used."""

    start: int
    end: int
    role: str
    name: str


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    compiled: list[tuple[str, re.Pattern[str]]] = []
    for entry in entries("owners"):
        compiled.append((entry.label, compile_entry(entry)))
        initials = "|".join(re.escape(name) for name in sorted(entry.get("case", ()), key=len, reverse=True))
        own = entry.get("pattern")
        exact = rf"(?<!\w)(?:{initials})(?![\w&])" if initials else ""
        compiled.append((entry.label, re.compile("|".join(part for part in (exact, own) if part) or r"(?!)")))
    return tuple(compiled)


def mentions(text: str, first_person: str = "") -> tuple[Mention, ...]:
    """The mentions in order of place; of overlapping ones the longest, then the first role of the vocabulary."""
    found = [
        Mention(match.start(), match.end(), role, match.group().strip())
        for role, pattern in _names()
        for match in pattern.finditer(text)
        if match.group().strip()
    ]
    if first_person:
        found += [Mention(m.start(), m.end(), first_person, m.group()) for m in _FIRST_PERSON.finditer(text)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
