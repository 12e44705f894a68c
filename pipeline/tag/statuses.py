"""Where a statement stands: evidence from its words, cells, colours and the lines above it, resolved to labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.language.phrases import phrase_hits
from pipeline.language.scope import MAIN as IN_MAIN
from pipeline.language.text import tokens
from pipeline.model import Context, Document, Statement
from pipeline.tag.asides import told_of_something_else
from pipeline.tag.clauses import Part, parts_of
from pipeline.tag.evidence import ABOVE, EXPLICIT, MAIN, SIDE, Basis, Evidence
from pipeline.tag.fields import Field, fields_of
from pipeline.tag.in_passing import in_passing
from pipeline.tag.legend import sense_of
from pipeline.tag.near import of_takes_time
from pipeline.tag.phrase_evidence import phrase_evidence
from pipeline.tag.resolve import resolve, weaker
from pipeline.tag.shares import in_part
from pipeline.tag.standings import colour, heading_standing, standing
from pipeline.tag.to_come import ahead, dated_later, somebody_to
from pipeline.tag.updates import update_below
from pipeline.tag.verb_evidence import verb_evidence

_WILLS = frozenset(["will", "would", "shall", "'ll", "’ll"])
_WILL = re.compile(
    r"(?:\b(?:will|shall|to)|['’]ll)(?:\W*| also\W*| continue to\W*)$"
    r"|\b(?:will|shall) be (?:achieved|done|completed|delivered)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"(?i)\b(?:commitments?|pledges?|promises?|next steps|intentions?|proposals?)\b[^.:]{0,60}"
    r"\b(?:includ(?:e[sd]?|ing)|are|were|is|as follows|following)\W*$"
)
_OPENERS = frozenset("see ensure make set put cut help keep with together through".split())
_NO_STATUS = frozenset(["priority", "measure", "recommendation", "decision", "change"])
_NAMING = frozenset("title milestone action priority measure recommendation decision change risk".split())
_NOT_DUE = re.compile(r"(?i)\W*not (?:yet )?due\W*")
_COLOURS = ("red", "amber", "green", "blue", "grey")
_SILENT = frozenset("owner due reference raised start completed budget baseline target value risk".split())


def read_statuses(
    document: Document, statement: Statement, fields: tuple[Field, ...] = ()
) -> tuple[tuple[Evidence, ...], str, str]:
    """(evidence, status, schedule) of a statement.

    Priorities, recommendations and decisions have none; a measure has the schedule that a colour gives it, a change is
    completed where minutes tell that it "had been" made; an action has one only when the paper says more than that it
    will be done."""
    if statement.kind in _NO_STATUS:
        return _of_no_work(document, statement, fields or fields_of(document, statement))
    found = tuple(
        one
        for one in _evidence(document, statement, fields or fields_of(document, statement))
        if not told_of_something_else(document, statement, one)
    )
    status, schedule = resolve(found)
    if status == "completed" and not any(one.strength == EXPLICIT for one in found):
        status = "planned" if statement.kind == "milestone" and ahead(document, statement) else status
    said = any(one.strength == EXPLICIT and one.status for one in found)
    if statement.kind == "action" and status == "planned" and not schedule and not said:
        status = ""
    return found, status, schedule


def _of_no_work(
    document: Document, statement: Statement, fields: tuple[Field, ...]
) -> tuple[tuple[Evidence, ...], str, str]:
    """What a paper may say of what is no work itself: a measure's colour, a change that has been made."""
    if statement.kind == "measure":
        graded = [field for field in fields if field.meaning in ("status", "rag")]
        cells = [one for field in graded for one in _of_field(document, statement, field)]
        coloured = tuple(one for one in (*cells, *_above(document, statement)) if one.schedule in _GRADES)
        return coloured, "", coloured[0].schedule if coloured else ""
    if statement.kind == "change":
        parts = parts_of(document.text, statement.start, statement.end, document.facts.first_person)
        made = tuple(one for part in parts[:1] for one in verb_evidence(part) if one.status == "completed")
        made = tuple(one for one in made if one.strength == MAIN and _MADE.match(document.text, one.start))
        return made, "completed" if made else "", ""
    return (), "", ""


