"""The date that a paper speaks from: its meeting, its own date, or the latest thing it reports as done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.facts.front import Front
from pipeline.language.dates import Anchor, Found, find_dates, resolve
from pipeline.language.dates.records import Between, Period
from pipeline.language.patterns import worded

_Basis = Literal["", "stated", "inferred"]
# {label}: the words of models/paper_dates.toml.
_MEETING_BEFORE = r"(?i)\b{before}\s*[-\u2010-\u2015:,|()\s]*(?:on\s+)?(?:the\s+)?$"
_NOT_OURS = r"(?i)\b{not_ours}\b[^.\n]{0,40}$"
_APPROVED_AFTER = r"(?i){approved}"
_EARLIER = r"(?i)^\W*\d{1,2}[.)]?\s+{minutes_item}\b"
_PREPARED = r"(?i)\b{prepared}\s*(?:on|:)?\s*$"
_OTHERS = (_NOT_OURS, _EARLIER, _PREPARED)
_WRITTEN = r"(?i)\b{written}\s*(?:on|:)?\s*$"
_GATHERING = r"(?i)\b{gathering}\b[^.]{0,60}[-\u2013\u2014,|]\s*$"
_ISSUE = r"(?i)\s+{issue}\b"
_DONE = r"(?i)\b{done}\b"
_TO_COME = r"(?i)\b{to_come}\b"
_LETTER = r"(?im)^\W*{salutation}\b"
_PERIOD = r"(?i)\b(?:{quarter}|{yearly})\s*[-\u2013:,(]?\s*20\d\d\s?[/\u2013-]\s?\d\d(?:\d\d)?"
_YEARLY = r"(?i){yearly}\s*[-\u2013:,(]?"

_OF_A_PERIOD = frozenset(
    ["progress_report", "performance_report", "annual_report", "cover_report", "decision_notice", "other"]
)
_TITLE_WORDS = 16
_SHORT_TIME = 2  # years; a plan runs for longer


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    at: int
    iso: str


def meeting_of(front: Front, source: str, document_type: str) -> tuple[str, _Basis]:
    """The date, possibly partial, and its basis: stated on the first page or in the title, else inferred, else
    neither."""
    alone = 2.0 if document_type == "plan" else 4.0 if _worded(_LETTER).search(front.start) else 0.0
    stated = _stated(front.title, 3.0, 0.0) + _stated(front.start, 0.0, alone) + _stated(front.margins, 0.0, 0.0)
    if stated:
        best = max(stated, key=lambda candidate: (candidate.score, -candidate.at))
        if best.score >= 2:
            return best.iso, "stated"
    prepared = _prepared(front.text)
    if prepared:
        return prepared, "stated"
    inferred = _latest_done(front, document_type)
    return (inferred, "inferred") if inferred else ("", "")


def _stated(text: str, extra: float, alone: float) -> list[_Candidate]:
    found = [_candidate(text, date, extra, alone) for date in find_dates(text) if _iso(date)]
    return [candidate for candidate in found if candidate.score > 0]


def _candidate(text: str, date: Found, extra: float, alone: float) -> _Candidate:
    """How likely a date is the paper's own: by the words before it, and by standing alone on a line (worth `alone`
    more)."""
    line = text[text.rfind("\n", 0, date.start) + 1 : date.start]
    after = text[date.end : (text.find("\n", date.end) + 1 or len(text) + 1) - 1]
    above = text[max(0, date.start - 160) : date.start]
    score = extra + (1.0 if len(_iso(date)) == 10 else 0.0)
    if _worded(_APPROVED_AFTER).search(after) or any(_worded(other).search(line) for other in _OTHERS):
        return _Candidate(0.0, date.start, "")
    if _worded(_MEETING_BEFORE).search(above):
        score += 3
    if len(line.strip(" |-\u2013\u2014*#,:\t")) < 2 and len(after.strip(" |-\u2013\u2014*#.,\t")) < 12:
        score += (2 if date.start < 700 else 1) + alone
    elif len(line.strip(" |-\u2013\u2014*#,:\t")) < 2 and len(after) < 45 and date.start < 500:
        score += 1
    if _worded(_GATHERING).search(line) and len(after.strip()) < 30:
        score += 2
    if _worded(_ISSUE).match(after) and date.start < 400:
        score += 2
    if date.start < 300:
        score += 0.5
    return _Candidate(score, date.start, _iso(date))


def _iso(date: Found) -> str:
    """The ISO form of a day or a month said in full; empty for anything else."""
    meaning = date.meaning
    if isinstance(meaning, Period) and meaning.year is not None and meaning.part is None:
        if meaning.unit == "day":
            return f"{meaning.year:04d}-{meaning.number:02d}-{meaning.day:02d}"
        if meaning.unit == "month":
            return f"{meaning.year:04d}-{meaning.number:02d}"
    return ""


def _prepared(text: str) -> str:
    """ "Report prepared 24 January 2014": weaker than a meeting, better than nothing."""
    for date in find_dates(text[:4000] + "\n" + text[-1500:] if len(text) > 5500 else text):
        whole = text[:4000] + "\n" + text[-1500:] if len(text) > 5500 else text
        line = whole[max(0, date.start - 40) : date.start]
        if _iso(date) and _worded(_WRITTEN).search(line):
            return _iso(date)
    return ""


def _latest_done(front: Front, document_type: str) -> str:
    """The latest day or month that the paper tells as past, in its own precision, or the end of the quarter it
    reports on."""
    latest = _period_end(front) if document_type in _OF_A_PERIOD else ("", "")
    told = bool(latest[0])
    for date in find_dates(front.text):
        span = resolve(date, Anchor())
        if span is None or isinstance(date.meaning, Between) or not _said_as_done(front.text, date):
            continue
        iso = _iso(date) or (span.end[:7] if span.start == span.end else "")
        if iso and not (told and len(iso) < 10):
            latest = max(latest, (span.end, iso))
    return latest[1]


def _period_end(front: Front) -> tuple[str, str]:
    """The last day, and its month, of the time that the title names: "Monitoring Report Q2 2017/18", "Decision log,
    July to September 2020"."""
    heads = [line for line in front.start[:500].splitlines() if len(line.split()) <= _TITLE_WORDS]
    for line in (front.title, *heads):
        for date in find_dates(line):
            span = resolve(date, Anchor()) if isinstance(date.meaning, Between) else None
            if span is not None and int(span.end[:4]) - int(span.start[:4]) < _SHORT_TIME:
                return span.end, span.end[:7]
    for match in _worded(_PERIOD).finditer(f"{front.title}\n{front.start[:600]}"):
        found = find_dates("in " + _worded(_YEARLY).sub("", match[0]).strip())
        span = resolve(found[0], Anchor()) if found else None
        if span is not None:
            return span.end, span.end[:7]
    return "", ""


def _said_as_done(text: str, date: Found) -> bool:
    begin = max(text.rfind(stop, 0, date.start) for stop in (". ", "\n", ";", "!"))
    before = text[max(0, begin + 1) : date.start]
    after = re.split(r"[.;\n]", text[date.end : date.end + 80], maxsplit=1)[0]
    done, to_come = _worded(_DONE), _worded(_TO_COME)
    if to_come.search(before[-60:]):
        return False
    opens = len(before.split()) < 4 and done.search(after) is not None and to_come.search(after) is None
    return opens or done.search(before[-120:]) is not None


def _worded(shape: str) -> re.Pattern[str]:
    return worded(shape, "paper_dates")
