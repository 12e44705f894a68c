"""Chances and their log odds, and what a logistic regression makes of named signs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_LEAST = 0.001


def chance_of(names: Sequence[str], table: dict[str, Any]) -> float:
    """The chance (0 to 1) of what shows these signs, by a table with its `bias` and `weights` by name."""
    get = table["weights"].get
    return chance(table["bias"] + sum([get(name, 0.0) for name in names]))


def chance(odds: float) -> float:
    """The chance that some log odds stand for."""
    return 1.0 / (1.0 + math.exp(-odds))


def log_odds(share: float) -> float:
    """The log odds of a share; one rounded to none or all counts as a thousandth from it."""
    share = min(max(share, _LEAST), 1.0 - _LEAST)
    return math.log(share / (1.0 - share))
