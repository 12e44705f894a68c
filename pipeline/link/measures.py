"""Measures from paper to paper: the same wording is the same measure. They are linked, and are no commitments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil

from pipeline.link.lexicon import worth
from pipeline.link.records import Mention
from pipeline.model import Link

_ALIKE = 0.8


def measure_links(mentions: list[Mention]) -> list[Link]:
    """Links from each measure to the same one in the latest earlier paper that has it."""
    measures = [mention for mention in mentions if mention.kind == "measure"]
    told = [_telling(mention) for mention in measures]
    spread = Counter(stem for stems in told for stem in stems)
    holding: dict[str, list[int]] = {}
    found = []
    for at, later in enumerate(measures):
        fits = [
            (alike, measures[place])
            for place in _near(told[at], spread, holding)
            if measures[place].document is not later.document and (alike := _alike(told[place], told[at])) >= _ALIKE
        ]
        if fits:
            alike, best = max(fits, key=lambda fit: (fit[1].key[0], fit[0], fit[1].key))
            said = f"the wording of the measure alike {alike:.2f}"
            found.append(Link(best.id, later.id, "same", round(alike, 4), said))
        for stem in told[at]:
            holding.setdefault(stem, []).append(at)
    return found


def _near(stems: frozenset[str], spread: Counter[str], holding: dict[str, list[int]]) -> Iterator[int]:
    """The places of earlier measures that may be alike: they share one of the rarest stems.

    Two sets as alike as _ALIKE share at least _ALIKE / (2 - _ALIKE) of the stems of either."""
    must = max(1, ceil(_ALIKE / (2 - _ALIKE) * len(stems) - 1e-9))
    rarest = sorted(stems, key=lambda stem: (spread[stem], stem))[: len(stems) - must + 1]
    return iter(sorted({place for stem in rarest for place in holding.get(stem, ())}))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _telling(mention: Mention) -> frozenset[str]:
    return frozenset(
        stem
        for stem in mention.words.lead
        if worth().get(stem, 1.0) > 0 and not any(letter.isdigit() for letter in stem)
    )
