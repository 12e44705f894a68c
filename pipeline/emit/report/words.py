"""The labels of the tables in plain English, and dates, papers and spans as the pages name them."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.language.dates import in_words, partial_days, span_in_words
from pipeline.model import Document, Labelled

VERDICT = {
    "overdue": "Overdue",
    "dropped": "Dropped",
    "slipped": "Slipped",
    "delayed": "Delayed",
    "unreported": "Not reported on",
    "stopped": "Stopped",
    "kept_late": "Kept late",
    "on_course": "On course",
    "not_due": "Not due yet",
    "kept": "Kept",
}
VERDICT_MEANS = {
    "overdue": "The latest due date has passed and no paper reports that it was done.",
    "dropped": "One plan had it, the next plan has not, and no paper says why.",
    "slipped": "Its due date was moved later, and the new date has not passed.",
    "delayed": "Last reported as delayed, paused or at risk.",
    "unreported": "It was promised, and no later paper mentions it.",
    "stopped": "A paper reports that it does not go ahead.",
    "kept_late": "Done, but after the date it was first due.",
    "on_course": "Reported as under way, planned or on track.",
    "not_due": "Not begun, or nothing said of it, and not due yet.",
    "kept": "Done by the date it was first due; or done, and it never had a date.",
}
STATUS = {
    "not_started": "not started",
    "planned": "planned",
    "in_progress": "in progress",
    "completed": "completed",
    "stopped": "stopped",
}
SCHEDULE = {"on_track": "on track", "delayed": "delayed", "paused": "paused", "at_risk": "at risk"}
OWNER = {
    "pcc": "Police and Crime Commissioner",
    "opcc": "Commissioner’s office",
    "chief_constable": "Chief Constable",
    "force": "Police force",
    "panel": "Police and Crime Panel",
    "government": "Government",
    "partners": "Partners",
}
DOCUMENT = {
    "plan": "Police and Crime Plan",
    "refresh_report": "Plan refresh report",
    "progress_report": "Progress report",
    "performance_report": "Performance report",
    "annual_report": "Annual report",
    "minutes": "Minutes",
    "cover_report": "Report",
    "decision_notice": "Decision notice",
    "other": "Paper",
}
TAKEN = {"same": "one commitment", "different": "two commitments"}
DATE_ROLE = {
    "achieved": "done",
    "due": "due",
    "previously_due": "was due",
    "start_due": "due to start",
    "reported": "reported",
    "period": "period",
}
RELATION = {
    "same": "says the same as",
    "continues": "continues",
    "reports_on": "reports on",
    "revises": "revises",
    "replaces": "replaces",
    "follows_up": "follows up",
}
AGAINST = frozenset((
    "other names", "only a place shared", "part of a longer name", "things of two sorts", "a thing and its subject",
    "one renews, judges or tells of the other", "about things of two sorts", "two of one sort",
    "each says what the other does not", "one says what the other does not", "years between their dates",
    "an aim and a deliverable", "one is a request", "one paper", "years apart", "asks for nothing",
))  # fmt: skip
"""What the basis of a link names that speaks against it."""
_ALL = STATUS | SCHEDULE | OWNER | DOCUMENT


@cache
def name(label: str) -> str:
    """A label as a person says it; an unknown one with spaces for its underscores."""
    return _ALL.get(label) or label.replace("_", " ")


@lru_cache(maxsize=8192)
def day(text: str) -> str:
    """An ISO date, possibly partial, as a person says it; anything else as it is."""
    return in_words(text) if partial_days(text) else text


def short(text: str) -> str:
    """An ISO date in little room: 8 Dec 2017, Dec 2017, 2017."""
    pieces = day(text).split()
    return " ".join(piece[:3] if piece.isalpha() else piece for piece in pieces) if partial_days(text) else text


def meant(phrase: str, start: str, end: str) -> str:
    """The dates that a phrase means, in brackets; nothing where it says the same itself."""
    told = span_in_words(start, end).removeprefix("the period from ")
    return "" if " ".join(phrase.split()).casefold() == told.casefold() else f" ({told})"


@lru_cache(maxsize=8192)
def last_day(text: str) -> str:
    """The last day that an ISO date, possibly partial, can mean; empty for none."""
    days = partial_days(text)
    return days[1].isoformat() if days else ""


def paper(document: Document) -> str:
    """A paper as a person names it: Progress report, 21 November 2014."""
    kind = DOCUMENT.get(document.facts.document_type, "Paper")
    when = document.facts.meeting_date
    return f"{kind}, {day(when)}" if when else f"{kind}, undated ({document.title})"


def stands(labelled: Labelled) -> tuple[str, ...]:
    """What a statement says of where the thing stands, in a few words each."""
    found = [name(labelled.status)] if labelled.status else []
    return (*found, name(labelled.schedule)) if labelled.schedule else tuple(found)


def days(count: int | None) -> str:
    """A number of days: 92 days, 1 day; empty for none."""
    return "" if count is None else f"{count:,} day{'' if abs(count) == 1 else 's'}"


def many(count: int, one: str, more: str = "") -> str:
    """A count with its noun: 1 paper, 12 papers."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
