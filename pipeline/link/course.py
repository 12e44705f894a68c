"""What the papers tell of one commitment up to a date: its due dates, its reports, its end. No verdict yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.link.decisions import Judged
from pipeline.link.reading import as_read, finished_on, recurs
from pipeline.link.records import Mention
from pipeline.link.when import days_between, first_day, last_day
from pipeline.model import SCHEDULES, Decision

Days = tuple[str, str]
_ENDED = ("completed", "stopped")
_SAME_TIME = 31  # days


@dataclass(frozen=True, slots=True)
class Due:
    """A due date, as a span of days, and the statement that gives it (None where a person gave it)."""

    days: Days
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a commitment as of a day.

    `dues`: each due date in the order in which the papers gave them, each once. `done`: when it was completed, as a
    span of days, None where no paper says. `done_by`: the date of the paper that first reports it completed. `open_on`:
    the date of the last paper that reports it as still open. `left_out`: a plan version had it and the next has not.
    `later_papers`: how many papers of the area are later than the last that mentions it. `alone`: only one paper
    mentions it. `contradicted`: two statements that cannot both be right.
    """

    as_of: str
    promise: Mention
    report: Mention | None
    status: str = ""
    schedule: str = ""
    dues: tuple[Due, ...] = ()
    begins: Days | None = None
    completed: bool = False
    stopped: bool = False
    done: Days | None = None
    done_by: str = ""
    open_on: str = ""
    left_out: bool = False
    later_papers: int = 0
    alone: bool = False
    contradicted: tuple[Mention, Mention] | None = None

    @property
    def first_due(self) -> Days | None:
        """The first date by which it was to be done."""
        return self.dues[0].days if self.dues else None

    @property
    def last_due(self) -> Days | None:
        """The latest date by which it is to be done."""
        return self.dues[-1].days if self.dues else None

    @property
    def slip_days(self) -> int | None:
        """Days from the last day of the first due date to that of the latest, or of the completion."""
        if self.first_due is None or self.last_due is None or self.stopped:
            return None
        if not self.completed:
            return days_between(self.first_due[1], self.last_due[1])
        if self.done is None:
            return None
        return days_between(self.first_due[1], self.done[1]) if self.done[0] > self.first_due[1] else 0


def course_of(
    members: Sequence[Mention], as_of: str, left_out: bool, later_papers: int, judged: Judged
) -> Course | None:
    """The course of a commitment up to a day, from its statements in order of time; None where all are later."""
    known = as_read([mention for mention in members if not mention.day or not as_of or mention.day <= as_of])
    if not known:
        return None
    values = judged.values_of(mention.id for mention in members)
    reports = [mention for mention in known if mention.labelled.status or mention.labelled.schedule]
    completing = [mention for mention in reports if mention.labelled.status == "completed"]
    while completing and _reopened(reports, completing[0]):
        completing = completing[1:]
    status, schedule = _standing(reports, completing, values.get("status"))
    last = _telling(reports, status)
    dues = _dues(known, values.get("due"))
    if dues and "due" not in values and recurs(known) and _goes_on(last, dues):
        dues = ()
    return Course(
        as_of, known[0], last, status, schedule, dues, _begins(known), status == "completed",
        status == "stopped", _done(completing), _day(completing[0]) if completing else "",
        _open_on(reports, completing),
        left_out, later_papers, len({mention.document.document_id for mention in known}) == 1, _contradicted(reports),
    )  # fmt: skip


def _reopened(reports: list[Mention], completing: Mention) -> bool:
    """Whether a later paper has it still to come, open and with a due date ahead; then only a part was completed.

    What was completed on a date that a paper gives stays completed, and what is to come is its next round, unless the
    later paper calls it late or gives up an older date."""
    return any(
        mention.day > completing.day and mention.labelled.status not in ("completed", "stopped")
        and any(days[1] > mention.day for days in mention.spans("due"))
        and (not completing.spans("achieved") or _behind(mention))
        for mention in reports
    )  # fmt: skip


def _behind(mention: Mention) -> bool:
    return mention.labelled.schedule in ("delayed", "paused", "at_risk") or bool(mention.spans("previously_due"))


