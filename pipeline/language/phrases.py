"""Fixed phrases over tokens, by spaCy's PhraseMatcher: nearly free however many there are.

A phrase of models/ may hold choices, `(a|b|)`; it is written out into every literal it stands for.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
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


@cache
def _matcher(file: str) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(english().vocab, attr="LOWER")
    for entry in entries(file):
        found = sorted({one for phrase in entry.phrases for one in literals(phrase.lower()) if one})
        matcher.add(f"{entry.get('group')}:{entry.label}", [english().make_doc(one) for one in found])
    return matcher


def phrase_hits(file: str, doc: Doc) -> tuple[PhraseHit, ...]:
    """The phrases of models/FILE.toml in a doc, longest first where they overlap within one group, in order of place.

    A phrase labelled "none" only hides what it overlaps, and a phrase inside a capitalised name is none."""
    matches = _matcher(file)(doc)
    if not matches:
        return ()
    strings = doc.vocab.strings
    hits = []
    for key, start, end in matches:
        group, _, label = strings[key].partition(":")
        hits.append(PhraseHit(start, end, label, group))
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.label != "none", h.label)):
        if all(hit.group != k.group or hit.end <= k.start or hit.start >= k.end for k in kept):
            kept.append(hit)
    shown = [hit for hit in kept if hit.label != "none" and not _in_name(doc, hit)]
    return tuple(sorted(shown, key=lambda h: (h.start, h.end, h.group)))


def _in_name(doc: Doc, hit: PhraseHit) -> bool:
    """The words are part of a capitalised name ("Delayed Charge Scheme", "Project Closed Door")."""
    if not any(_capital(token.text) for token in doc[hit.start : hit.end]):
        return False
    after = doc[hit.end].text if hit.end < len(doc) else ""
    before = doc[hit.start - 1].text if hit.start else ""
    return (_capital(after) and after.lower() not in _TIMES) or (_capital(before) and _capital(doc[hit.start].text))


def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


_TIMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter "
    "early mid late monday tuesday wednesday thursday friday".split()
)
