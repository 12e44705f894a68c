"""Fixed phrases over tokens, by spaCy's PhraseMatcher: nearly free however many there are.

A phrase of models/ may hold choices, `(a|b|)`; it is written out into every literal it stands for.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.text import english
from pipeline.vocabulary import entries

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase found: token positions, its label and group."""

    start: int
    end: int
    label: str
    group: str


def literals(phrase: str) -> list[str]:
    """Every literal that a phrase with choices stands for. Choices may nest."""
    match = re.search(r"\(([^()]*)\)", phrase)
    if match is None:
        return [" ".join(phrase.split())]
    head, tail = phrase[: match.start()], phrase[match.end() :]
    return list(itertools.chain.from_iterable(literals(f"{head}{choice}{tail}") for choice in match[1].split("|")))


@lru_cache(maxsize=None)
def _matcher(file: str) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(english().vocab, attr="LOWER")
    for entry in entries(file):
        found = sorted({one for phrase in entry.phrases for one in literals(phrase.lower()) if one})
        matcher.add(f"{entry.get('group')}:{entry.label}", [english().make_doc(one) for one in found])
    return matcher


def phrase_hits(file: str, doc: Doc) -> tuple[PhraseHit, ...]:
    """The phrases of models/FILE.toml in a doc, longest first where they overlap within one group, in order of place."""
    strings = doc.vocab.strings
    hits = []
    for key, start, end in _matcher(file)(doc):
        group, _, label = strings[key].partition(":")
        hits.append(PhraseHit(start, end, label, group))
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.label)):
        if all(hit.group != k.group or hit.end <= k.start or hit.start >= k.end for k in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: (h.start, h.end, h.group)))
