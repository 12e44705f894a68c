"""What is to come although no verb says so: an item of a timeline with a day after the paper's own."""

from __future__ import annotations

import re
from calendar import monthrange

from pipeline.language.verbs import verb_forms
from pipeline.model import Document, Statement
from pipeline.tag.clauses import Part, parts_of
from pipeline.tag.date_places import Place
from pipeline.tag.date_reading import readings
from pipeline.tag.dates import tag_dates
from pipeline.tag.evidence import Evidence

_FINITE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|been|will|would|did)\b")
_AFTER = frozenset("due start_due achieved reported period".split())
_REACH = 16


def dated_later(document: Document, statement: Statement) -> bool:
    """Every day that the statement names lies after the paper's own, and no auxiliary says that it is past."""
    paper = _last_day(document.facts.meeting_date)
    if not paper or _FINITE.search(statement.text):
        return False
    spans = [one.span for one in tag_dates(document, statement) if one.role in _AFTER]
    return bool(spans) and all(span is not None and span.start > paper for span in spans)


def still_due(document: Document, statement: Statement, one: Evidence) -> bool:
    """Told afterwards that it "was due by December", which is yet to come for the paper: due then, and not late."""
    paper = _last_day(document.facts.meeting_date)
    if one.schedule != "delayed" or not paper:
        return False
    read = readings(document, statement, Place(statement.start, statement.end))
    return any(
        date.reading.lapsed and date.role == "due" and date.span is not None and date.span.start > paper
        for date in read
        if 0 <= date.start - one.end < _REACH or one.start <= date.start < one.end
    )


def ahead(document: Document, statement: Statement) -> bool:
    """An item of a list whose participle ("Full business case developed over the summer") has a day yet to come."""
    lead = document.text[document.text.rfind("\n", 0, statement.start) + 1 : statement.start]
    if not re.fullmatch(r"\s*(?:[-–—•·▪◦*►➢]|\(?[0-9a-z]{1,3}[.)])\s*", lead):
        return False
    part = next(iter(parts_of(document.text, statement.start, statement.end, document.facts.first_person)), None)
    if part is None or part.sentence.actors or part.sentence.words[:1] in (("the",), ("a",)):
        return False
    first = next(iter(part.sentence.groups), None)
    noted = first is not None and first.bare and first.at > 0 and first.aspect == "done" and "en" in first.verb.forms
    return noted and dated_later(document, statement)


def _last_day(date: str) -> str:
    """The last day of a date that may be no more than a month or a year; empty where there is none."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date


def somebody_to(document: Document, statement: Statement) -> bool:
    """ "Government to give a decision by December": a name, "to" and a verb, and nothing finite before them."""
    part = next(iter(parts_of(document.text, statement.start, statement.end, document.facts.first_person)), None)
    return part is not None and _infinitive_leads(part)


def _infinitive_leads(part: Part) -> bool:
    words = part.sentence.words
    for at, word in enumerate(words[:_REACH]):
        if _FINITE.fullmatch(word):
            return False
        if any(group.at == at and group.aspect != "infinitive" for group in part.sentence.groups):
            return False
        following = words[at + 1] if at + 1 < len(words) else ""
        known = verb_forms().get(following)
        if word == "to" and at and (following == "be" or (known is not None and "base" in known.forms)):
            return True
    return False
