"""How sure it is that two statements speak of one commitment, with the reasons."""

from __future__ import annotations

from math import exp

from pipeline.link.features import Area, features, shared_words
from pipeline.link.lexicon import settings
from pipeline.link.records import Mention, Pair

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


def compare(one: Mention, other: Mention, area: Area) -> Pair:
    """The pair with its score, 0 to 1, and its basis: the features that weighed most, and the words shared."""
    found = features(one, other, area)
    weights = settings().weights
    parts = {name: weights[name] * value for name, value in found.items()}
    score = 1 / (1 + exp(-(weights["bias"] + sum(parts.values()))))
    return Pair(one, other, round(score, 4), _basis(one, other, area, found, parts))


def _basis(one: Mention, other: Mention, area: Area, found: dict[str, float], parts: dict[str, float]) -> str:
    telling = [name for name in _SAID if abs(parts[name]) >= 0.3]
    reasons = [f"{_SAID[name]} {found[name]:.2f}" for name in sorted(telling, key=lambda name: -abs(parts[name]))]
    shared = shared_words(one, other, area)
    return ", ".join([*reasons, *([f"both say: {', '.join(shared)}"] if shared else [])])
