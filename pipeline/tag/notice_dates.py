"""The day on which a decision was taken, from the line that heads it in a notice: "26/02/2024 - To approve spend"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.dates import Anchor, edtf, find_dates, resolve
from pipeline.language.dates.records import Found, Period
from pipeline.model import DatePhrase, Document, Statement

_TITLE = re.compile(r"\s*[-–—|]\s+[A-Z]")


def decided_on(document: Document, statement: Statement) -> tuple[DatePhrase, ...]:
    """The date of the heading next above a decision of a notice; none where no dated line stands there."""
    if statement.kind != "decision" or document.facts.document_type != "decision_notice":
        return ()
    above = [one for one in _dated_lines(document.text) if one.start < statement.end]
    if not above:
        return ()
    last = above[-1]
    span = resolve(last, Anchor())
    return (DatePhrase(last.phrase, span, edtf(last, span), "achieved", last.start, last.end),)


@lru_cache(maxsize=8)
def _dated_lines(text: str) -> tuple[Found, ...]:
    """The days that head a decision ("09/11/2018 - Title")."""
    found = []
    for one in find_dates(text):
        if not isinstance(one.meaning, Period) or one.meaning.unit != "day" or one.meaning.year is None:
            continue
        opens = not text[text.rfind("\n", 0, one.start) + 1 : one.start].strip(" \t*#|•")
        if opens and _TITLE.match(text, one.end):
            found.append(one)
    return tuple(found)
