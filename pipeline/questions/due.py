"""What was due by a date and is not reported done by then."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.when import days_between
from pipeline.questions.rebuild import Entry, ledger
from pipeline.questions.tables import Tables


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment that was due and is not reported done; `days` since it was due, 0 on the day."""

    commitment_id: str
    area: str
    title: str
    owners: tuple[str, ...]
    due_first: str
    due_latest: str
    days: int
    status: str
    schedule: str
    reported_date: str
    as_of: str
    explanation: str
    needs_review: bool


def due(tables: Tables, as_of: str = "", area: str = "") -> list[Due]:
    """What is due by a date and not reported done in the papers up to it, the longest due first.

    The date may be partial: a month means its last day. Empty: the latest meeting of each area."""
    entries = [one for one in ledger(tables, as_of) if not area or one.given["area"].casefold() == area.casefold()]
    found = [_due(one) for one in entries if _open(one)]
    return sorted(found, key=lambda one: (-one.days, one.area, one.commitment_id))


def _open(one: Entry) -> bool:
    last = one.commitment.due_latest
    return bool(last) and last <= one.row.as_of and one.commitment.status not in ("completed", "stopped")


def _due(one: Entry) -> Due:
    commitment, row = one.commitment, one.row
    return Due(
        one.given["commitment_id"], row.area, one.given["title"], commitment.owners, commitment.due_first,
        commitment.due_latest, days_between(commitment.due_latest, row.as_of), commitment.status, commitment.schedule,
        commitment.status_date, row.as_of, row.explanation, commitment.needs_review,
    )  # fmt: skip
