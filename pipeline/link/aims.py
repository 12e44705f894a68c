"""Priorities from paper to paper: the list of one paper laid against those that earlier papers gave.

Aims are said in the same few words everywhere ("safer", "victims"), so what tells them apart is the rest of their list:
each aim of the later list takes at most one of the earlier, the best fit of all.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.lexicon import concepts, ordinary, settings, worth
from pipeline.link.records import Edge, Mention
from pipeline.link.when import days_between

_LIGHT = frozenset(
    {
        "polic",
        "crim",
        "crime",
        "community",
        "communit",
        "area",
        "loc",
        "local",
        "effect",
        "effective",
        "high",
        "qual",
        "quality",
    }
)
_LATER = 0.03  # a year between, beyond the fourth, takes this from the likeness


@dataclass(frozen=True, slots=True)
class Fit:
    """How alike two aims are, 0 to 1."""

    earlier: Mention
    later: Mention
    alike: float


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike the wording of two aims is, by stems: shared words, and concepts said in other words, of all."""
    a, b = _telling(one), _telling(other)
    if not a or not b:
        return 0.0
    if a == b or "".join(sorted(a)) == "".join(sorted(b)):
        return 1.0
    shared = _weight(a & b) + 0.8 * _by_concept(a - b, b - a)
    dice = 2 * shared / (_weight(a) + _weight(b))
    cover = min(1.0, shared / min(_weight(a), _weight(b)))
    return min(1.0, (dice + cover) / 2) * (1.0 if shared >= 1.5 or cover == 1.0 else 0.75)


def _telling(stems: frozenset[str]) -> frozenset[str]:
    known = frozenset(stem for stem in stems if worth().get(stem, 1.0) > 0) - {"area"}
    return known or stems


def _weight(stems: frozenset[str]) -> float:
    return sum(0.5 if stem in _LIGHT or stem in ordinary() else 1.0 for stem in stems)


def _by_concept(one: frozenset[str], other: frozenset[str]) -> float:
    known = concepts()
    mine, theirs = ({known[stem] for stem in stems if stem in known} for stems in (one, other))
    return float(len(mine & theirs))


def aim_edges(mentions: list[Mention]) -> list[Edge]:
    """The edges between aims that continue one another, from each paper's list to the lists before it, surest first."""
    lists = _lists(mentions)
    edges: list[Edge] = []
    for at, later in enumerate(lists):
        left = list(later)
        for back in range(at - 1, max(-1, at - 9), -1):
            found = _matched(lists[back], left, follows=back >= at - 3)
            edges += [_edge(fit) for fit in found]
            taken = {fit.later.id for fit in found}
            left = [aim for aim in left if aim.id not in taken]
    return sorted(edges, key=lambda edge: (-edge.score, edge.earlier_id, edge.later_id))


def _lists(mentions: list[Mention]) -> list[list[Mention]]:
    """The aims of each paper, papers in order of time."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "priority":
            found.setdefault(mention.document.document_id, []).append(mention)
    return list(found.values())


def _matched(earlier: list[Mention], later: list[Mention], follows: bool) -> list[Fit]:
    """The best fit of two lists, each aim used once; weak fits only between lists that follow one another."""
    fits = [fit for one in earlier for other in later if (fit := _fit(one, other)).alike > 0]
    bounds = settings()
    chosen: list[Fit] = []
    taken: set[str] = set()
    for fit in sorted(fits, key=lambda fit: (-fit.alike, fit.earlier.key, fit.later.key)):
        if fit.earlier.id in taken or fit.later.id in taken or fit.alike < bounds.aim_near:
            continue
        listed = follows and len(earlier) >= 3 and len(later) >= 3
        if fit.alike >= bounds.aim_same or listed and _alone(fit, fits):
            chosen.append(fit)
            taken |= {fit.earlier.id, fit.later.id}
    return chosen


def _alone(fit: Fit, fits: list[Fit]) -> bool:
    """Whether no other aim of either list comes near."""
    rivals = [f.alike for f in fits if (f.earlier is fit.earlier) != (f.later is fit.later)]
    return fit.alike - max(rivals, default=0.0) >= settings().aim_margin


def _fit(one: Mention, other: Mention) -> Fit:
    alike = likeness(one.words.title, other.words.title)
    years = days_between(one.day, other.day) / 365.25 if one.day and other.day else 0.0
    return Fit(one, other, alike if alike >= 0.95 else alike - _LATER * max(0.0, years - 4))


def _edge(fit: Fit) -> Edge:
    score = min(1.0, 0.5 + fit.alike / 2) if fit.alike >= settings().aim_same else 0.6
    return Edge(fit.earlier.id, fit.later.id, round(score, 4), f"aims of two lists, wording alike {fit.alike:.2f}")