def _standing(reports: list[Mention], completing: list[Mention], decision: Decision | None) -> tuple[str, str]:
    """Status and schedule as last reported. What is completed stays so unless a paper says that it was stopped."""
    if decision is not None:
        return ("", decision.value) if decision.value in SCHEDULES else (decision.value, "")
    statuses = [mention.labelled.status for mention in reports if mention.labelled.status]
    status = statuses[-1] if statuses else ""
    if completing and status != "stopped":
        status = "completed"
    shown = _telling(reports, status)
    return status, shown.labelled.schedule if shown else ""


def _telling(reports: list[Mention], status: str) -> Mention | None:
    """The report to show: for what has ended the last that says so, else the last."""
    ended = [mention for mention in reports if mention.labelled.status == status] if status in _ENDED else []
    return ended[-1] if ended else reports[-1] if reports else None


def _dues(known: Sequence[Mention], decision: Decision | None) -> tuple[Due, ...]:
    """The due dates in the order in which papers gave them, of each paper the last that it gives.

    A date before the one known is that of a step on the way, unless its paper also gives up an older date."""
    found: list[Due] = []
    for _, part in groupby(known, key=lambda mention: mention.document.document_id):
        given_up, given = _of_paper(list(part))
        if given_up is not None and not found:
            found.append(given_up)
        if given is not None and _moves(given, found, given_up is not None):
            found.append(given)
    if decision is not None:
        found.append(Due((first_day(decision.value), last_day(decision.value)), None))
    return tuple(found)


def _goes_on(report: Mention | None, dues: tuple[Due, ...]) -> bool:
    """Whether a later report has what is done anew each time still going on: a due date was that of one round."""
    if report is None or report.day <= _end(dues[-1]):
        return False
    told = report.labelled
    return (
        told.schedule in ("", "on_track") and told.status in ("in_progress", "planned") or told.schedule == "on_track"
    )


def _of_paper(mentions: list[Mention]) -> tuple[Due | None, Due | None]:
    """The first date that a paper gives up, and the last that it sets."""
    old = [Due(days, mention) for mention in mentions for days in mention.spans("previously_due")]
    new = [Due(days, mention) for mention in mentions for days in mention.spans("due")]
    return min(old, key=_end, default=None), max(new, key=_end, default=None)


def _end(due: Due) -> str:
    return due.days[1]


def _moves(given: Due, found: list[Due], gives_up: bool) -> bool:
    if not found:
        return True
    if any(one.days == given.days for one in found):
        return False
    return _end(given) > _end(found[-1]) or gives_up and _end(given) != _end(found[-1])


def _begins(known: Sequence[Mention]) -> Days | None:
    found = [days for mention in known for days in mention.spans("start_due")]
    return found[-1] if found else None


def _done(completing: list[Mention]) -> Days | None:
    """When it was completed, by the first report that dates it: what a report says behind ("opened in May; third round
    closed in June") came after. A date of a mere step does not count where another is given."""
    for mention in completing:
        spans = finished_on(mention)
        if spans:
            return spans[0]
    return None


def _day(mention: Mention) -> str:
    return last_day(mention.document.facts.meeting_date)


def _open_on(reports: list[Mention], completing: list[Mention]) -> str:
    end = completing[0].key if completing else ("~",)
    days = [
        mention.day
        for mention in reports
        if mention.labelled.status not in ("completed", "stopped") and mention.key < end
    ]
    return max(days, default="")


def _contradicted(reports: list[Mention]) -> tuple[Mention, Mention] | None:
    """Two papers that disagree: not begun or stopped after it was completed, anything after it was stopped, or at about
    one time both not begun and begun."""
    ended: Mention | None = None
    for before, mention in zip([None, *reports], reports, strict=False):
        status = mention.labelled.status
        if ended is not None and _cannot_follow(ended.labelled.status, status):
            return ended, mention
        if before is not None and _at_one_time(before, mention):
            return before, mention
        ended = mention if status in _ENDED else ended
    return None


def _cannot_follow(end: str, status: str) -> bool:
    return status in ("not_started", "stopped") if end == "completed" else status not in ("", "stopped")


def _at_one_time(one: Mention, other: Mention) -> bool:
    """Whether two papers of about one time have it not begun and begun."""
    if one.document is other.document or not one.day or not other.day or days_between(one.day, other.day) > _SAME_TIME:
        return False
    return one.labelled.status in ("in_progress", "completed") and other.labelled.status == "not_started"
