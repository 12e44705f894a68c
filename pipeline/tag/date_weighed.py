"""What the fitted weights make of the dates that the rules read: whether each is the statement's, its role, its year.

The rules decide by the nearest cue; a date has more around it that speaks: where it stands, the words on both sides,
the kind and the status of the statement, how far the paper's own date is from the days that it may mean. Two logistic
regressions over these signs and the rules' own decision, fitted on annotated papers (models/dates.json, `make train`),
say how likely each role is, with "none" for a date of something else, and whether a date without a year lies behind or
ahead. Without the file the rules decide alone. A date column's role stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from pipeline.language.dates import partial_days
from pipeline.language.dates.records import Away, Between, Period
from pipeline.language.odds import chance_of
from pipeline.language.weights import Weights
from pipeline.model import Document, Span, Statement
from pipeline.tag.date_decide import is_sure
from pipeline.tag.date_reading import Read
from pipeline.tag.date_roles import verb_kinds

ROLES = ("none", "due", "start_due", "previously_due", "achieved", "reported", "period")
_BEFORE = 12  # words before a date that are looked at
_AFTER = 8
_NEAR = 3  # of these, those whose place counts
_WORD = re.compile(r"[a-z]+|\d+|[|:;()–-]")
_STEPS = (0, 30, 60, 90, 150, 210, 270)  # days between the paper's date and those that a date may mean
_HALF = 0.5
weights = Weights[dict[str, Any]]("dates.json", dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """The status and the schedule of the statement whose dates are weighed."""

    status: str
    schedule: str


def weigh(document: Document, statement: Statement, standing: Standing, read: Sequence[Read]) -> list[Read]:
    """The dates with the likeliest role and the likelier days; those behind a statement are no dates of it without
    weights, but in a remark."""
    fitted = weights()
    if fitted is None:
        return [one for one in read if one.place.where not in ("next", "after next")]
    return [_weighed(one, signs_of(document, statement, standing, one), fitted) for one in read]


def _weighed(one: Read, signs: Sequence[str], fitted: dict[str, Any]) -> Read:
    if one.place.role:
        return one
    role = role_of(signs, fitted)
    span = one.span
    if one.past != one.ahead:
        span = one.ahead if chance_of(signs, fitted["ahead"]) > _HALF else one.past
    return replace(one, role=role if span is not None or one.role != "none" else "none", span=span)


def role_of(signs: Sequence[str], fitted: dict[str, Any]) -> str:
    """The likeliest role; "none" only where it is likelier than all others together."""
    odds = [table["bias"] + sum(table["weights"].get(sign, 0.0) for sign in signs) for table in _tables(fitted)]
    raised = [math.exp(value - max(odds)) for value in odds]
    if raised[0] > _HALF * sum(raised):
        return "none"
    return ROLES[max(range(1, len(ROLES)), key=odds.__getitem__)]


def _tables(fitted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (fitted["roles"][role] for role in ROLES)


def signs_of(document: Document, statement: Statement, standing: Standing, one: Read) -> tuple[str, ...]:
    """What speaks for a role or against it, each name once, in the same order in every run."""
    kind, role, where = statement.kind, one.role, one.place.where
    unit, paper = _unit(one), document.facts.document_type
    own = (
        f"rule {role}", f"said {one.said}", f"tense {one.reading.tense}", f"unit {unit}", f"prep {one.found.before}",
        f"where {where}", f"kind {kind}", f"status {standing.status}", f"schedule {standing.schedule}",
        f"paper {paper}",
        f"rule {role} of {kind}", f"rule {role} of {standing.status}", f"rule {role} in {paper}",
        f"rule {role} at {where}", f"rule {role} for {unit}", f"{unit} of {kind}",
        f"{'explicit' if one.found.explicit else 'bare'} {role}", "opening" if one.opening else "later",
        f"nth {min(one.nth, 3)}", f"among {min(one.among, 4)}", "table" if statement.cells else "words",
    )  # fmt: skip
    return tuple(dict.fromkeys((*own, *_form(one), *_words(statement, one), *_times(document, one))))


def _unit(one: Read) -> str:
    meaning = one.found.meaning
    if isinstance(meaning, Between):
        return f"between {meaning.last.unit}"
    if isinstance(meaning, Away):
        return f"away {meaning.direction} {meaning.stretch}"
    return meaning.unit if isinstance(meaning, Period) else type(meaning).__name__


def _form(one: Read) -> Iterator[str]:
    meaning, reading = one.found.meaning, one.reading
    if isinstance(meaning, Period):
        yield f"part {meaning.part.name if meaning.part else ''}"
        yield f"shift {meaning.shift} {one.role}"
    marks = (("lapsed", reading.lapsed), ("adjoins", reading.adjoins), ("aside", reading.aside))
    yield from (name for name, is_so in marks if is_so)


def _words(statement: Statement, one: Read) -> Iterator[str]:
    before, after = _tokens(one.before[-160:])[-_BEFORE:], _tokens(one.after[:120])[:_AFTER]
    for away in range(1, _NEAR + 1):
        yield f"-{away} {before[-away] if len(before) >= away else '^'}"
        yield f"+{away} {after[away - 1] if len(after) >= away else '$'}"
    yield f"-2-1 {' '.join(before[-2:])}"
    yield f"+1+2 {' '.join(after[:2])}"
    yield from (f"- {word}" for word in before)
    yield from (f"+ {word}" for word in after)
    yield f"first {' '.join(_tokens(statement.text[:60])[:1])}"
    kinds = verb_kinds(one.before)
    yield from (f"verb -{away} {kind}" for away, kind in enumerate(reversed(kinds[-2:]), 1))
    yield f"verb + {' '.join(verb_kinds(one.after[:140])[:1])}"


def _tokens(text: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORD.findall(text.lower())]


def _times(document: Document, one: Read) -> Iterator[str]:
    """Where the days lie from the paper's date."""
    here, sure = partial_days(document.facts.meeting_date), is_sure(document)
    yield f"sure {sure}"
    if one.span is None:
        yield "no days"
    if one.found.explicit:
        side = _side(one.span, here)
        yield from (f"days {side}", f"days {side} {one.role}", f"days {side} {sure} {one.reading.tense}")
    elif here is not None and one.past is not None and one.ahead is not None:
        away = (date.fromisoformat(one.ahead.start) - here[0]).days
        ago = (here[0] - date.fromisoformat(one.past.end)).days
        yield from (f"ahead by {step}" for step in _STEPS if away > step)
        yield from (f"behind by {step}" for step in _STEPS if ago > step)
        yield f"one year {one.past == one.ahead}"


def _side(span: Span | None, here: tuple[date, date] | None) -> Literal["?", "behind", "ahead", "now"]:
    if span is None or here is None:
        return "?"
    if span.end < here[0].isoformat():
        return "behind"
    return "ahead" if span.start > here[1].isoformat() else "now"
