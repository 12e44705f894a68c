"""Commitments and their ledger rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.link.course import Course, course_of
from pipeline.link.decisions import Judged
from pipeline.link.explain import cited, explanation, paper_in_words
from pipeline.link.identity import PREFIX, former_ids, id_of
from pipeline.link.lexicon import settings
from pipeline.link.reading import (
    asked_by_panel,
    asks_an_answer,
    carries_on,
    is_background,
    promises_plan,
    read_unsurely,
)
from pipeline.link.records import Edge, Mention
from pipeline.link.verdict import WORST_FIRST, verdict
from pipeline.link.when import last_day
from pipeline.model import Commitment, LedgerRow, Paper

TRACED = ("priority", "milestone", "action", "decision", "recommendation")
_FEW = 4


@dataclass(frozen=True)
class Ground:
    """What the ledger of an area rests on: its papers, the day it speaks for, plans, priorities and people's words."""

    area: str
    papers: tuple[Paper, ...]
    as_of: str
    plan_of: dict[str, str]
    priority_of: dict[str, str]
    judged: Judged
    edges: dict[str, list[Edge]] = field(default_factory=dict)

    @cached_property
    def days(self) -> list[str]:
        """The days of the papers with statements, in order."""
        days = (last_day(paper.document.facts.meeting_date) for paper in self.papers if paper.statements)
        return sorted(day for day in days if day)

    @cached_property
    def full_plans(self) -> dict[str, str]:
        """The versions of plans that promise enough for what they leave out to have been dropped, each with the last
        day of a paper of it that the ledger knows of."""
        found: dict[str, str] = {}
        for document, statements in ((paper.document, paper.statements) for paper in self.papers):
            day, version = last_day(document.facts.meeting_date), self.plan_of.get(document.document_id, "")
            if document.facts.document_type != "plan" or not day or self.as_of and day > self.as_of:
                continue
            if sum(one.statement.kind in ("milestone", "action") for one in statements) >= _FEW:
                found[version] = max(day, found.get(version, ""))
        return found


def as_of_day(papers: Sequence[Paper], as_of: str) -> str:
    """The last day that the ledger speaks for: of `as_of`, else of the latest meeting date."""
    return last_day(as_of) or max((last_day(paper.document.facts.meeting_date) for paper in papers), default="")


def entry(members: tuple[Mention, ...], ground: Ground) -> tuple[Commitment, LedgerRow | None]:
    """A commitment, and its row of the ledger where it is something to be done."""
    course = _course(members, ground)
    doubts = _doubts(members, course, ground)
    found = _concluded(members, course)
    commitment = _commitment(members, course, found, bool(doubts), ground)
    if course is None or not found:
        return commitment, None
    return commitment, _row(commitment, course, explanation(course, found, doubts))


def verdict_of(members: tuple[Mention, ...], ground: Ground) -> str:
    """The verdict alone; empty for what is not in the ledger."""
    return _concluded(members, _course(members, ground))


def _course(members: tuple[Mention, ...], ground: Ground) -> Course | None:
    return course_of(members, ground.as_of, _left_out(members, ground), _later_papers(members, ground), ground.judged)


def _concluded(members: tuple[Mention, ...], course: Course | None) -> str:
    return verdict(course) if course is not None and _to_be_done(members, course) else ""


def _to_be_done(members: tuple[Mention, ...], course: Course) -> bool:
    """Whether it belongs in the ledger: not an aim without a reported status, nor a resolution to note something, nor
    what only background tells of, or one paper in passing."""
    told = [mention for mention in members if not (is_background(mention) or asks_an_answer(mention))]
    if not told or all(_in_passing(mention) for mention in told) and course.alone:
        return False
    if all(mention.kind == "priority" for mention in told):
        return bool(course.status)
    return bool(course.status) or not all(mention.asks_nothing or _own_business(mention) for mention in told)


def _own_business(mention: Mention) -> bool:
    """What nobody but the Panel has to act on: a resolution without a date, or what a report asks of it."""
    roles = {owner.role for owner in mention.labelled.owners}
    if mention.kind == "recommendation":
        return roles == {"panel"} and not asked_by_panel(mention)
    return mention.kind == "decision" and roles <= {"panel"} and not mention.labelled.dates


