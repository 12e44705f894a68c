"""How sure it is that two statements speak of one commitment, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from pipeline.link.features import Area, features, shared_words
from pipeline.link.lexicon import settings
from pipeline.link.records import Mention, Pair

_FEW, _CROWDED = 0.25, 0.5  # tens of times more statements than in a small area, as a logarithm
_SLACK = 0.35  # a feature that can raise a score may also lower it: owners that differ
_SAID = {
    "named": "the same name", "setting": "named just before", "title": "titles alike",
    "within": "one title within the other", "words": "shared words", "run": "words in a row", "date_fit": "dates fit",
    "same_owner": "owner", "same_priority": "under the same heading", "renamed": "renamed, as a paper says",
    "same_number": "same number", "names_differ": "other names", "only_place": "only a place shared",
    "longer_name": "part of a longer name", "heads_differ": "things of two sorts",
    "subject_only": "a thing and its subject", "aspects_differ": "one renews, judges or tells of the other",
    "chief_same": "of one sort", "chief_differs": "about things of two sorts",
    "rivals": "two of one sort", "left_both": "each says what the other does not",
    "left_one": "one says what the other does not", "due_gap": "years between their dates",
    "kinds_differ": "an aim and a deliverable",
    "asked": "one is a request", "same_paper": "one paper", "years_apart": "years apart",
    "asks_nothing": "asks for nothing",
}  # fmt: skip


def compare_if_near(one: Mention, other: Mention, area: Area) -> Pair | None:
    """The pair, or None where even what speaks for it does not reach the score from which a person is asked."""
    found = features(one, other, area, area.speaking_for)
    weights = area.weights
    if (
        weights["bias"] + sum([weights[name] * value for name, value in found.items()])
        < _odds(settings().doubt) - _SLACK
    ):
        return None
    found = features(one, other, area, known=found)
    score = _score(found, area)
    return Pair(one, other, score, _basis(one, other, area, found)) if score >= settings().doubt else None


def _odds(score: float) -> float:
    return log(score / (1 - score))


def compare(one: Mention, other: Mention, area: Area, known: dict[str, float] | None = None) -> Pair:
    """The pair with its score, 0 to 1, and its basis: the features that weighed most, and the words shared.

    `known` holds features that were computed before."""
    found = features(one, other, area, known=known)
    return Pair(one, other, _score(found, area), _basis(one, other, area, found))


def _score(found: dict[str, float], area: Area) -> float:
    weights = area.weights
    odds = weights["bias"] + sum([weights[name] * value for name, value in found.items()])
    return round(1 / (1 + exp(-odds)), 4)


def kinship(one: Mention, other: Mention, area: Area) -> float:
    """How much speaks for two statements being of one thing, in log odds, whatever paper and year they stand in."""
    found = features(one, other, area, area.of_the_thing)
    return area.weights["bias"] + sum(area.weights[name] * value for name, value in found.items())


def akin(kinships: Sequence[float], pairs: int, area: Area) -> bool:
    """Whether two commitments may be one, by the kinships of pairs of their statements, of `pairs` in all.

    The mean must reach a bound. In a crowd the best pair counts too, and the bound grows with the pairs: a few
    statements may be like in part only, but two long stories of one thing have much in common."""
    bounds, crowded = settings(), min(1.0, max(0.0, area.rarity.crowd - _FEW) / _CROWDED)
    speaks = sum(kinships) / len(kinships) + crowded * bounds.kin_best * max(kinships)
    return speaks >= (1 - crowded) * bounds.kin + crowded * (bounds.kin_crowded + bounds.kin_grown * log(pairs))


def _basis(one: Mention, other: Mention, area: Area, found: dict[str, float]) -> str:
    parts = {name: abs(area.weights[name] * value) for name, value in found.items()}
    telling = [name for name in _SAID if parts[name] >= 0.3]
    reasons = [f"{_SAID[name]} {found[name]:.2f}" for name in sorted(telling, key=lambda name: -parts[name])]
    shared = shared_words(one, other, area)
    return ", ".join([*reasons, *([f"both say: {', '.join(shared)}"] if shared else [])])
