"""Measures from paper to paper: the same wording is the same measure. They are linked, and are no commitments."""

from __future__ import annotations

from pipeline.link.lexicon import worth
from pipeline.link.records import Mention
from pipeline.model import Link

_ALIKE = 0.8


def measure_links(mentions: list[Mention]) -> list[Link]:
    """Links from each measure to the same one in the latest earlier paper that has it."""
    measures = [mention for mention in mentions if mention.kind == "measure"]
    found = []
    for at, later in enumerate(measures):
        fits = [
            (alike, one.key, one)
            for one in measures[:at]
            if one.document is not later.document and (alike := _alike(one, later)) >= _ALIKE
        ]
        if fits:
            alike, _, best = max(fits, key=lambda fit: (fit[1][0], fit[0], fit[1]))
            found.append(
                Link(best.id, later.id, "same", round(alike, 4), f"the wording of the measure alike {alike:.2f}")
            )
    return found


def _alike(one: Mention, other: Mention) -> float:
    a, b = (_telling(mention) for mention in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _telling(mention: Mention) -> frozenset[str]:
    return frozenset(
        stem
        for stem in mention.words.lead
        if worth().get(stem, 1.0) > 0 and not any(letter.isdigit() for letter in stem)
    )
