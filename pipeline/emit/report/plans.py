"""The pages of plan versions: priorities, commitments, and what changed from the version before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import Said, Shelf, by_verdict
from pipeline.language.wording import Piece, alike, word_diff
from pipeline.model import Change, LedgerRow, Plan, Priority

_OWN = ("plan", "refresh_report")
CHANGES = {
    "new": "New", "retained": "Kept as it was", "reworded": "Reworded", "split": "Split off", "merged": "Merged",
    "dropped": "Left out", "added": "Added", "amended": "Amended", "removed": "Taken out", "": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """A priority with the one before it, how its words changed, and its commitments in the ledger."""

    priority: Priority
    before: Priority | None
    said: Said | None
    pieces: tuple[Piece, ...]
    rows: tuple[LedgerRow, ...]


def plan_list(shelf: Shelf) -> Page:
    """The list of plan versions."""
    held, plans = _held(shelf), shelf.plans
    listed = [(plan, by_verdict(held[name]), plans.get(plan.previous_plan_id)) for name, plan in plans.items()]
    return "plans.html", "plans.html", {"plans": listed}


def plan_pages(shelf: Shelf) -> Iterator[Page]:
    """A page for each plan version."""
    held = _held(shelf)
    for name, plan in shelf.plans.items():
        yield shelf.address("plan", name), "plan.html", _values(shelf, plan, held)


def _values(shelf: Shelf, plan: Plan, held: dict[str, tuple[LedgerRow, ...]]) -> dict[str, object]:
    rows = held[plan.plan_id]
    here = {row.commitment_id for row in rows}
    aims = [_aim(shelf, one, rows) for one in shelf.priorities.values() if one.plan_id == plan.plan_id]
    placed = {row.commitment_id for aim in aims for row in aim.rows}
    before = held.get(plan.previous_plan_id, ())
    named = set(plan.document_ids)
    return {
        "plan": plan,
        "previous": shelf.plans.get(plan.previous_plan_id),
        "next": [one for one in shelf.plans.values() if one.previous_plan_id == plan.plan_id],
        "aims": aims,
        "other": [row for row in rows if row.commitment_id not in placed],
        "counts": by_verdict(rows),
        "gone": [row for row in before if row.commitment_id not in here] if rows else [],
        "stayed": sum(row.commitment_id in here for row in before),
        "changes": [(one, shelf.said.get(one.statement_id)) for one in _changes(shelf, plan, aims)],
        "papers": [paper.document for name, paper in shelf.papers.items() if name in named],
        "CHANGES": CHANGES,
    }


def _held(shelf: Shelf) -> dict[str, tuple[LedgerRow, ...]]:
    """The ledger's rows of the commitments that each plan version itself holds, in the order of the ledger."""
    own = {
        name: shelf.book.plan_of[name]
        for name, paper in shelf.papers.items()
        if name in shelf.book.plan_of and paper.document.facts.document_type in _OWN
    }
    found: dict[str, dict[str, LedgerRow]] = {name: {} for name in shelf.plans}
    for row in shelf.entries:
        said = (shelf.said[one] for one in shelf.commitments[row.commitment_id].statement_ids if one in shelf.said)
        for one in said:
            if (plan := own.get(one.document.document_id)) in found:
                found[plan][row.commitment_id] = row
    return {name: tuple(rows.values()) for name, rows in found.items()}


def _aim(shelf: Shelf, priority: Priority, rows: tuple[LedgerRow, ...]) -> Aim:
    before = shelf.priorities.get(priority.previous_priority_id)
    pieces: tuple[Piece, ...] = ()
    if before is not None and priority.change != "dropped" and not alike(before.title, priority.title):
        changed = word_diff(before.title, priority.title)
        pieces = changed if any(sort == "same" for sort, _ in changed) else ()
    of = shelf.book.priority_of
    mine = tuple(
        row for row in rows
        if any(of.get(one) == priority.priority_id for one in shelf.commitments[row.commitment_id].statement_ids)
    )  # fmt: skip
    return Aim(priority, before, shelf.said.get(priority.statement_id), pieces, mine)


def _changes(shelf: Shelf, plan: Plan, aims: list[Aim]) -> list[Change]:
    """What changed, without what the page tells of its priorities already."""
    told = {aim.priority.title for aim in aims}
    changes = shelf.changes.get(plan.plan_id, [])
    return [one for one in changes if one.statement_id or one.what not in told]
