"""The forms of the verbs in models/verbs.toml: which lemma, which classes, which inflections a word can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.vocabulary import entries

_VOWELS = "aeiou"
_DOUBLED = frozenset(["submit", "commit", "refer", "defer", "permit", "transfer", "equip", "admit"])


@dataclass(frozen=True, slots=True)
class Verb:
    """What a word form can be: lemma, its classes, and forms among base, s, past, en (participle), ing."""

    lemma: str
    classes: frozenset[str]
    forms: frozenset[str]


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, Verb]:
    """Every inflected form of the vocabulary's verbs, lower case."""
    classes: dict[str, set[str]] = {}
    irregular: dict[str, tuple[str, str]] = {}
    for entry in entries("verbs"):
        for phrase in entry.phrases:
            words = phrase.split()
            classes.setdefault(words[0], set()).add(entry.label)
            if len(words) == 3:
                irregular[words[0]] = (words[1], words[2])
    forms: dict[str, tuple[str, set[str]]] = {}
    for lemma in sorted(classes):
        for word, form in _inflect(lemma, irregular.get(lemma)):
            forms.setdefault(word, (lemma, set()))[1].add(form)
    return {word: Verb(lemma, frozenset(classes[lemma]), frozenset(kinds)) for word, (lemma, kinds) in forms.items()}


def inflected(phrase: str) -> tuple[str, ...]:
    """Every form of a verb given as its lemma, or as lemma, past and participle where these are irregular."""
    words = phrase.split()
    irregular = (words[1], words[2]) if len(words) == 3 else None
    return tuple(word for word, _ in _inflect(words[0], irregular))


def _inflect(lemma: str, irregular: tuple[str, str] | None) -> list[tuple[str, str]]:
    past, participle = irregular or (_ed(lemma), _ed(lemma))
    return [(lemma, "base"), (_s(lemma), "s"), (past, "past"), (participle, "en"), (_ing(lemma), "ing")]


def _s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    """A final consonant is doubled after one short stressed vowel ("plan", "submit"), not in "open" or "visit"."""
    if lemma in _DOUBLED:
        return True
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    one_beat = sum(letter in _VOWELS for letter in lemma) == 1
    return one_beat or lemma.endswith("l")


def _ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"
