"""The verdict in one sentence that can be read out, with the papers, pages and dates that it rests on."""

from __future__ import annotations

from pipeline.link.course import Course, Due
from pipeline.link.reading import says_divided
from pipeline.link.records import Mention
from pipeline.link.when import first_day, in_words, last_day, span_in_words
from pipeline.model import Document

_NAMES = {
    "plan": "Police and Crime Plan", "refresh_report": "plan refresh report", "progress_report": "progress report",
    "performance_report": "performance report", "annual_report": "annual report", "minutes": "minutes",
    "cover_report": "report", "decision_notice": "decision notice",
}  # fmt: skip
_STATUS = {
    "not_started": "not started", "planned": "planned", "in_progress": "in progress", "completed": "completed",
    "stopped": "stopped",
}  # fmt: skip
_SCHEDULE = {"on_track": "on track", "delayed": "delayed", "paused": "paused", "at_risk": "at risk"}
_ENDS = {
    "stopped": "it does not proceed", "kept": "kept", "kept_late": "kept late", "overdue": "overdue",
    "slipped": "slipped", "delayed": "delayed", "dropped": "dropped", "unreported": "unreported",
    "on_course": "on course", "not_due": "not yet due",
}  # fmt: skip


def explanation(course: Course, verdict: str, doubts: tuple[str, ...]) -> str:
    """The sentence for a verdict: promise, slips, last report, what follows, and what is not certain."""
    parts = [_promised(course), *_moves(course), *_reported(course), *_silence(course, verdict)]
    end = f"{'; '.join(part for part in parts if part)}: {_conclusion(course, verdict)}"
    doubt = f" (not certain: {'; '.join(doubts)})" if doubts else ""
    return f"{end[:1].upper()}{end[1:]}{doubt}."


def cited(mention: Mention) -> str:
    """A paper and page as a person names them: the minutes of 8 December 2016 (page 2)."""
    page = mention.labelled.statement.page
    return paper_in_words(mention.document) + (f" (page {page})" if page else "")


def paper_in_words(document: Document) -> str:
    """A paper as a person names it, by its type and date, or its title."""
    facts = document.facts
    name = _NAMES.get(facts.document_type, "")
    if not facts.meeting_date:
        return f"the undated {name}" if name else f"“{document.title}”"
    day = in_words(facts.meeting_date)
    return f"the {name} of {day}" if name else f"“{document.title}” of {day}"


def _promised(course: Course) -> str:
    first = course.dues[0] if course.dues else None
    own = first is not None and (first.mention is None or first.mention.document == course.promise.document)
    due = f" for completion by {_last(first)}" if own and first is not None else ""
    said = "first reported in" if course.promise is course.report and course.status == "completed" else "promised in"
    return f"{said} {cited(course.promise)}{due}"


def _last(due: Due) -> str:
    """The last day of a due date; of a month or a year, its end."""
    start, end = due.days
    for partial in (end[:7], end[:4]):
        if start != end and (first_day(partial), last_day(partial)) == due.days:
            return f"the end of {in_words(partial)}"
    return in_words(end)


def _moves(course: Course) -> list[str]:
    found = []
    promised_in = course.promise.document
    for at, due in enumerate(course.dues):
        if at == 0 and (due.mention is None or due.mention.document == promised_in):
            continue
        giver = "a person's decision" if due.mention is None else cited(due.mention)
        verb = "first due by" if at == 0 else "due date moved to"
        found.append(f"{verb} {_last(due)} in {giver}")
    return found


def _reported(course: Course) -> list[str]:
    if course.report is None:
        return ["no paper says where it stands"]
    words = " and ".join(word for word in (_STATUS.get(course.status, ""), _SCHEDULE.get(course.schedule, "")) if word)
    when = f" ({span_in_words(*course.done)})" if course.completed and course.done else ""
    if course.report is course.promise:
        return [f"described there as {words}{when}"] if words else []
    return [f"last reported {words}{when} in {cited(course.report)}"]


def _silence(course: Course, verdict: str) -> list[str]:
    if verdict == "dropped":
        return ["the next plan leaves it out and no paper says why"]
    if verdict in ("kept", "kept_late", "stopped"):
        return []
    if course.alone and not course.promise.day:
        return ["it has no date, so that nobody can say which papers are later"]
    if not course.later_papers:
        return ["no later paper is in the corpus"] if course.alone else []
    if course.later_papers == 1:
        return ["the one later paper does not mention it"]
    return [f"none of the {course.later_papers} later papers mentions it"]


def _conclusion(course: Course, verdict: str) -> str:
    if verdict == "stopped" and course.report is not None and says_divided(course.report):
        return "it was divided, and its parts are followed by themselves"
    slip = course.slip_days
    days = (
        f", {slip} day{'s' * (slip != 1)} after the first due date"
        if slip and verdict in ("kept_late", "slipped")
        else ""
    )
    as_of = (
        f" as of {in_words(course.as_of)}" if course.as_of and verdict not in ("kept", "kept_late", "stopped") else ""
    )
    return f"{_ENDS[verdict]}{days}{as_of}"
