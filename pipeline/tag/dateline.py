"""The day that stands above a page of news: "28 June 2013", "Posted on 3 May 2019", "5:12 PM October 22, 2021"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.language.dates import Anchor, find_dates, resolve
from pipeline.language.dates.records import Period
from pipeline.model import Document

_HEAD = 1500
_REACH = 90  # what stands before a dateline's day is short
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEADS = re.compile(
    r"\W*(?:(?:date|(?:posted|published|added|issued|released|uploaded)(?:\s+on)?|news)\b[\s:|–-]*)?"
    r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\W*)?(?:on\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|\n|[|–-]\s|,?\s*(?:at\s+)?\d{1,2}[:.]\d\d|[A-Z“\"'])")
_NO_NEWS = frozenset(["minutes", "agenda", "decision_notice", "plan"])


def dated(document: Document) -> Document:
    """The document, with the day of its dateline as its date where nothing else gives one."""
    facts = document.facts
    if facts.meeting_date or facts.document_type in _NO_NEWS:
        return document
    day = dateline(document.text[:_HEAD])
    if not day:
        return document
    return replace(document, facts=replace(facts, meeting_date=day, meeting_date_basis="inferred"))


@lru_cache(maxsize=8)
def dateline(head: str) -> str:
    """The first day (ISO) that opens a line of the text, alone or behind "Posted on"; empty where none does."""
    for line in head.splitlines():
        for found in find_dates(line[:_REACH]) if _YEAR.search(line, 0, _REACH) else ():
            meaning = found.meaning
            if not isinstance(meaning, Period) or meaning.unit != "day" or meaning.year is None:
                continue
            span = resolve(found, Anchor())
            if span is not None and _LEADS.fullmatch(line, 0, found.start) and _ENDS.match(line, found.end):
                return span.start
    return ""
