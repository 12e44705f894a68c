"""The day on which a decision was taken, from the line that heads it in a notice: "26/02/2024 - To approve spend"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.language.dates import Anchor, edtf, find_dates, resolve
from pipeline.language.dates.records import Found, Period
from pipeline.model import DatePhrase, Document, Statement

_HEADS = re.compile(r"^[ \t*#|•]*(?P<day>\w[\w /.,-]{5,30}?)\s*[-–—|]\s+[A-Z]", re.MULTILINE)


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
    for line in _HEADS.finditer(text):
        for one in find_dates(line["day"])[:1]:
            alone = one.start == 0 and one.end == len(line["day"])
            if alone and isinstance(one.meaning, Period) and one.meaning.unit == "day" and one.explicit:
                at = line.start("day")
                found.append(replace(one, start=at + one.start, end=at + one.end))
    return tuple(found)
