"""The dates of a statement: phrases, the spans they mean in this paper, and their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.dates import Anchor, Found, edtf, find_dates, resolve
from pipeline.language.dates.records import Away, Between, Period, Tense
from pipeline.language.verbs import verb_forms
from pipeline.model import Cell, DatePhrase, Document, Span, Statement
from pipeline.tag.date_nearby import date_nearby
from pipeline.tag.date_roles import Reading, read_clause

_STOP = re.compile(r"[.!?](?=\s+[A-Z\"'\u2018\u201c(\[])|[;\n\t\u2022]|\s[\u2013-]\s(?=[A-Z])")
_JOINS = re.compile(r"\s*(?:,|and|or|&|,\s*and|to|/)?\s*(?:with\b[^,.;]{0,40}ing\s+)?(?:in|on|by)?\s*", re.IGNORECASE)
_FUTURE_ROLES = ("due", "start_due")
_RANK = ("due", "start_due", "previously_due", "achieved", "reported", "period")
_NOT_DONE = re.compile(
    r"\b(?:not\s+(?:yet\s+|been\s+|)(?:\w+)|yet\s+to|no\s+longer|delay\w*|slipp\w*|overdue|late|behind|outstanding|awaiting|now\s+(?:due|expected|planned|in|to|by)|"
    r"held\s+up|postponed|deferred|missed|revised|has\s+slipped|put\s+back|pushed\s+back)\b",
    re.IGNORECASE,
)
_COLUMN = (
    ("previously_due", re.compile(r"\b(?:original|initial|previous|old)\b", re.IGNORECASE)),
    ("start_due", re.compile(r"\b(?:start|commence\w*|begin\w*)\b", re.IGNORECASE)),
    ("achieved", re.compile(r"\b(?:completed\s+on|actual|achieved|closed|discharged|date\s+completed)\b", re.IGNORECASE)),
)
_MEANINGS = {"due": "due", "completed": "achieved", "start": "start_due", "raised": "reported"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the paper to look for dates in, and the role that it gives them (empty: by their words)."""

    start: int
    end: int
    role: str = ""
    governor: bool = False


def tag_dates(document: Document, statement: Statement) -> tuple[DatePhrase, ...]:
    """The dates of a statement, from its own words, its date cells and the line that governs its list.

    Offsets are positions in document.text. Each span is given once, under its strongest role. A phrase whose days the
    paper does not tell has no span."""
    phrases: list[DatePhrase] = []
    for place in _places(statement):
        phrases.extend(_in_place(document, statement, place))
    return _once(phrases)


def _places(statement: Statement) -> Iterator[_Place]:
    cells = [(cell, role) for cell in statement.cells if (role := _column_role(cell, statement.cells))]
    at = statement.start
    for cell, role in cells:
        if at < cell.start < statement.end:
            yield _Place(at, cell.start)
        yield _Place(cell.start, cell.end, role)
        at = max(at, min(cell.end, statement.end))
    if at < statement.end:
        yield _Place(at, statement.end)
    for cell in statement.cells:
        outside = cell.end <= statement.start or cell.start >= statement.end
        if outside and not _column_role(cell, statement.cells) and cell.meaning in ("progress", "comment", "status"):
            yield _Place(cell.start, cell.end)
    for context in statement.contexts:
        if context.role == "governor" and statement.kind not in ("priority", "measure", "change"):
            yield _Place(context.start, context.end, governor=True)


def _column_role(cell: Cell, cells: tuple[Cell, ...]) -> str:
    """The role that a cell's column gives its dates; an original date is given up where another column has the new one."""
    role = _MEANINGS.get(cell.meaning, "")
    if not role:
        return ""
    for named, pattern in _COLUMN:
        if pattern.search(cell.heading):
            alone = sum(other.meaning == "due" for other in cells) == 1
            return "due" if named == "previously_due" and alone else named
    return role


def _in_place(document: Document, statement: Statement, place: _Place) -> Iterator[DatePhrase]:
    text = document.text[place.start : place.end]
    earlier = ""
    said_before: Span | None = None
    for found, before, after in _clauses(text):
        reading = read_clause(before, after) if not place.role else Reading(place.role, "")
        role = _role(found, reading, statement, earlier if _goes_on(before) else "")
        if role == "none" or (place.governor and role not in _FUTURE_ROLES):
            continue
        anchor = _anchor(document, _tense(role, reading.tense), said_before, place.start + found.start)
        span = resolve(found, anchor)
        role = _by_time(role, reading, span, document, text)
        earlier = role
        said_before = span or said_before
        if role == "none":
            continue
        yield DatePhrase(found.phrase, span, edtf(found, span), role, place.start + found.start, place.start + found.end)


