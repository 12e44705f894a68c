"""What a later statement is to an earlier one of the same commitment."""

from __future__ import annotations

from pipeline.link.aims import likeness
from pipeline.link.records import Edge, Mention
from pipeline.model import Link

_TELLING = (
    "progress_report",
    "performance_report",
    "annual_report",
    "minutes",
    "decision_notice",
    "cover_report",
    "other",
)


def relation(earlier: Mention, later: Mention, renamed: bool = False) -> str:
    """same, continues, reports_on, revises, replaces or follows_up; the first that fits.

    follows_up: what came of a recommendation, request or resolution. reports_on: a later paper says where it stands.
    revises: said again with another due date. continues: said again in other words, or in the next plan."""
    if earlier.kind == later.kind == "priority":
        return _between_aims(earlier, later)
    if earlier.kind in ("recommendation", "decision") and later.kind in ("milestone", "action"):
        return "follows_up"
    if renamed:
        return "replaces"
    if earlier.document.document_id == later.document.document_id:
        return "same"
    if later.labelled.status and later.document.facts.document_type in _TELLING:
        return "reports_on"
    if _due(earlier) and _due(later) and _due(earlier) != _due(later):
        return "revises"
    return "same" if earlier.words.title == later.words.title and not later.labelled.status else "continues"


def _between_aims(earlier: Mention, later: Mention) -> str:
    if earlier.words.title == later.words.title:
        return "same"
    plans = [mention.document.facts.plan for mention in (earlier, later)]
    succeeds = all(plan.period_start for plan in plans) and plans[0].period_start != plans[1].period_start
    return "replaces" if succeeds and likeness(earlier.words.title, later.words.title) < 0.5 else "continues"


def _due(mention: Mention) -> list[tuple[str, str]]:
    return sorted(mention.spans("due"))


def links_of(edges: list[Edge], mentions: dict[str, Mention]) -> tuple[Link, ...]:
    """The links of the edges that were joined, each pair once, in order of their statements."""
    best: dict[tuple[str, str], Link] = {}
    for edge in edges:
        one, other = sorted((mentions[edge.earlier_id], mentions[edge.later_id]), key=lambda mention: mention.key)
        kind = relation(one, other, "renamed" in edge.basis)
        by = "person" if edge.by_person else "pipeline"
        best.setdefault((one.id, other.id), Link(one.id, other.id, kind, edge.score, edge.basis, by))  # type: ignore[arg-type]
    return tuple(best[pair] for pair in sorted(best))
