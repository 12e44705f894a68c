"""Counts of what was found, missed and made up, and the figures that come from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

LABELS = ("status", "schedule", "dates", "owners")


@dataclass(slots=True)
class Tally:
    """hit: wanted and given; miss: wanted and not given; spurious: given and not wanted."""

    hit: int = 0
    miss: int = 0
    spurious: int = 0

    def add(self, hit: int = 0, miss: int = 0, spurious: int = 0) -> None:
        """Count more."""
        self.hit += hit
        self.miss += miss
        self.spurious += spurious

    @property
    def precision(self) -> float:
        """The share of what was given that was wanted."""
        given = self.hit + self.spurious
        return self.hit / given if given else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given."""
        wanted = self.hit + self.miss
        return self.hit / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float]:
        """All figures, rounded."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"hit": self.hit, "miss": self.miss, "spurious": self.spurious}
        return {name: round(rate, 3) for name, rate in rates.items()} | counts


@dataclass(slots=True)
class Share:
    """How many of a number were right."""

    right: int = 0
    of: int = 0

    @property
    def rate(self) -> float:
        """The share, rounded; 0 of nothing."""
        return round(self.right / self.of, 3) if self.of else 0.0


@dataclass(slots=True)
class Scores:
    """All counts over some papers. `confusions` counts (label, annotated, given)."""

    papers: int = 0
    found: Tally = field(default_factory=Tally)
    labels: dict[str, Tally] = field(default_factory=lambda: {label: Tally() for label in LABELS})
    kind: Share = field(default_factory=Share)
    date_role: Share = field(default_factory=Share)
    by_kind: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusions: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, other: Scores) -> None:
        """Count the papers of another in."""
        self.papers += other.papers
        _add(self.found, other.found)
        for label in LABELS:
            _add(self.labels[label], other.labels[label])
        for kind, tally in other.by_kind.items():
            _add(self.by_kind[kind], tally)
        for mine, theirs in ((self.kind, other.kind), (self.date_role, other.date_role)):
            mine.right += theirs.right
            mine.of += theirs.of
        self.confusions.update(other.confusions)

    @property
    def typed(self) -> Tally:
        """As `found`, where a found statement of the wrong kind is a miss and a spurious one."""
        wrong = self.kind.of - self.kind.right
        return Tally(self.kind.right, self.found.miss + wrong, self.found.spurious + wrong)

    def figures(self) -> dict[str, Any]:
        """Everything as plain numbers."""
        return {
            "found": self.found.row(),
            "typed": self.typed.row(),
            **{label: self.labels[label].row() for label in LABELS},
            "kind": self.kind.rate,
            "date_role": self.date_role.rate,
            "by_kind": {kind: self.by_kind[kind].row() for kind in sorted(self.by_kind)},
        }


def _add(mine: Tally, theirs: Tally) -> None:
    mine.add(theirs.hit, theirs.miss, theirs.spurious)