def _in_passing(mention: Mention) -> bool:
    """A sentence of running prose that tells of something as done, with no date for it, and was not read surely."""
    labelled = mention.labelled
    passing = "deliverable with status" in labelled.statement.reasons and mention.kind in ("milestone", "action")
    return passing and read_unsurely(labelled) and labelled.status == "completed" and not mention.spans("due")


def _left_out(members: tuple[Mention, ...], ground: Ground) -> bool:
    """Whether a plan held it, the next plan has promises and not this one, and no paper since mentions it."""
    holding = [mention for mention in members if mention.document.facts.document_type == "plan"]
    last = members[-1]
    if not holding or not last.day:
        return False
    version = ground.plan_of.get(holding[-1].document.document_id, "")
    return any(last.day < day and plan != version for plan, day in ground.full_plans.items())


def _later_papers(members: tuple[Mention, ...], ground: Ground) -> int:
    """How many papers with statements are later than the last that mentions it."""
    known = [mention.day for mention in members if mention.day and mention.day <= ground.as_of]
    if not known:
        return 0
    last = max(known)
    behind_its_month = bisect_right(ground.days, f"{last[:7]}-99")
    return max(0, bisect_right(ground.days, ground.as_of) - behind_its_month)


def _doubts(members: tuple[Mention, ...], course: Course | None, ground: Ground) -> tuple[str, ...]:
    """What the verdict rests on that is not certain: unsure links, labels to review, papers that disagree."""
    if course is None:
        return ()
    found = []
    unsure = sorted({paper_in_words(_later(edge, members).document) for edge in _weak(members, ground)})
    if unsure:
        found.append(f"whether {' and '.join(unsure)} {'speaks' if len(unsure) == 1 else 'speak'} of the same thing")
    if any(mention is not None and mention.labelled.needs_review for mention in (course.promise, course.report)):
        found.append("how a statement was read")
    if course.promise.day == "" and course.alone:
        found.append("its paper has no date")
    if found_plan := _plan_since(course, ground):
        found.append(f"{found_plan} may be what was promised")
    if course.contradicted:
        found.append(f"{' and '.join(cited(one) for one in course.contradicted)} disagree")
    if course.completed and course.done is None and course.first_due is not None:
        found.append("no paper says when it was completed")
    return tuple(found)


def _plan_since(course: Course, ground: Ground) -> str:
    """The plan that came after a promise of one, and within a year of its day, where nothing is reported of it."""
    if course.completed or course.last_due is None or not promises_plan(course.promise):
        return ""
    until = f"{int(course.last_due[1][:4]) + 1}{course.last_due[1][4:]}"
    came = [
        paper.document
        for paper in ground.papers
        if paper.document.facts.document_type == "plan"
        and course.promise.day < last_day(paper.document.facts.meeting_date) <= min(until, ground.as_of)
    ]
    return paper_in_words(min(came, key=lambda one: one.facts.meeting_date)) if came else ""


def _weak(members: tuple[Mention, ...], ground: Ground) -> list[Edge]:
    """The edges that alone hold a statement to the others and are not sure."""
    held = {mention.id for mention in members}
    found = []
    for mention in members:
        edges = [edge for edge in ground.edges.get(mention.id, []) if {edge.earlier_id, edge.later_id} <= held]
        if edges and not any(edge.by_person or edge.score >= settings().sure for edge in edges):
            found.append(max(edges, key=lambda edge: (edge.score, edge.earlier_id)))
    return found


def _later(edge: Edge, members: tuple[Mention, ...]) -> Mention:
    return next(mention for mention in reversed(members) if mention.id in (edge.earlier_id, edge.later_id))


