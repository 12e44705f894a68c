"""How sure it is that two statements speak of one commitment, with the reasons."""

from __future__ import annotations

from functools import lru_cache
from math import exp, log

from pipeline.link.features import Area, features, shared_words
from pipeline.link.lexicon import settings
from pipeline.link.records import Mention, Pair

_SLACK = 0.35  # a feature that can raise a score may also lower it: owners that differ
_SAID = {
    "named": "the same name", "setting": "named just before", "title": "titles alike",
    "within": "one title within the other", "words": "shared words", "run": "words in a row", "date_fit": "dates fit",
    "same_owner": "owner", "same_priority": "under the same heading", "renamed": "renamed, as a paper says",
    "same_number": "same number", "names_differ": "other names", "only_place": "only a place shared",
    "longer_name": "part of a longer name", "heads_differ": "things of two sorts",
    "subject_only": "a thing and its subject", "aspects_differ": "one renews, judges or tells of the other",
    "kinds_differ": "an aim and a deliverable",
    "asked": "one is a request", "same_paper": "one paper", "years_apart": "years apart",
    "asks_nothing": "asks for nothing",
}  # fmt: skip


def compare_if_near(one: Mention, other: Mention, area: Area) -> Pair | None:
    """The pair, or None where even what speaks for it does not reach the score from which a person is asked."""
    found = features(one, other, area, speaks_for())
    weights = settings().weights
    if weights["bias"] + sum(weights[name] * value for name, value in found.items()) < _odds(settings().doubt) - _SLACK:
        return None
    return compare(one, other, area, found)


@lru_cache(maxsize=1)
def speaks_for() -> frozenset[str]:
    """The features that can raise a score."""
    return frozenset(name for name, weight in settings().weights.items() if weight > 0 and name != "bias")


def _odds(score: float) -> float:
    return log(score / (1 - score))


def compare(one: Mention, other: Mention, area: Area, known: dict[str, float] | None = None) -> Pair:
    """The pair with its score, 0 to 1, and its basis: the features that weighed most, and the words shared.

    `known` holds features that were computed before."""
    found = features(one, other, area, known=known)
    weights = settings().weights
    parts = {name: weights[name] * value for name, value in found.items()}
    score = 1 / (1 + exp(-(weights["bias"] + sum(parts.values()))))
    return Pair(one, other, round(score, 4), _basis(one, other, area, found, parts))


def _basis(one: Mention, other: Mention, area: Area, found: dict[str, float], parts: dict[str, float]) -> str:
    telling = [name for name in _SAID if abs(parts[name]) >= 0.3]
    reasons = [f"{_SAID[name]} {found[name]:.2f}" for name in sorted(telling, key=lambda name: -abs(parts[name]))]
    shared = shared_words(one, other, area)
    return ", ".join([*reasons, *([f"both say: {', '.join(shared)}"] if shared else [])])