_GRADES = frozenset(["at_risk", "on_track"])
_MADE = re.compile(r"had\s+(?:also\s+|now\s+|since\s+)?been\b", re.IGNORECASE)


def _evidence(document: Document, statement: Statement, fields: tuple[Field, ...]) -> Iterator[Evidence]:
    found = [one for field in fields for one in _of_field(document, statement, field)]
    found += _governed(document, statement)
    found += update_below(document, statement)
    above = tuple(_above(document, statement))
    found += _achieved(document, statement, above)
    yield from found
    if not any(one.status for one in found):
        yield from _last_resort(document, statement, bool(above))
    elif all(one.strength <= SIDE and one.status in ("", "completed") for one in found):
        yield from _drafted(document, statement)
    yield from above


def _achieved(document: Document, statement: Statement, above: tuple[Evidence, ...]) -> Iterator[Evidence]:
    """Under a line of achievements an item that opens with "Introducing" or "Securing" tells what was done."""
    if not any(one.status == "completed" and one.rule == "heading" for one in above):
        return
    for part in parts_of(document.text, statement.start, statement.end, document.facts.first_person)[:1]:
        group = part.sentence.groups[0] if part.sentence.groups else None
        if (
            group is not None
            and group.at == 0
            and group.bare
            and "ing" in group.verb.forms
            and not of_takes_time(part, group)
        ):
            yield Evidence(*part.span(0, 1), "completed", "", MAIN, rule="achieved")


def _drafted(document: Document, statement: Statement) -> Iterator[Evidence]:
    """Of a draft nothing is done but what was done with it ("took the Panel through her draft plan")."""
    for part in parts_of(document.text, statement.start, statement.end, document.facts.first_person):
        for at, word in enumerate(part.sentence.words):
            before = part.sentence.words[max(0, at - 2) : at]
            if word == "draft" and part.depth[at] == IN_MAIN and not {"on", "about"} & set(before):
                yield Evidence(*part.span(at, at + 1), "in_progress", "", MAIN, rule="last resort")


def _last_resort(document: Document, statement: Statement, told: bool) -> Iterator[Evidence]:
    """ "Will" with words that no vocabulary holds ("will be out and about"), what is called a draft, and an item of a
    timeline that lies ahead."""
    if (
        statement.kind == "milestone"
        and not told
        and (somebody_to(document, statement) or dated_later(document, statement))
    ):
        yield Evidence(statement.start, statement.start, "planned", "", SIDE, rule="lies ahead")
    for part in parts_of(document.text, statement.start, statement.end, document.facts.first_person):
        for at, word in enumerate(part.sentence.words):
            status = "planned" if word in _WILLS else "in_progress" if word == "draft" else ""
            if status and part.depth[at] == IN_MAIN:
                yield Evidence(*part.span(at, at + 1), status, "", SIDE, rule="last resort")
        if statement.kind == "milestone":
            yield from in_passing(part)


def _governed(document: Document, statement: Statement) -> Iterator[Evidence]:
    """The verb that opens an item under "I will:" or "undertook to:" is to come, whatever else the item tells."""
    governor = next((context for context in statement.contexts if context.role == "governor"), None)
    plan = statement.kind == "action" and document.facts.document_type == "plan"
    promised = governor is not None and statement.kind == "action" and _PROMISED.search(governor.text) is not None
    if not (plan or promised) and (governor is None or not _WILL.search(governor.text)):
        return
    first = parts_of(document.text, statement.start, statement.end, document.facts.first_person)[:1]
    for part in first:
        group = part.sentence.groups[0] if part.sentence.groups else None
        opens = group is not None and group.at == 0 and (group.aspect == "imperative" or (promised and group.bare))
        if opens or (group is None or group.at) and part.sentence.words[:1] and part.sentence.words[0] in _OPENERS:
            yield Evidence(*part.span(0, 1), "planned", "", MAIN, "phrase", "governed")


