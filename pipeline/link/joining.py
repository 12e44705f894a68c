"""The whole of linking, for one area: mentions, pairs, clusters, plans, commitments, ledger."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.aims import aim_edges
from pipeline.link.asked import requests_of
from pipeline.link.candidates import candidates
from pipeline.link.changes import change_links, changes_of
from pipeline.link.clusters import Clusters
from pipeline.link.decide import Tie, accepted
from pipeline.link.decisions import Judged, judged, problem, statement_of
from pipeline.link.divided import division_links, half_of
from pipeline.link.explain import cited
from pipeline.link.features import Area, aspects_differ, heads_differ, longer_name, names_differ, renamed, two_plans
from pipeline.link.ledger import TRACED, Ground, as_of_day, entry, worst_first
from pipeline.link.lexicon import settings
from pipeline.link.lineage import Aim, priorities_of, under_priorities
from pipeline.link.measures import measure_links
from pipeline.link.plans import plans_of
from pipeline.link.profile import Speech, mentions_of, speech_of
from pipeline.link.rarity import Rarity
from pipeline.link.records import Edge, Mention, Pair
from pipeline.link.relations import links_of
from pipeline.link.renames import renames_of
from pipeline.link.review import reviews_of
from pipeline.link.score import akin, compare_if_near, kinship
from pipeline.link.second_look import second_look
from pipeline.model import AreaResult, Decision, Link, Paper, Problem

_ROUNDS = 3


@dataclass(frozen=True)
class _Joined:
    """What came of the pairs: commitments as groups of statements, the edges behind them, what was left undecided."""

    groups: list[tuple[Mention, ...]]
    edges: list[Edge]
    doubtful: list[Pair]
    problems: tuple[Problem, ...]


def linked(area: str, papers: tuple[Paper, ...], decisions: tuple[Decision, ...], as_of: str) -> AreaResult:
    """What `pipeline.link.link` gives."""
    papers = tuple(sorted(papers, key=lambda paper: paper.document.document_id))
    speech = speech_of(area, papers)
    mentions = mentions_of(papers, speech)
    people = judged(decisions, {mention.id for mention in mentions})
    joined = _joined(mentions, papers, speech, people)
    return _concluded(area, papers, mentions, people, joined, as_of_day(papers, as_of), decisions)


def _joined(mentions: list[Mention], papers: tuple[Paper, ...], speech: Speech, people: Judged) -> _Joined:
    traced = [mention for mention in mentions if mention.kind in TRACED]
    area = Area(Rarity(traced), renames_of(paper.document.text for paper in papers))
    compared = (compare_if_near(traced[one], traced[other], area) for one, other in candidates(traced))
    pairs = [pair for pair in compared if pair is not None and not _of_two(pair, area)]
    sure, ties = accepted(pairs)
    clusters = Clusters(
        traced, people.apart, lambda one, other: _clash(one, other, area),
        lambda one, other: kinship(one, other, area),
        lambda found, of: akin(found, of, area), pairs,
    )  # fmt: skip
    refused = [decision for decision in people.same if not clusters.join(_by_person(decision))]
    ranked = sorted([*map(_edge, sure), *aim_edges(traced)], key=lambda e: (-e.score, e.earlier_id, e.later_id))
    for _ in range(_ROUNDS):  # what was refused may fit when its statements have found company
        ranked = [edge for edge in ranked if not clusters.join(edge)]
    for edge in second_look(traced, tuple(clusters.edges)):
        clusters.join(edge, lambda one, other: _differ(one, other, area))
    problems = (
        *people.problems,
        *(problem(decision, "contradicts another that keeps them apart; it has no effect.") for decision in refused),
        *map(_undecided, ties),
    )
    doubtful = [pair for pair in pairs if pair.score >= settings().doubt]
    return _Joined(clusters.groups(), clusters.edges, doubtful, problems)


def _of_two(pair: Pair, area: Area) -> bool:
    """Whether two statements are of a thing and half of it, or of two editions of the Plan, however alike."""
    return half_of(pair.earlier, pair.later) or two_plans(pair.earlier, pair.later, area)


def _clash(one: Mention, other: Mention, area: Area) -> bool:
    """Whether one is of a thing and the other of its renewal or sale, a visit to it, a report on it, or half of it."""
    return aspects_differ(one, other, area) == 1.0 or half_of(one, other) or two_plans(one, other, area)


def _differ(one: Mention, other: Mention, area: Area) -> bool:
    """Whether two statements are of two things by their names or sorts, and no paper renames the one to the other."""
    if renamed(one, other, area) or renamed(other, one, area):
        return False
    if half_of(one, other) or two_plans(one, other, area):
        return True
    return any(differ(one, other, area) == 1.0 for differ in (names_differ, heads_differ, aspects_differ, longer_name))


def _edge(pair: Pair) -> Edge:
    return Edge(pair.earlier.id, pair.later.id, pair.score, pair.basis)


def _by_person(decision: Decision) -> Edge:
    said = ", ".join(part for part in (decision.who, decision.when, decision.why) if part)
    return Edge(
        statement_of(decision.subject), statement_of(decision.object), 1.0, f"decided: {said}".rstrip(": "), True
    )


def _undecided(tie: Tie) -> Problem:
    rivals = [pair.earlier if pair.later.id == tie.mention.id else pair.later for pair in (tie.first, tie.second)]
    names = " or ".join(f"“{rival.labelled.statement.title}” ({rival.id})" for rival in rivals)
    document, statement = tie.mention.document, tie.mention.labelled.statement
    message = (
        f"“{statement.title}” ({tie.mention.id}) could be the same as {names} in {cited(rivals[0])}; "
        "it was joined with neither. A row in decisions.csv settles it."
    )
    return Problem(document.source, "link", "warning", message, statement.page, document.document_id)


def _concluded(
    area: str, papers: tuple[Paper, ...], mentions: list[Mention], people: Judged, joined: _Joined, as_of: str,
    decisions: tuple[Decision, ...],
) -> AreaResult:  # fmt: skip
    plans, told = plans_of(area, [paper.document for paper in papers])
    plan_of = dict(told)
    aims = priorities_of(plans, plan_of, mentions, {m.id: group[0].id for group in joined.groups for m in group})
    under = under_priorities(aims, mentions, plan_of)
    ground = Ground(area, papers, as_of, plan_of, _titles(aims, dict(under)), people, _by_statement(joined.edges))
    entries = [entry(group, ground) for group in joined.groups]
    stands = {one.statement_ids[0]: (one.verdict,) if one.verdict else () for one, _ in entries}
    links = _links(mentions, joined)
    return AreaResult(
        area, plans, told, links,
        tuple(commitment for commitment, _ in entries), worst_first([row for _, row in entries if row is not None]),
        tuple(aim.row for aim in aims), under, changes_of(area, plans, plan_of, mentions, aims), joined.problems,
        reviews_of(joined.groups, stands, joined.edges, joined.doubtful, ground, decisions),
        requests_of(joined.groups, links, papers, as_of, people.named),
    )  # fmt: skip


def _links(mentions: list[Mention], joined: _Joined) -> tuple[Link, ...]:
    found = [*links_of(joined.edges, {m.id: m for m in mentions}), *change_links(mentions), *measure_links(mentions)]
    found += division_links(joined.groups)
    return tuple(sorted(found, key=lambda one: (one.source_id, one.target_id, one.relation)))


def _titles(aims: list[Aim], under: dict[str, str]) -> dict[str, str]:
    title = {aim.row.priority_id: aim.row.title for aim in aims}
    return {statement: title[priority] for statement, priority in under.items()}


def _by_statement(edges: list[Edge]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        for one in (edge.earlier_id, edge.later_id):
            found.setdefault(one, []).append(edge)
    return found
