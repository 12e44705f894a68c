"""How sure the labels of a statement are, and whether a person should look.

The shares are those of labels that were right, by what gave them, on annotated texts. All labels must be right for the
statement to be, so its confidence is their product, as if they erred independently. It needs review where it is less
sure than REVIEW, or where its evidence contradicts itself: a status column against the words beside it, on track and
late at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from pipeline.model import Owner, Statement
from pipeline.tag.evidence import EXPLICIT, MAIN, SIDE, Evidence

REVIEW = 0.7
_BY_STRENGTH = {EXPLICIT: 0.96, MAIN: 0.94, SIDE: 0.78}
_FROM_ABOVE, _NOTHING, _SEVERAL = 0.75, 0.55, 0.84
_BY_BASIS = {"stated": 0.94, "heading": 0.94, "inherited": 0.85}


def assess(
    statement: Statement, evidence: Sequence[Evidence], status: str, schedule: str, owners: Sequence[Owner]
) -> tuple[float, bool]:
    """(confidence, needs_review) of a labelled statement."""
    sure = [statement.confidence, _status_sure(statement, evidence, status)]
    sure += [_BY_BASIS[owner.basis] - (0.1 if owner.name.lower() in ("he", "she") else 0.0) for owner in owners]
    confidence = round(prod(sure), 2)
    return confidence, confidence < REVIEW or _contradicts(evidence, status, schedule)


def _status_sure(statement: Statement, evidence: Sequence[Evidence], status: str) -> float:
    if not status:
        return _NOTHING if statement.kind == "milestone" else 1.0
    near = max((one.strength for one in evidence if one.status), default=-1)
    said = {one.status for one in evidence if one.strength == near and one.status}
    sure = _BY_STRENGTH.get(near, _FROM_ABOVE)
    return min(sure, _SEVERAL) if len(said) > 1 else sure


def _contradicts(evidence: Sequence[Evidence], status: str, schedule: str) -> bool:
    """What the status column says and what the words say cannot both be."""
    explicit = {one.status for one in evidence if one.strength == EXPLICIT and one.status}
    main = {one.status for one in evidence if one.strength == MAIN and one.status}
    clash = "completed" in explicit and bool(main) and main <= {"planned", "not_started", "stopped"}
    begun = "not_started" in explicit and bool(main & {"completed", "in_progress"})
    schedules = {one.schedule for one in evidence if one.schedule and one.strength >= MAIN}
    return (
        clash
        or begun
        or len(explicit) > 1
        or ("on_track" in schedules and bool(schedules & {"delayed", "paused", "at_risk"}))
    )
