"""A date as the rules read it in its clause: what it means, its role, and the days of it in this paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.dates import Anchor, Found, find_dates, resolve
from pipeline.language.dates.file_name import year_named
from pipeline.language.dates.records import Away, Impossible, Period, PlanEnd, Tense
from pipeline.model import Document, Span, Statement
from pipeline.tag.date_decide import FUTURE_ROLES, is_sure, role_by_time, role_by_words
from pipeline.tag.date_nearby import date_nearby
from pipeline.tag.date_places import Place
from pipeline.tag.date_roles import Reading, read_clause

_STOP = re.compile(
    r"[.!?](?=\s+[A-Z\"'\u2018\u201c(\[])|[;\n\t\u2022]|,\s+(?:as|because|although|though|while|whereas|but)\s|\s[\u2013-]\s(?=[A-Z])"
)
_JOINS = re.compile(r"\s*(?:,|and|or|&|,\s*and|to|/)?\s*(?:with\b[^,.;]{0,40}ing\s+)?(?:in|on|by)?\s*", re.IGNORECASE)
_EXPLICIT = Anchor()  # the words alone give the days
_UNSURE = 62  # days by which a paper's inferred date may lie before what it tells as past
_LOOKS_BACK = "annual_report"
_OF_REMARKS = (*FUTURE_ROLES, "previously_due", "achieved")
_ENTRY = re.compile(r"\W*(?=[\w/.-]*\d)(?=[\w/.-]*[/A-Z])[A-Za-z0-9]+(?:[/.-][A-Za-z0-9]+)*\W{1,4}")  # "14/2019/P - "
_ITEM = re.compile(r"\s*(?:[/|]\s*)?Item\s+\d")


@dataclass(frozen=True, slots=True)
class Read:
    """A date phrase of a place, found[start:end] of the document, with its clause's words `before` and `after` it.

    `said` is the role by the words, `role` by the paper's date too ("none" for a date of something else), `span` its
    days. `past` and `ahead` are its days if it tells of what was and of what is to come, which differ where no year is
    said. `opening` is true in the statement's first sentence; it is the `nth` date (from 0) of `among` in its place."""

    found: Found
    place: Place
    start: int
    end: int
    before: str
    after: str
    reading: Reading
    said: str
    role: str
    span: Span | None
    past: Span | None
    ahead: Span | None
    opening: bool
    nth: int
    among: int


def readings(document: Document, statement: Statement, place: Place) -> Iterator[Read]:
    """Each date of a place of a statement, in order."""
    text = document.text[place.start : place.end]
    earlier = ""
    said_before: Span | None = None
    clauses = list(_clauses(text))
    for nth, (found, before, after) in enumerate(clauses):
        start, end = place.start + found.start, place.start + found.end
        if not place.role and _is_raised(document.text, statement, start, end):
            continue
        reading = read_clause(before, after) if not place.role else Reading(place.role, "")
        opening = _STOP.search(document.text, statement.start, start) is None
        said = place.role or role_by_words(found, reading, statement, earlier if _goes_on(before) else "", opening)
        if place.where == "governor" and said in ("", "period") and found.phrase.strip() == text.strip(" :–-.\n"):
            said = "due"
        past, ahead, span = _days(document, found, said_before, start, _tense(said, reading))
        role = "none"
        if not (said == "none" or _is_denied(found, before) or _is_elsewhere(place, found, said, text)):
            earlier = role = place.role or role_by_time(said, reading, span, document, statement)
            said_before = span or said_before
        if _tells_nothing(found, span, role) or _of_a_figure(statement, role) or _unlike_a_remark(place, role):
            role = "none"
        yield Read(
            found, place, start, end, before, after, reading, said, role, span, past, ahead, opening, nth, len(clauses)
        )


def _days(
    document: Document, found: Found, said_before: Span | None, start: int, tense: Tense
) -> tuple[Span | None, Span | None, Span | None]:
    """The days of a date told as past, told as to come, and told in its own tense."""
    if found.explicit:
        span = resolve(found, _EXPLICIT)
        return span, span, span

    def told_as(one: Tense) -> Span | None:
        return resolve(found, _anchor(document, found, one, said_before, start))

    past, ahead = told_as("past"), told_as("future")
    return past, ahead, past if tense == "past" else ahead if tense == "future" else told_as(tense)


def _clauses(text: str) -> Iterator[tuple[Found, str, str]]:
    """Each date with the words of its clause before and after it, up to its neighbours."""
    dates = find_dates(text)
    for index, found in enumerate(dates):
        begin = dates[index - 1].end if index else 0
        roof = dates[index + 1].start if index + 1 < len(dates) else len(text)
        for stop in _STOP.finditer(text, begin, found.start):
            begin = stop.end()
        stop_after = _STOP.search(text, found.end, roof)
        after = text[found.end : stop_after.start() if stop_after else roof]
        yield found, text[max(begin, found.start - 240) : found.start], after