def _clauses(text: str) -> Iterator[tuple[Found, str, str]]:
    """Each date with the words of its clause before and after it, up to its neighbours."""
    dates = find_dates(text)
    for index, found in enumerate(dates):
        floor = dates[index - 1].end if index else 0
        roof = dates[index + 1].start if index + 1 < len(dates) else len(text)
        begin = floor
        for stop in _STOP.finditer(text, floor, found.start):
            begin = stop.end()
        stop_after = _STOP.search(text, found.end, roof)
        yield found, text[max(begin, found.start - 240) : found.start], text[found.end : stop_after.start() if stop_after else roof]


def _goes_on(before: str) -> bool:
    """True where only a joining word parts a date from the one before it."""
    return _JOINS.fullmatch(before) is not None


def _role(found: Found, reading: Reading, statement: Statement, earlier: str) -> str:
    if _is_year_of_money(found) and reading.role in ("", "achieved", "start_due", "due", "reported"):
        return "period"
    if reading.role == "reported" and reading.tense != "past" and statement.kind in ("decision", "action", "recommendation"):
        return "due"
    if reading.role in ("", "achieved") and _is_order(statement):
        return "due"
    if reading.role:
        return reading.role
    if earlier:
        return earlier
    meaning = found.meaning
    if isinstance(meaning, Away) and meaning.stretch and meaning.direction < 0:
        return "none"
    if isinstance(meaning, Away):
        return "due" if meaning.direction > 0 and not meaning.stretch else "period"
    if isinstance(meaning, Between) or (isinstance(meaning, Period) and meaning.unit == "fy" and meaning.part is None):
        return "period"
    return {"past": "achieved", "future": "due"}.get(reading.tense, "")


def _is_order(statement: Statement) -> bool:
    """True for an action that begins with its verb ("Publish the roadmap in December"): whatever is dated is to come."""
    if statement.kind not in ("action", "recommendation"):
        return False
    first = re.match(r"\W*(?:to\s+)?([A-Za-z]+)", statement.text)
    verb = verb_forms().get(first[1].casefold()) if first else None
    return verb is not None and "base" in verb.forms


def _is_year_of_money(found: Found) -> bool:
    """ "for 2019/20", "from 2019/20": what a sum covers."""
    meaning = found.meaning
    return isinstance(meaning, Period) and meaning.unit == "fy" and meaning.part is None and found.before in ("for", "from", "in", "of")


def _tense(role: str, tense: Tense) -> Tense:
    if role in _FUTURE_ROLES:
        return "future"
    return "past" if role in ("achieved", "reported", "previously_due") else tense


def _anchor(document: Document, tense: Tense, said_before: Span | None, at: int) -> Anchor:
    facts = document.facts
    date = facts.meeting_date or (said_before.end[:7] if said_before else "") or date_nearby(document.text, at)
    tense = tense if _is_sure(document) else ""
    return Anchor(date, facts.plan.period_start, facts.plan.period_end, tense)


def _is_sure(document: Document) -> bool:
    """True where the paper or papers.csv gives its date; an inferred one only helps to find the year."""
    return document.facts.meeting_date_basis in ("stated", "listed")


def _by_time(role: str, reading: Reading, span: Span | None, document: Document, text: str) -> str:
    """What the paper's own date adds: "was due" that has passed is given up; without a cue the past is done, the rest due."""
    here = document.facts.meeting_date
    if reading.lapsed:
        passed = span is not None and here and span.end[: len(here)] < here
        return "previously_due" if passed or _NOT_DONE.search(text) else "due"
    if role in ("achieved", "reported") and _is_sure(document) and span is not None and span.start[: len(here)] > here:
        return "due"
    if role:
        return role
    if span is None or not here:
        return "due" if reading.tense == "future" else "period"
    return "achieved" if span.end[: len(here)] <= here else "due"


def _once(phrases: list[DatePhrase]) -> tuple[DatePhrase, ...]:
    """Each span once: under the role that stands first in _RANK, at the place where that was said; in order of place."""
    kept: dict[tuple[str, str], DatePhrase] = {}
    for phrase in phrases:
        key = (phrase.span.start, phrase.span.end) if phrase.span else ("", phrase.phrase.casefold())
        if key not in kept or _RANK.index(phrase.role) < _RANK.index(kept[key].role):
            kept[key] = phrase
    return tuple(sorted(kept.values(), key=lambda phrase: (phrase.start, phrase.end)))
