"""What a word weighs: little where models/ calls it common, less the more statements of the area use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log, log10

from pipeline.link.lexicon import concepts, worth
from pipeline.link.records import Mention

_FLOOR = 200  # in few statements, a word's frequency says little
_WHOLE = 1_000_000  # weights are whole numbers of such parts, so that a sum is the same in whatever order
_CROWD = 1.7  # tens of times, as a logarithm


class _Weights(dict[str, int]):
    """Weights by stem; what no statement has weighs nothing."""

    def __missing__(self, stem: str) -> int:
        return 0


class Rarity:
    """The weights of the stems of an area, from the papers that use them.

    `crowd`: how many tens of times more statements there are than in a small area, as a logarithm, 0 to 2."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        rows = [mention.words.body for mention in mentions]
        counts = Counter(stem for body in rows for stem in body)
        total = max(len(rows), _FLOOR)
        self.crowd = min(log10(total / _FLOOR), _CROWD)
        own = worth()
        self._sums: dict[frozenset[str], float] = {}
        self._concepts: dict[frozenset[str], tuple[frozenset[str], frozenset[str]]] = {}
        self._weights = _Weights(
            (stem, round(_WHOLE * own.get(stem, 1.0) * (0.4 + 0.6 * log(1 + total / count) / log(1 + total))))
            for stem, count in counts.items()
        )
        self._weigh = self._weights.__getitem__

    def of(self, stem: str) -> float:
        """The weight of one stem, 0 to 1."""
        return self._weights[stem] / _WHOLE

    def sum(self, stems: Collection[str]) -> float:
        """The weight of several, the same in whatever order they come."""
        return sum(map(self._weigh, stems)) / _WHOLE

    def whole(self, stems: frozenset[str]) -> float:
        """The same for the words of a statement, which are asked for again and again."""
        found = self._sums.get(stems)
        if found is None:
            found = self._sums[stems] = self.sum(stems)
        return found

    def shared(self, one: frozenset[str], other: frozenset[str], credit: float = 0.6) -> float:
        """The weight of what two sets have in common; a concept said in two words counts `credit` of the lighter."""
        same = one & other
        total = sum(map(self._weigh, same)) / _WHOLE if same else 0.0
        mine, meant = self._concepts.get(one) or self._conceptual(one)
        theirs, meant_there = self._concepts.get(other) or self._conceptual(other)
        if meant.isdisjoint(meant_there):
            return total
        mine, theirs = mine - same, theirs - same
        if not mine or not theirs:
            return total
        by_concept = self._by_concept(theirs)
        for concept, weight in sorted(self._by_concept(mine).items()):
            if concept in by_concept:
                total += credit * min(weight, by_concept[concept])
        return total

    def _conceptual(self, stems: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Those that have a concept, and the concepts."""
        known = concepts()
        held = stems & known.keys()
        found = self._concepts[stems] = held, frozenset(known[stem] for stem in held)
        return found

    def _by_concept(self, stems: frozenset[str]) -> dict[str, float]:
        known = concepts()
        found: dict[str, float] = {}
        for stem in sorted(stems):
            concept = known.get(stem)
            if concept is not None:
                found[concept] = max(found.get(concept, 0.0), self.of(stem))
        return found
