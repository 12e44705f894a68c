"""The stated rule that makes one status and one schedule of all the evidence (docs/STATUSES.md).

Status, the first that applies:
1. A status column, a "Status:" line or a closing word decides, but for "complete" beside words that the thing will not
   go on, which is stopped.
2. Otherwise only the nearest evidence counts: the main clauses; failing these, side clauses and titles; failing these,
   the governing line, then the heading. A heading "not yet commenced" also overrules what is merely planned.
3. Of that: stopped; not begun in so many words; in progress, or done in part with more to come ("Specification agreed,
   tenders being evaluated"); done; planned; not yet in place.
4. A schedule with no status: the thing is in progress.
Schedule: delayed, else paused, else at risk, else on track; of a completed thing only that it was late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.tag.evidence import ABOVE, EXPLICIT, MAIN, SIDE, Evidence

SCHEDULE_ORDER = ("delayed", "paused", "at_risk", "on_track")


def resolve(evidence: Sequence[Evidence]) -> tuple[str, str]:
    """(status, schedule) of a statement from its evidence; empty where nothing says so."""
    status = _status(evidence)
    told = any(one.strength == EXPLICIT and one.status for one in evidence)
    if status == "completed" and any(_not_over(one) or (not told and _worries(one)) for one in evidence):
        status = "in_progress"
    schedule = _schedule(evidence, status)
    if schedule and (not status or (status == "planned" and schedule == "on_track")):
        status = "in_progress"
    return status, schedule


def _not_over(one: Evidence) -> bool:
    """What only a thing still going on can be: on course, paused, or delayed by its status column."""
    explicit = one.strength == EXPLICIT and one.schedule and not one.status and one.rule != "colour"
    return one.rule == "still on track" or bool(explicit) or (one.schedule == "paused" and one.strength == MAIN)


def _worries(one: Evidence) -> bool:
    """A red or amber cell: beside "Two workshops held" it says that there is more to come."""
    return one.strength == EXPLICIT and one.rule == "colour" and one.schedule in ("at_risk", "delayed", "paused")


def _status(evidence: Sequence[Evidence]) -> str:
    explicit = [one for one in evidence if one.strength == EXPLICIT and one.status]
    main = [one for one in evidence if one.strength == MAIN and one.status]
    if explicit and explicit[-1].rule == "not due" and any(one.status != "planned" for one in (*explicit, *main)):
        explicit = [one for one in explicit if one.rule != "not due"]
        main = [one for one in main if one.status != "planned"]
    if explicit:
        said = explicit[-1].status
        return "stopped" if said == "completed" and any(one.status == "stopped" for one in main) else said
    near = main or [one for one in evidence if one.strength == SIDE and one.status]
    above = [one for one in evidence if one.strength == ABOVE and one.status]
    if any(one.status == "not_started" and one.basis == "heading" for one in above) and all(
        one.status == "planned" or one.rule == "going on" for one in near
    ):
        return "not_started"
    if above and above[0].status == "completed" and above[0].basis == "heading" and _no_more(near):
        return "completed"
    return _of(near) if near else (above[0].status if above else "")


def _no_more(near: Sequence[Evidence]) -> bool:
    """All that the words say is that the thing runs, which under "Completed" is its being done."""
    return bool(near) and all(
        one.status == "completed" or (one.status == "in_progress" and one.rule in ("going on", "begun", "goes on"))
        for one in near
    )


def _of(near: Sequence[Evidence]) -> str:
    said = {one.status for one in near}
    if "stopped" in said:
        return "stopped"
    if any(one.rule == "achieved" for one in near):
        near = [one for one in near if one.rule != "going on"]
    if any(one.rule == "over" for one in near):
        near = [one for one in near if one.rule not in ("begun", "launched")]  # it began, and it ended
    begun = any(one.status == "in_progress" for one in near)
    if any(one.status == "not_started" and _not_begun(one) for one in near):
        return "not_started"
    if "not_started" in said:
        return "in_progress" if begun or "completed" in said else "not_started"
    if (
        begun
        and any(one.rule == "governed" for one in near)
        and all(one.rule in ("governed", "going on") or one.status != "in_progress" for one in near)
    ):
        return "planned"
    if begun:
        drafted = all(one.rule == "last resort" for one in near) and "planned" in said
        return "planned" if drafted else "in_progress"
    if "completed" in said:
        return "planned" if any(one.rule == "governed" for one in near) else "completed"
    return "planned" if "planned" in said else ""


def _not_begun(one: Evidence) -> bool:
    """Said not to have begun, which is stronger than not being finished or in place."""
    return one.rule in ("not begun", "phrase not_started")


def _schedule(evidence: Sequence[Evidence], status: str) -> str:
    least = MAIN if status == "completed" else ABOVE
    said = {one.schedule for one in evidence if one.strength >= least}
    if "resumed" in said:
        said -= {"paused", "delayed"}
    if status == "completed":
        return "delayed" if "delayed" in said else ""
    if status == "stopped":
        return ""
    return next((one for one in SCHEDULE_ORDER if one in said), "")


def weaker(one: Evidence, strength: int) -> Evidence:
    """The same evidence, at most of this strength."""
    return replace(one, strength=min(one.strength, strength))