def _commitment(
    members: tuple[Mention, ...], course: Course | None, found: str, doubtful: bool, ground: Ground
) -> Commitment:
    first, last, name = members[0], members[-1], id_of(members, ground.judged.named)
    report = course.report if course else None
    plans = dict.fromkeys(ground.plan_of.get(mention.document.document_id, "") for mention in members)
    return Commitment(
        name, ground.area, title_of(members, ground.judged), first.kind,
        next((ground.priority_of[m.id] for m in members if m.id in ground.priority_of), ""),
        _owners(members, ground.judged),
        first.document.document_id, first.document.facts.meeting_date,
        course.first_due[1] if course and course.first_due else "",
        course.last_due[1] if course and course.last_due else "",
        course.slip_days if course else None, course.status if course else "", course.schedule if course else "",
        report.document.facts.meeting_date if report else "", last.document.document_id,
        tuple(plan for plan in plans if plan), len(members), found, doubtful, tuple(mention.id for mention in members),
        _aliases(members, name, ground),
    )  # fmt: skip


def _aliases(members: Sequence[Mention], own: str, ground: Ground) -> tuple[str, ...]:
    """The other ids that mean it: those it can have had before, and those of its parts had no person joined them."""
    part = {mention.id: at for at, mention in enumerate(members)}
    joined = [edge for mention in members for edge in ground.edges.get(mention.id, [])]
    by_person = any(edge.by_person for edge in joined)
    for edge in joined if by_person else ():
        if not edge.by_person and {edge.earlier_id, edge.later_id} <= part.keys():
            one, other = sorted((part[edge.earlier_id], part[edge.later_id]))
            part = {name: one if at == other else at for name, at in part.items()}
    parts = (f"{PREFIX}{members[at].id}" for at in sorted(set(part.values()))) if by_person else ()
    return tuple(dict.fromkeys(one for one in (*former_ids(members, own, ground.judged.named), *parts) if one != own))


def title_of(members: Sequence[Mention], judged: Judged) -> str:
    """What to call it: as a person decided, else the name that most of its titles hold, the earliest of equals."""
    decided = judged.values_of(mention.id for mention in members).get("title")
    if decided is not None:
        return decided.value
    titles = [mention.labelled.statement.title for mention in members]
    own = [m for m in members if not carries_on(m.labelled.statement.title)] or list(members)
    named = [m.labelled.statement.title for m in own if m.words.named and len(m.words.title) > 1]
    named = named or [m.labelled.statement.title for m in own]
    plain = [title.casefold() for title in named]
    held = Counter(one for one in plain for title in titles if _holds(title.casefold(), one))
    return max(named, key=lambda title: (held[title.casefold()], -plain.index(title.casefold())))


def _holds(title: str, name: str) -> bool:
    """Whether a title is a name, or holds it word for word ("Sign the Estates Strategy")."""
    return name == title or f" {name} " in f" {title} "


def _owners(members: Sequence[Mention], judged: Judged) -> tuple[str, ...]:
    """The roles that have to act, by the latest statement that names any."""
    decided = judged.values_of(mention.id for mention in members).get("owner")
    if decided is not None:
        return tuple(part.strip() for part in decided.value.split(";") if part.strip())
    named = [mention.labelled.owners for mention in members if mention.labelled.owners]
    responsible = [[owner.role for owner in owners if owner.capacity == "responsible"] for owners in named]
    last = next((roles for roles in reversed(responsible) if roles), [])
    return tuple(dict.fromkeys(last))


def _row(commitment: Commitment, course: Course, sentence: str) -> LedgerRow:
    promise, report = course.promise, course.report
    told = report if report is not promise else None
    shown = told or report
    return LedgerRow(
        commitment.commitment_id, commitment.area, commitment.priority, commitment.title, commitment.owners,
        promise.document.document_id, promise.labelled.statement.page, promise.labelled.statement.text,
        commitment.due_first,
        shown.document.document_id if shown else "", shown.labelled.statement.page if shown else None,
        shown.labelled.statement.text if shown else "", course.status if shown else "",
        course.schedule if shown else "", shown.document.facts.meeting_date if shown else "", course.as_of,
        commitment.slip_days, commitment.verdict, sentence,
    )  # fmt: skip


def worst_first(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows of the ledger, the worst verdict first; within one the first due, then in a fixed order."""
    return tuple(
        sorted(rows, key=lambda row: (WORST_FIRST.index(row.verdict), row.promised_due or "9999", row.commitment_id))
    )
