"""Evidence from the lines above a statement: the line that governs its list, then the nearest headings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.phrases import phrase_hits
from pipeline.language.standings import heading_standing
from pipeline.language.text import tokens
from pipeline.model import Context, Document, Statement
from pipeline.tag.clauses import Part, parts_of
from pipeline.tag.evidence import ABOVE, MAIN, Evidence
from pipeline.tag.phrase_evidence import phrase_evidence
from pipeline.tag.resolve import weaker
from pipeline.tag.verb_evidence import verb_evidence


def said_above(document: Document, statement: Statement) -> Iterator[Evidence]:
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
