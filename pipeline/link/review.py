"""What most needs a person's eye: the open questions of an area whose answer would change its ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.link.decisions import statement_of
from pipeline.link.filled_in import as_asked
from pipeline.link.ledger import Ground, verdict_of
from pipeline.link.lexicon import settings
from pipeline.link.records import Edge, Mention, Pair
from pipeline.model import Decision, Review

Group = tuple[Mention, ...]
Stands = Mapping[str, tuple[str, ...]]  # by its first statement the verdict on a commitment, none where it has none
_ENDS = ("kept", "kept_late", "stopped")  # says of a named person that it was done, or given up
_FAULTS = ("overdue", "dropped", "slipped")
_MOST = 60  # more statements in one commitment: a single one hardly matters


def reviews_of(
    groups: list[Group], stands: Stands, edges: list[Edge], doubtful: Iterable[Pair], ground: Ground,
    decisions: Iterable[Decision],
) -> tuple[Review, ...]:  # fmt: skip
    """The questions of an area: unsure links that join, pairs that were nearly joined, labels that are doubtful.

    Only those whose answer would change a verdict, at most `review` of models/linking.toml, what would change most
    first; then what people have answered already."""
    answered = _answered(decisions, {mention.id for group in groups for mention in group})
    decided: set[tuple[str, frozenset[str]]] = {
        (one.question, frozenset((one.subject, one.object) if one.object else (one.subject,))) for one in answered
    }
    found = [
        *_links(groups, stands, edges, ground), *_pairs(groups, stands, doubtful, ground),
        *_labels(groups, stands, ground),
    ]  # fmt: skip
    asked = [one for one in found if one.effect and not _known(one, decided)]
    ranked = sorted(asked, key=lambda one: (-one.effect, abs((one.score or 0.5) - 0.5), one.subject, one.object))
    return (*ranked[: settings().review], *answered)


def _known(one: Review, decided: set[tuple[str, frozenset[str]]]) -> bool:
    names = (one.subject, one.object) if one.question == "same" else (one.subject,)
    return (one.question, frozenset(names)) in decided


def _links(groups: list[Group], stands: Stands, edges: list[Edge], ground: Ground) -> Iterator[Review]:
    """The unsure links without which a commitment would fall in two."""
    group_of = {mention.id: group for group in groups for mention in group}
    held: dict[str, list[Edge]] = {}
    for edge in edges:
        held.setdefault(group_of[edge.earlier_id][0].id, []).append(edge)
    for edge in edges:
        group = group_of[edge.earlier_id]
        if edge.by_person or edge.score >= settings().sure or len(group) > _MOST:
            continue
        parts = _without(group, edge, held[group[0].id])
        if len(parts) == 2:
            now, otherwise = stands[group[0].id], _verdicts(parts, ground)
            yield _same(edge.earlier_id, edge.later_id, edge.score, "same", now, otherwise)


def _without(group: Group, left_out: Edge, edges: list[Edge]) -> list[Group]:
    """The parts in which a group falls when an edge is taken away."""
    near: dict[str, set[str]] = {mention.id: set() for mention in group}
    for edge in edges:
        if edge is not left_out:
            near[edge.earlier_id].add(edge.later_id)
            near[edge.later_id].add(edge.earlier_id)
    reached, todo = {left_out.earlier_id}, [left_out.earlier_id]
    while todo:
        for one in near[todo.pop()] - reached:
            reached.add(one)
            todo.append(one)
    parts = [tuple(m for m in group if (m.id in reached) == inside) for inside in (True, False)]
    return [part for part in parts if part]


def _pairs(groups: list[Group], stands: Stands, doubtful: Iterable[Pair], ground: Ground) -> Iterator[Review]:
    """The pairs that nearly joined two commitments: of each two commitments the nearest pair."""
    group_of = {mention.id: group for group in groups for mention in group}
    seen: set[tuple[str, str]] = set()
    for pair in sorted(doubtful, key=lambda one: (-one.score, one.earlier.id, one.later.id)):
        one, other = group_of[pair.earlier.id], group_of[pair.later.id]
        names = (min(one[0].id, other[0].id), max(one[0].id, other[0].id))
        if one is other or names in seen or len(one) + len(other) > _MOST:
            continue
        seen.add(names)
        joined = tuple(sorted((*one, *other), key=lambda mention: mention.key))
        now, otherwise = (*stands[one[0].id], *stands[other[0].id]), _verdicts([joined], ground)
        yield _same(pair.earlier.id, pair.later.id, pair.score, "different", now, otherwise)


def _same(one: str, other: str, score: float, taken: str, now: tuple[str, ...], otherwise: tuple[str, ...]) -> Review:
    return Review("same", one, other, score, taken, now, otherwise, _effect(now, otherwise))


def _labels(groups: list[Group], stands: Stands, ground: Ground) -> Iterator[Review]:
    """The doubtful statuses on which a verdict rests."""
    for group in groups:
        for mention in group:
            labelled = mention.labelled
            if not labelled.needs_review or not (labelled.status or labelled.schedule):
                continue
            blank = replace(mention, labelled=replace(labelled, status="", schedule=""))
            now = stands[group[0].id]
            otherwise = _verdicts([tuple(blank if one is mention else one for one in group)], ground)
            promise = group[0].id if group[0] is not mention else ""
            taken = labelled.status or labelled.schedule
            yield Review("status", mention.id, promise, None, taken, now, otherwise, _effect(now, otherwise))


def _verdicts(parts: list[Group], ground: Ground) -> tuple[str, ...]:
    """The verdicts of commitments, none for what is not in the ledger."""
    found = (verdict_of(part, ground) for part in parts)
    return tuple(one for one in found if one)


def _effect(now: tuple[str, ...], otherwise: tuple[str, ...]) -> int:
    """What it would change: for each verdict that comes or goes 3 for an end, 2 for a fault, 1 for another."""
    before, after = Counter(now), Counter(otherwise)
    changed = [*(before - after).elements(), *(after - before).elements()]
    return sum(3 if one in _ENDS else 2 if one in _FAULTS else 1 for one in changed)


def _answered(decisions: Iterable[Decision], known: set[str]) -> tuple[Review, ...]:
    """The questions that people have answered, each with its last answer."""
    found: dict[tuple[str, str, str], Review] = {}
    for one in sorted(decisions, key=lambda d: (d.when, d.verb, d.subject, d.object, d.value)):
        subject, other = statement_of(one.subject), statement_of(one.object)
        if subject not in known or one.object and other not in known:
            continue
        if one.verb in ("same", "different", "unsure"):
            first, second = sorted((subject, other))
            found["same", first, second] = _answer(one, "same", first, second, one.verb)
        elif one.verb == "status":
            found["status", subject, ""] = _answer(one, "status", subject, "", one.value)
    return tuple(found[key] for key in sorted(found))


def _answer(one: Decision, question: str, subject: str, other: str, judgement: str) -> Review:
    made = Review(
        question, subject, other, None, judgement, (), (), 0, judgement, one.who, one.when, one.why  # type: ignore[arg-type]
    )  # fmt: skip
    return as_asked(made, one)
