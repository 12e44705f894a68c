"""Evidence from a statement's own words: its cells, its "Label: value" fields, or the words as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.standings import colour, is_answer, standing
from pipeline.model import Document, Statement
from pipeline.tag.clauses import Part, parts_of
from pipeline.tag.evidence import EXPLICIT, MAIN, SIDE, Basis, Evidence
from pipeline.tag.fields import Field
from pipeline.tag.legend import sense_of
from pipeline.tag.phrase_evidence import phrase_evidence
from pipeline.tag.shares import in_part
from pipeline.tag.verb_evidence import verb_evidence

_NAMING = frozenset("title milestone action priority measure recommendation decision change risk".split())
_NOT_DUE = re.compile(r"(?i)\W*not (?:yet )?due\W*")
_COLOURS = ("red", "amber", "green", "blue", "grey")
_ANSWER = 3  # words and marks
_SILENT = frozenset("owner due reference raised start completed budget baseline target value risk".split())


def of_field(document: Document, statement: Statement, field: Field) -> Iterator[Evidence]:
    """What a field says of where its statement stands: a status or colour cell as a whole, else its words."""
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
        if not (field.meaning == "comment" and is_answer(part.sentence.text) and len(part.sentence.words) < _ANSWER):
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