def _goes_on(before: str) -> bool:
    """True where only a joining word parts a date from the one before it."""
    return _JOINS.fullmatch(before) is not None


def _is_elsewhere(place: Place, found: Found, role: str, text: str) -> bool:
    """True for a date of a governing line that is not that of each item of its list."""
    return place.where == "governor" and not _governs(found, role, text)


def _unlike_a_remark(place: Place, role: str) -> bool:
    return place.where == "remark" and role not in _OF_REMARKS


def _governs(found: Found, role: str, line: str) -> bool:
    """True for a date of a governing line that each item of its list takes over: to come and no mere stretch, or all
    that the line says ("2015-16")."""
    meaning = found.meaning
    if found.phrase.strip() == line.strip(" :–-.\n"):
        return True
    if line.rstrip()[-1:] in (".", ";"):
        return False  # a sentence of its own, whose date is not that of the items below
    vague = isinstance(meaning, Away) or (isinstance(meaning, Period) and meaning.unit == "fy" and meaning.part is None)
    return role in FUTURE_ROLES and not vague


def _is_raised(text: str, statement: Statement, start: int, end: int) -> bool:
    """ "PFC/24/12 28-Jun-24 Arrange a visit", "18 September 2019 / Item 6 / ...": the day on which an entry of an
    action log was noted down, no day of what is to be done."""
    if statement.kind != "action":
        return False
    before, after = text[statement.start : start], text[end : statement.end]
    return _ENTRY.fullmatch(before) is not None or (not before.strip() and _ITEM.match(after) is not None)


def _is_denied(found: Found, before: str) -> bool:
    """ "will not be ready this year" sets no date."""
    meaning = found.meaning
    current = isinstance(meaning, Period) and meaning.shift == 0 and meaning.part is None
    return current and re.search(r"\bnot\b[^.;]*$", before) is not None


def _tense(role: str, reading: Reading) -> Tense:
    if role in FUTURE_ROLES and not (role == "start_due" and reading.tense != "future"):
        return "future"
    return "past" if role in ("achieved", "reported", "previously_due") else reading.tense


def _tells_nothing(found: Found, span: Span | None, role: str) -> bool:
    """A time whose year the paper does not tell says something only of what is to come ("due in September")."""
    meaning = found.meaning
    term = isinstance(meaning, Away) and found.phrase[:4].casefold() == "for "
    told = (isinstance(meaning, (Impossible, PlanEnd, Away)) and not term) or role in (*FUTURE_ROLES, "previously_due")
    return span is None and (not told or _speaks_of_now(found))


def _of_a_figure(statement: Statement, role: str) -> bool:
    """An aim or a measure has dates only to come: others tell when its figures were counted."""
    return statement.kind in ("priority", "measure") and role not in FUTURE_ROLES


def _speaks_of_now(found: Found) -> bool:
    """ "This year", "last month": known only by the paper's own date."""
    return isinstance(found.meaning, Period) and found.meaning.shift in (0, -1) and found.meaning.part is None


def _is_this_year(found: Found) -> bool:
    """ "By the end of the year": the calendar's, which the year in a file's name tells."""
    meaning = found.meaning
    return isinstance(meaning, Period) and meaning.unit == "year" and meaning.shift == 0


def _next(found: Found) -> bool:
    """ "Next month", "next year": as little known without the paper's own date."""
    return isinstance(found.meaning, Period) and found.meaning.shift == 1 and found.meaning.number == 0


def _anchor(document: Document, found: Found, tense: Tense, said_before: Span | None, at: int) -> Anchor:
    """What the paper tells: its date, else one said before in the statement, else one said nearby, unless the name of
    its file gives another year.

    Where the date is not stated the tense is not trusted to point backward, but in an annual report, which looks back
    from the end of its year: the nearest year is taken."""
    facts = document.facts
    here, sure = facts.meeting_date, is_sure(document)
    year = "" if sure else year_named(document.source)
    if not here and _is_this_year(found):
        here = year
    elif not here and not isinstance(found.meaning, Away) and not _speaks_of_now(found) and not _next(found):
        near = (said_before.end[:7] if said_before else "") or date_nearby(document.text, at)
        here = near if near[:4] == year else year or near
    slack = 0
    if not sure and facts.document_type != _LOOKS_BACK:
        to_the_day = len(facts.meeting_date) == 10
        slack = _UNSURE if tense == "past" and to_the_day else 0
        tense = tense if to_the_day or (facts.meeting_date and tense != "past") else ""
    return Anchor(here, facts.plan.period_start, facts.plan.period_end, tense, slack)
