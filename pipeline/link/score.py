"""How sure it is that two statements speak of one commitment, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from pipeline.link.features import FEATURES, Area, Features, features, shared_words
from pipeline.link.lexicon import settings
from pipeline.link.records import Mention, Pair

_FEW, _CROWDED = 0.25, 0.5  # tens of times more statements than in a small area, as a logarithm
_SLACK = 0.01  # log odds: more than what rounding a score, or summing in another order, can make of it
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
    """The pair with its score, 0 to 1, and its basis: the features that weighed most, and the words shared. None where
    the score does not reach that from which a person is asked.

    Features are asked in turn until it would not be reached though all others spoke for the pair as much as they can,
    as most pairs are told apart by what costs least to ask."""
    doubt = settings().doubt
    found: dict[str, float] = {}
    reach, least = area.reach, log(doubt / (1 - doubt)) - _SLACK
    for name, feature, weight, most in area.in_turn:
        value = found[name] = feature(one, other, area)
        reach += weight * value - most
        if reach < least:
            return None
    score = round(1 / (1 + exp(-_odds(found, FEATURES, area))), 4)
    if score < doubt:
        return None
    return Pair(one, other, score, _basis(one, other, area, found), _odds(found, area.of_the_thing, area))


def kinship(one: Mention, other: Mention, area: Area) -> float:
    """How much speaks for two statements being of one thing, in log odds, whatever paper and year they stand in."""
    return _odds(features(one, other, area, area.of_the_thing), area.of_the_thing, area)


def _odds(found: dict[str, float], of: Features, area: Area) -> float:
    """What some features say together, always summed in one order."""
    weights = area.weights
    return weights["bias"] + sum([weights[name] * found[name] for name, _ in of])


def akin(kinships: Sequence[float], pairs: int, area: Area) -> bool:
    """Whether two commitments may be one, by the kinships of pairs of their statements, of `pairs` in all.

    The mean must reach a bound. In a crowd the best pair counts too, and the bound grows with the pairs: a few
    statements may be like in part only, but two long stories of one thing have much in common."""
    bounds, crowded = settings(), min(1.0, max(0.0, area.rarity.crowd - _FEW) / _CROWDED)
    speaks = sum(kinships) / len(kinships) + crowded * bounds.kin_best * max(kinships)
    return speaks >= (1 - crowded) * bounds.kin + crowded * (bounds.kin_crowded + bounds.kin_grown * log(pairs))


def _basis(one: Mention, other: Mention, area: Area, found: dict[str, float]) -> str:
    weights = area.weights
    parts = [(abs(weights[name] * found[name]), name) for name in _SAID]
    telling = sorted((part for part in parts if part[0] >= 0.3), key=lambda part: -part[0])
    reasons = [f"{_SAID[name]} {found[name]:.2f}" for _, name in telling]
    shared = shared_words(one, other, area)
    return ", ".join([*reasons, *([f"both say: {', '.join(shared)}"] if shared else [])])
