"""The weights of linking: a logistic regression over the features of pairs, drawn to the weights set by hand.

Each weight is two numbers: what it is in a small area, and what it changes by for every ten times more statements (in
a crowd likeness tells less, and difference more). Archives are invented, so what they cannot know of (years between
papers, numbers, what stands before a statement) keeps the weight set by hand, and everything is held near it (a
Gaussian prior, that is a ridge around the hand-set weights), so that odd archives cannot turn a weight round.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.fit.pairs import Couple
from pipeline.link.lexicon import WEIGHTS

ARCHIVE, GOLD = 1000.0, 300.0  # what an archive weighs as a whole, and a set of annotated papers
APART = 2.0  # a pair of two things weighs so much more than one of one, among annotated pairs
NEAR, NEAR_CROWDED = 5.0, 1.0  # how strongly the weights are held to those set by hand
HELD = (
    "setting", "same_priority", "same_number", "longer_name", "aspects_differ", "heads_differ", "names_differ",
    "years_apart", "asks_nothing",
)  # fmt: skip
HELD_SMALL = ("chief_differs", "rivals", "left_both", "left_one", "due_gap")  # free only in what a crowd changes
THRESHOLDS = {
    "join": 0.75,
    "sure": 0.85,
    "doubt": 0.3,
    "kin": -0.4,
    "kin_crowded": -3.0,
    "kin_grown": 1.8,
    "kin_best": 0.4,
}


def fit_links(archives: Sequence[Sequence[Couple]], gold: Sequence[Sequence[Couple]], hand: Path) -> dict[str, Any]:
    """The weights for some couples: in a small area, changed by a crowd, the bounds, and the digest of what they rest
    on. `hand`: models/linking.toml."""
    import numpy
    from scipy.optimize import minimize

    prior = tomllib.loads(hand.read_text(encoding="utf-8"))["weights"]
    sets = [*archives, *gold]
    rows = numpy.array([_row(one) for couples in sets for one in couples])
    same = numpy.array([float(one.same) for couples in sets for one in couples])
    weigh = numpy.array([weight for weights in _weighed(archives, gold) for weight in weights])
    start = numpy.array([*(float(prior[name]) for name in WEIGHTS), *(0.0 for _ in WEIGHTS)])
    free = numpy.array([*(name not in HELD + HELD_SMALL for name in WEIGHTS), *(name not in HELD for name in WEIGHTS)])
    ridge = numpy.repeat([NEAR, NEAR_CROWDED], len(WEIGHTS))[free]

    def loss(values: Any) -> tuple[float, Any]:
        weights = start.copy()
        weights[free] = values
        odds = rows @ weights
        chance = 1 / (1 + numpy.exp(-odds))
        away = values - start[free]
        total = (weigh * (numpy.logaddexp(0, odds) - same * odds)).sum() + (ridge * away**2).sum()
        return float(total), (rows.T @ (weigh * (chance - same)))[free] + 2 * ridge * away

    fitted = start.copy()
    fitted[free] = minimize(loss, start[free], jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    return {
        "fitted_on": {"pairs": len(rows), "digest": _digest(sets)},
        "thresholds": THRESHOLDS,
        "weights": _named(fitted[: len(WEIGHTS)]),
        "crowded": _named(fitted[len(WEIGHTS) :]),
    }


def _row(one: Couple) -> list[float]:
    values = [1.0 if name == "bias" else one.features[name] for name in WEIGHTS]
    return [*values, *(one.crowd * value for value in values)]


def _weighed(archives: Sequence[Sequence[Couple]], gold: Sequence[Sequence[Couple]]) -> list[list[float]]:
    found = [[ARCHIVE / len(couples)] * len(couples) for couples in archives]
    return found + [[GOLD * (1.0 if one.same else APART) / len(couples) for one in couples] for couples in gold]


def _named(values: Any) -> dict[str, float]:
    """Rounded, so that another machine's last digits change nothing."""
    return {name: round(float(value), 2) + 0.0 for name, value in zip(WEIGHTS, values, strict=True)}


def _digest(sets: Sequence[Sequence[Couple]]) -> str:
    total = hashlib.sha256()
    for couples in sets:
        for one in couples:
            total.update(json.dumps([one.same, round(one.crowd, 6), sorted(one.features.items())]).encode())
    return total.hexdigest()[:16]
