"""Where a statement stands: evidence from its words, cells, colours and the lines above it, resolved to labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.scope import MAIN as IN_MAIN
from pipeline.model import Document, Statement
from pipeline.tag.asides import told_of_something_else
from pipeline.tag.clauses import parts_of
from pipeline.tag.evidence import EXPLICIT, MAIN, SIDE, Evidence
from pipeline.tag.evidence_above import said_above
from pipeline.tag.field_evidence import of_field
from pipeline.tag.fields import Field, fields_of
from pipeline.tag.in_passing import in_passing
from pipeline.tag.near import of_takes_time
from pipeline.tag.resolve import resolve
from pipeline.tag.to_come import ahead, dated_later, somebody_to, still_due
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
_DASH = re.compile(r"\w\W*\s[–—-]\s+$")
_WORD = re.compile(r"\w")
_OPENED = re.compile(r"\w\W*\($")
_CLOSED = re.compile(r"(?: (?:in|on|by) [^()]{3,24}| [^() ]*\d[^()]{0,20})?\)\W*")
_NO_STATUS = frozenset(["priority", "measure", "recommendation", "decision", "change"])


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
        _closing(document, statement, one)
        for one in _evidence(document, statement, fields or fields_of(document, statement))
        if not told_of_something_else(document, statement, one) and not still_due(document, statement, one)
    )
    status, schedule = resolve(found)
    if status == "completed" and not any(one.strength == EXPLICIT for one in found):
        status = "planned" if statement.kind == "milestone" and ahead(document, statement) else status
    said = any(one.strength == EXPLICIT and one.status for one in found)
    if statement.kind == "action" and status == "planned" and not schedule and not said:
        status = ""
    return found, status, schedule


def _closing(document: Document, statement: Statement, one: Evidence) -> Evidence:
    """The evidence; what stands alone behind a dash at the end ("Update 16.02.22 - complete"), or there in brackets
    with a date at most ("Rural Plan (published in May 2018)"), speaks as a status column does."""
    before, behind = document.text[statement.start : one.start], document.text[one.end : statement.end]
    closes = one.rule.startswith("phrase ") and _DASH.search(before) and not _WORD.search(behind)
    bracketed = one.status == "completed" and _OPENED.search(before) and _CLOSED.fullmatch(behind)
    return replace(one, strength=EXPLICIT) if one.status and (closes or bracketed) else one


def _of_no_work(
    document: Document, statement: Statement, fields: tuple[Field, ...]
) -> tuple[tuple[Evidence, ...], str, str]:
    """What a paper may say of what is no work itself: a measure's colour, a change that has been made."""
    if statement.kind == "measure":
        graded = [field for field in fields if field.meaning in ("status", "rag")]
        cells = [one for field in graded for one in of_field(document, statement, field)]
        coloured = tuple(one for one in (*cells, *said_above(document, statement)) if one.schedule in _GRADES)
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
    found = [one for field in fields for one in of_field(document, statement, field)]
    found += _governed(document, statement)
    found += update_below(document, statement)
    above = tuple(said_above(document, statement))
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
    work = statement.kind in ("action", "milestone")
    plan = work and document.facts.document_type == "plan"
    promised = governor is not None and work and _PROMISED.search(governor.text) is not None
    if not (plan or promised) and (governor is None or not _WILL.search(governor.text)):
        return
    first = parts_of(document.text, statement.start, statement.end, document.facts.first_person)[:1]
    for part in first:
        group = part.sentence.groups[0] if part.sentence.groups else None
        opens = group is not None and group.at == 0 and (group.aspect == "imperative" or (promised and group.bare))
        words = part.sentence.words
        begins = statement.kind == "action" and (group is None or group.at) and words and words[0] in _OPENERS
        if opens or begins:
            yield Evidence(*part.span(0, 1), "planned", "", MAIN, "phrase", "governed")
