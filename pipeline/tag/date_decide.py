"""The role of a date in its statement: what the words say, corrected by the statement's kind and the paper's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.language.dates import Found, partial_days
from pipeline.language.dates.records import Away, Between, Period
from pipeline.language.verbs import verb_forms
from pipeline.model import Document, Span, Statement
from pipeline.tag.date_roles import Reading

FUTURE_ROLES = ("due", "start_due")
_SLACK = timedelta(days=31)  # a date stated as done may lie a little behind the paper's own date
_NOT_DONE = re.compile(
    r"\b(?:not\s+(?:yet\s+|been\s+|)(?:\w+)|yet\s+to|no\s+longer|delay\w*|slipp\w*|overdue|late|behind|outstanding|"
    r"awaiting|now\s+(?:due|expected|planned|in|to|by)|"
    r"held\s+up|postponed|deferred|missed|revised|has\s+slipped|put\s+back|pushed\s+back)\b",
    re.IGNORECASE,
)
_BACK_TO = ("to", "until", "till")


def role_by_words(found: Found, reading: Reading, statement: Statement, earlier: str, opening: bool) -> str:
    """The role by the clause, else that of the date it is joined to (`earlier`), else by the date's own form.

    `opening` says that the date stands in the statement's first sentence, where an order speaks of what is to come.
    "none" where the date is told of something else; empty where only the paper's date can tell."""
    asked = statement.kind in ("recommendation", "decision") or _is_order(statement)
    if opening and found.before == "since" and asked:
        return "period"
    if _is_year_of_money(found) and reading.role in ("", "achieved", "start_due", "due", "reported"):
        return "period"
    if _is_asked_for(reading, statement, opening):
        return "due"
    if reading.role:
        return reading.role
    if earlier:
        return "due" if earlier == "previously_due" and found.before in _BACK_TO else earlier
    return _by_form(found) or {"past": "achieved", "future": "due"}.get(reading.tense, "")


def role_by_time(role: str, reading: Reading, span: Span | None, document: Document, statement: Statement) -> str:
    """What the paper's own date adds to the role by words.

    "Was due" that has passed or was not done is given up; what is told as done but lies ahead is due; a start that has
    passed is done; an order's "agreed in 2019" tells of something else; without any cue the past is done, the rest
    due."""
    here = partial_days(document.facts.meeting_date)
    days = (date.fromisoformat(span.start), date.fromisoformat(span.end)) if span else None
    passed = here is not None and days is not None and days[1] < here[0]
    if reading.lapsed:
        text = document.text[statement.start : statement.end]
        return "previously_due" if passed or _NOT_DONE.search(text) else "due"
    if reading.aside and role == "due" and here is not None and days is not None and days[0] <= here[1]:
        return "achieved"
    if passed and role == "due" and reading.adjoins and reading.role in ("", "achieved"):
        return "none" if _is_order(statement) and _is_one_sentence(statement) else "achieved"
    if passed and role == "start_due" and reading.tense != "future":
        return "achieved"
    if role in ("achieved", "reported") and _lies_ahead(document, days, here):
        return "due"
    if role:
        return role
    if here is None or days is None:
        return "due" if reading.tense == "future" else "period"
    return "achieved" if days[1] <= here[1] else "due"


def is_sure(document: Document) -> bool:
    """True where the paper or papers.csv gives its date; an inferred one only helps to find the year."""
    return document.facts.meeting_date_basis in ("stated", "listed")


def _lies_ahead(document: Document, days: tuple[date, date] | None, here: tuple[date, date] | None) -> bool:
    return is_sure(document) and days is not None and here is not None and days[0] > here[1] + _SLACK


def _is_asked_for(reading: Reading, statement: Statement, opening: bool) -> bool:
    """True where the kind of statement makes its dates ones to come."""
    if reading.role == "reported":
        return opening and reading.tense != "past" and statement.kind in ("decision", "action", "recommendation")
    return opening and reading.role in ("", "achieved") and _is_order(statement)


def _by_form(found: Found) -> str:
    meaning = found.meaning
    if isinstance(meaning, Away):
        if meaning.stretch:
            return "none" if meaning.direction < 0 else "period"
        return "due" if meaning.direction > 0 else ""
    if _is_stretch(found) or (isinstance(meaning, Period) and meaning.unit == "fy" and meaning.part is None):
        return "period"
    return ""


def _is_stretch(found: Found) -> bool:
    """ "April to June", "between May and June"; two months that "and" joins are when a thing is done."""
    if not isinstance(found.meaning, Between):
        return False
    return found.before == "between" or re.search(r"(?i)\b(?:and|or)\b|&", found.phrase) is None


def _is_order(statement: Statement) -> bool:
    """True for an action that begins with its verb ("Publish the roadmap in December"): its dates are to come."""
    if statement.kind not in ("action", "recommendation"):
        return False
    first = re.match(r"\W*(?:to\s+)?([A-Za-z]+)", statement.text)
    verb = verb_forms().get(first[1].casefold()) if first else None
    return verb is not None and "base" in verb.forms


def _is_one_sentence(statement: Statement) -> bool:
    return not statement.cells and re.search(r"[.;]\s", statement.text) is None


def _is_year_of_money(found: Found) -> bool:
    """ "for 2019/20", "from 2019/20": what a sum covers."""
    meaning = found.meaning
    plain = isinstance(meaning, Period) and meaning.unit == "fy" and meaning.part is None
    return plain and found.before in ("for", "from", "of")
