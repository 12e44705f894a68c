"""How well a grouping of statements agrees with the true one: pairwise precision and recall, and B-cubed.

Pairwise: of the pairs that are put together, how many belong together, and the other way round. B-cubed (Bagga and
Baldwin 1998): for each statement, of its group how many belong there, and how much of its true group is there; the mean
over statements, so that one large group weighs no more than its statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grouping:
    """The figures, 0 to 1, over `of` statements whose true group is known."""

    of: int
    pair_precision: float
    pair_recall: float
    b_precision: float
    b_recall: float

    @property
    def b_cubed(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        both = self.b_precision + self.b_recall
        return 2 * self.b_precision * self.b_recall / both if both else 0.0


def grouping(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Grouping:
    """Measure groups by the name of each statement's group. Statements without a true group are passed over; one that
    `found` does not have stands alone."""
    own = {one: found.get(one, ("alone", one)) for one in truth}
    together = Counter((own[one], truth[one]) for one in truth)
    by_found, by_truth = Counter(own.values()), Counter(truth.values())
    both, ours, theirs = (_pairs(count.values()) for count in (together, by_found, by_truth))
    total = len(truth)
    return Grouping(
        total, both / ours if ours else 1.0, both / theirs if theirs else 1.0,
        sum(n * n / by_found[group] for (group, _), n in together.items()) / total if total else 1.0,
        sum(n * n / by_truth[group] for (_, group), n in together.items()) / total if total else 1.0,
    )  # fmt: skip


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