def _of_field(document: Document, statement: Statement, field: Field) -> Iterator[Evidence]:
    words = document.text[field.start : field.end]
    in_cell = bool(statement.cells)
    if field.meaning in ("status", "rag") or (in_cell and not field.meaning):
        known = list(_standing(document, field, words, in_cell))
        yield from known
        if known:
            return
    if field.meaning in _SILENT:
        return
    strength = SIDE if field.meaning in _NAMING else MAIN
    for part in parts_of(document.text, field.start, field.end, document.facts.first_person):
        yield from _of_part(part, strength, in_cell)


def _standing(document: Document, field: Field, words: str, in_cell: bool) -> Iterator[Evidence]:
    """What a status or colour cell says as a whole."""
    basis: Basis = "table_cell" if in_cell else "phrase"
    status, schedule = standing(words)
    rule = "still on track" if schedule == "on_track" else "standing"
    if not (status or schedule) and colour(words):
        status, schedule, rule = _colour(document, words)
    if status or schedule:
        rule = "not due" if _NOT_DUE.fullmatch(words) else rule
        yield Evidence(field.start, field.end, status, schedule, EXPLICIT, basis, rule)
    elif field.fill in _COLOURS and field.meaning in ("status", "rag"):
        status, schedule, rule = _colour(document, field.fill)
        yield Evidence(field.start, field.end, status, schedule, EXPLICIT, "fill_colour", rule)


def _colour(document: Document, words: str) -> tuple[str, str, str]:
    status, schedule, told = sense_of(words, document)
    return status, schedule, "still on track" if told and schedule == "on_track" else "colour"


def _of_part(part: Part, strength: int, in_cell: bool) -> Iterator[Evidence]:
    status, schedule = standing(part.sentence.text)
    if status or schedule:
        start, end = part.span(0, len(part.sentence.words))
        yield Evidence(
            start,
            end,
            status,
            schedule,
            EXPLICIT if strength == MAIN else strength,
            "table_cell" if in_cell else "phrase",
            "standing",
        )
        return
    basis: Basis = "table_cell" if in_cell else "phrase"
    some = in_part(part)
    for one in (*verb_evidence(part, strength), *phrase_evidence(part, strength)):
        if some and one.status == "completed":
            one = replace(one, status="in_progress", rule="done in part")
        yield replace(one, basis=basis)


def _above(document: Document, statement: Statement) -> Iterator[Evidence]:
    """The governing line, then the nearest headings."""
    headings = 0
    for context in statement.contexts:
        if context.role == "governor":
            yield from _of_governor(document, context)
        elif context.role == "heading" and headings < 3:
            headings += 1
            yield from _of_heading(context)


def _of_governor(document: Document, context: Context) -> Iterator[Evidence]:
    """What the line above a list says of its items; that somebody agreed or resolved it is no standing of them."""
    status, schedule = heading_standing(context.text)
    if status or schedule:
        yield Evidence(context.start, context.end, status, schedule, ABOVE, rule="heading")
        return
    for part in parts_of(document.text, context.start, context.end, document.facts.first_person):
        for one in (*verb_evidence(part), *phrase_evidence(part)):
            if one.strength == MAIN and not (one.status == "completed" and one.rule == "done" and _agrees(part)):
                yield weaker(one, ABOVE)


def _agrees(part: Part) -> bool:
    return any(group.verb.classes & {"undertake", "tell"} for group in part.sentence.groups)


def _of_heading(context: Context) -> Iterator[Evidence]:
    status, schedule = _heading_says(context.text)
    if status or schedule:
        rule = "still on track" if schedule == "on_track" else "heading"
        yield Evidence(context.start, context.end, status, schedule, ABOVE, "heading", rule)


@lru_cache(maxsize=1024)
def _heading_says(text: str) -> tuple[str, str]:
    """The standing that a heading gives: as a whole ("Completed"), or "not yet commenced" among other words."""
    status, schedule = heading_standing(text)
    if not (status or schedule) and len(text.split()) <= 14:
        hits = phrase_hits("statuses", tokens(text))
        status = next((hit.label for hit in hits if hit.group == "status" and hit.label == "not_started"), "")
    return status, schedule
