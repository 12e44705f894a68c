"""Statements that are one commitment: joined pair by pair, the surest first, never two that cannot be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.link.records import Edge, Mention, Pair

Clash = Callable[[Mention, Mention], bool]
Kinship = Callable[[Mention, Mention], float]
Akin = Callable[[Sequence[float], int], bool]

_FAR = 5.0  # log odds: what speaks more strongly counts no more


@dataclass(slots=True)
class _Cluster:
    """`state`: a number of its own, another one whenever it has grown."""

    members: list[Mention]
    tokens: set[str]
    state: int


class Clusters:
    """The graph of joined statements. `clash` says of two statements that they speak of different things, `kinship` how
    much speaks for their being one, `akin` whether that is enough, of some pairs from two clusters of so many pairs.
    Of the pairs `known` the kinship is known."""

    def __init__(
        self,
        mentions: Iterable[Mention],
        apart: Iterable[tuple[str, str]],
        clash: Clash,
        kinship: Kinship,
        akin: Akin,
        known: Iterable[Pair] = (),
    ) -> None:
        self._states = count()
        self._of = {mention.id: _Cluster([mention], _tokens(mention), next(self._states)) for mention in mentions}
        self._strangers: set[tuple[int, int]] = set()
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._clash = clash
        self._kinship = kinship
        self._akin = akin
        self._known = {(pair.earlier.id, pair.later.id): _bounded(pair.kinship) for pair in known}
        self.edges: list[Edge] = []

    def join(self, edge: Edge, clash: Clash | None = None) -> bool:
        """Join the two statements of an edge, with all that each is joined with. False where that cannot be.

        `clash`, where given, decides in place of likeness: for what is found by something else than likeness."""
        one, other = self._of.get(edge.earlier_id), self._of.get(edge.later_id)
        if one is None or other is None:
            return False
        if one is not other:
            if not self._may(one, other, edge.by_person or edge.one_place, clash):
                return False
            self._merge(one, other)
        self.edges.append(edge)
        return True

    def _may(self, one: _Cluster, other: _Cluster, beyond_doubt: bool, clash: Clash | None) -> bool:
        ids = {mention.id for mention in other.members}
        if any(self._apart.get(mention.id, set()) & ids for mention in one.members):
            return False
        if beyond_doubt:
            return True
        if not one.tokens.isdisjoint(other.tokens):
            return False
        if clash is not None:
            return not self._foreign(one, other, clash)
        states = (one.state, other.state)
        if states not in self._strangers and self._foreign(one, other):
            self._strangers.add(states)
        return states not in self._strangers

    def _foreign(self, one: _Cluster, other: _Cluster, clash: Clash | None = None) -> bool:
        """Whether most of what the two hold speaks of different things; of large ones the first and last are asked."""
        pairs = [(a, b) for a in _ends(one.members) for b in _ends(other.members)]
        if _most(pairs, clash or self._clash):
            return True
        if clash is not None:
            return False
        told = [(a, b) for a, b in pairs if _comparable(a, b)]
        if len(pairs) < 2 or not told:
            return False
        return not self._akin([self._kin(a, b) for a, b in told], len(one.members) * len(other.members))

    def _kin(self, one: Mention, other: Mention) -> float:
        key = (one.id, other.id) if one.key < other.key else (other.id, one.id)
        found = self._known.get(key)
        if found is None:
            first, second = (one, other) if one.key < other.key else (other, one)
            found = self._known[key] = _bounded(self._kinship(first, second))
        return found

    def _merge(self, one: _Cluster, other: _Cluster) -> None:
        if len(one.members) < len(other.members):
            one, other = other, one
        one.members = sorted([*one.members, *other.members], key=lambda mention: mention.key)
        one.tokens |= other.tokens
        one.state = next(self._states)
        for mention in other.members:
            self._of[mention.id] = one

    def groups(self) -> list[tuple[Mention, ...]]:
        """The commitments, each in order of time, in the order of their first statements."""
        import networkx

        graph: networkx.Graph[str] = networkx.Graph()
        members = {mention.id: mention for cluster in self._of.values() for mention in cluster.members}
        graph.add_nodes_from(sorted(members))
        graph.add_edges_from((edge.earlier_id, edge.later_id) for edge in self.edges)
        found = [
            sorted((members[one] for one in part), key=lambda m: m.key) for part in networkx.connected_components(graph)
        ]
        return [tuple(part) for part in sorted(found, key=lambda part: part[0].key)]


def _most(pairs: list[tuple[Mention, Mention]], clash: Clash) -> bool:
    """Whether more than half of the pairs clash; no more are asked than it takes to know."""
    found = 0
    for asked, (one, other) in enumerate(pairs, 1):
        found += clash(one, other)
        if found * 2 > len(pairs) or (found + len(pairs) - asked) * 2 <= len(pairs):
            break
    return found * 2 > len(pairs)


def _bounded(kinship: float) -> float:
    return max(-_FAR, min(_FAR, kinship))


def _comparable(one: Mention, other: Mention) -> bool:
    """Whether likeness can tell of two: not aims, which are laid list by list, nor what speaks of "the project"."""
    aims = one.kind == other.kind == "priority"
    return not (aims or one.words.refers_back or other.words.refers_back)


def _tokens(mention: Mention) -> set[str]:
    """What no two statements of a commitment share: a list, and being an aim of one paper."""
    found = {mention.group} if mention.group else set()
    return found | ({f"{mention.document.document_id}:aims"} if mention.kind == "priority" else set())


def _ends(members: list[Mention]) -> list[Mention]:
    return members if len(members) <= 6 else [*members[:3], *members[-3:]]
