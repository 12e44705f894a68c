"""The small words by which subject and verb are told apart, and the verbs by which somebody is asked to act."""

from __future__ import annotations

from functools import cache

from pipeline.language.verbs import inflected, verb_forms
from pipeline.vocabulary import entries

MODAL = frozenset("will would shall should must 'll ’ll could can may might".split())
HAVE = frozenset("has have had 've ’ve".split())
BE = frozenset("is are was were am 'm ’m 're ’re be been".split())
PREPOSITIONS = frozenset(
    "of to with from by for at in on between against about via through within alongside including than as "
    "under into towards per behind around over and/or like".split()
)
DETERMINERS = frozenset(
    "the a an both all our his her their its new temporary each every local other any then former key relevant".split()
)
ADVERBS = frozenset(
    "also now then therefore still only all both further subsequently already currently jointly just again "
    "today yesterday recently lately since both each always often clearly not n't n’t never yet "
    "himself herself together".split()
)
JOINERS = frozenset(["and", "&", "/", "with", "or", "plus"])


_AFTER_TELLING = frozenset(["that", "how", "whether", ":", "to", ";", "."])


@cache
def asking() -> frozenset[str]:
    """Every form of the verbs of models/asking.toml."""
    return frozenset(word for entry in entries("asking") for phrase in entry.phrases for word in inflected(phrase))


@cache
def things() -> frozenset[str]:
    """The nouns of models/deliverables.toml, to tell "the partnership pilots" from "the force pilots a scheme"."""
    return frozenset(word for entry in entries("deliverables") for word in entry.phrases)


def is_participle(word: str) -> bool:
    """The word can be a past participle."""
    known = verb_forms().get(word)
    return "en" in known.forms if known is not None else word.endswith("ed") and len(word) > 4


def only_tells(word: str, following: str) -> bool:
    """The verb says something and does nothing: of those that can do both, the one with "that" behind it."""
    known = verb_forms().get(word)
    if known is None or "tell" not in known.classes or word in asking():
        return False
    return known.classes <= {"tell"} or following in _AFTER_TELLING
