"""The date that a paper speaks from: its meeting, its own date, or the latest thing it reports as done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.facts.front import Front
from pipeline.language.dates import Anchor, Found, find_dates, resolve
from pipeline.language.dates.file_name import day_named
from pipeline.language.dates.records import Between, Period
from pipeline.language.dates.resolve import iso_of
from pipeline.language.patterns import worded

_Basis = Literal["", "stated", "inferred"]
# {label}: the words of models/paper_dates.toml.
_MEETING_BEFORE = r"(?i)\b{before}\s*[-\u2010-\u2015:,|()\s]*(?:on\s+)?(?:the\s+)?$"
_NOT_OURS = r"(?i)\b{not_ours}\b[^.)\n]{0,60}$"
_NEXT = r"(?i)\b{next_meeting}\W*$"
_APPROVED_AFTER = r"(?i){approved}"
_EARLIER = r"(?i)^\W*\d{1,2}[.)]?\s+{minutes_item}\b"
_EARLIER_MINUTES = r"(?i)\b{earlier_minutes}\b[^.\n]{0,100}$"
_MINUTES_OF = r"(?i)^\W*(?:[\w/.]+\s+){0,3}{minutes_item}\b"
_PREPARED = r"(?i)\b{prepared}\s*(?:on|:)?\s*$"
_OTHERS = (_NOT_OURS, _EARLIER, _EARLIER_MINUTES, _PREPARED)
_WRITTEN = r"(?i)\b{written}\s*(?:on|:)?\s*$"
_GATHERING = r"(?i)\b{gathering}\b(?:[^.\n]{0,60}[-\u2010-\u2015,|:(]\s*|\s+)$"
_DECIDED = r"(?i)\b{decided}\s*:?\s*$"
_ISSUE = r"(?i)\s+{issue}\b"
_DONE = r"(?i)\b{done}\b"
_TO_COME = r"(?i)\b{to_come}\b"
_LETTER = r"(?im)^\W*{salutation}\b"
_PERIOD = r"(?i)\b(?:{quarter}|{yearly})\s*[-\u2013:,(]?\s*20\d\d\s?[/\u2013-]\s?\d\d(?:\d\d)?"
_YEARS = r"20\d\d)\s?[/\u2013-]\s?(?:20)?\d\d\b"
_PRECEPT = (
    rf"(?i)\b{{precept}}\b[^.\n]{{0,60}}?\b(?P<first>{_YEARS}"
    rf"|\b(?P<second>{_YEARS}[^.\n]{{0,60}}?\b{{precept}}\b"
)
_YEARLY = r"(?i){yearly}\s*[-\u2013:,(]?"

_OF_A_PERIOD = frozenset(
    ["progress_report", "performance_report", "annual_report", "cover_report", "decision_notice", "other"]
)
_ON_PRECEPT = frozenset(["minutes", "cover_report"])
_TITLE_WORDS = 16
_OPENING = 350  # characters, behind which minutes that are named are those of an earlier meeting
_FRONT = 900  # characters, within which a paper says when and where it met
_DASHES = ("-", "\u2010", "\u2013", "\u2014")
_MARKS = " |-\u2013\u2014*#,:\t"
_HOUR = re.compile(
    r"(?![^\n]{0,20}\bpage\b)[\s,|\u2013-]{0,3}(?:at\s+|from\s+|commencing\s+(?:at\s+)?)?"
    r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b|hours|hrs|noon)|\d{1,2}[.:]\d\d\b|\d{4}\s?(?:hours|hrs))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\)|,\s+(?:at\s+|in\s+|via\s+|by\s+|paper\s+)?(?:the\s+)?[A-Z\d]")
_PLACE = re.compile(r",\s+(?:at\s+|in\s+|via\s+|by\s+)?(?:the\s+)?[A-Z][\w'\u2019]+(?:[ ,]|$)")
_SHORT_TIME = 2  # years; a plan runs for longer


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    at: int
    iso: str


def meeting_of(front: Front, source: str, document_type: str) -> tuple[str, _Basis]:
    """The date, possibly partial, and its basis: stated on the first page or in the title, else inferred, else
    neither. A day in the file's name comes before what is concluded from the text."""
    alone = 2.0 if document_type == "plan" else 4.0 if _worded(_LETTER).search(front.start) else 0.0
    stated = _stated(front.title, 3.0, 0.0) + _stated(front.start, 0.0, alone) + _stated(front.margins, 0.0, 0.0)
    if stated:
        best = max(stated, key=lambda candidate: (candidate.score, -candidate.at))
        if best.score >= 2:
            return best.iso, "stated"
    prepared = _prepared(front.text)
    if prepared:
        return prepared, "stated"
    inferred = day_named(source) or _latest_done(front, document_type) or _of_precept(front, document_type)
    return (inferred, "inferred") if inferred else ("", "")


def _stated(text: str, extra: float, alone: float) -> list[_Candidate]:
    found = [_candidate(text, date, extra, alone) for date in find_dates(text) if iso_of(date.meaning)]
    return [candidate for candidate in found if candidate.score > 0]


def _candidate(text: str, date: Found, extra: float, alone: float) -> _Candidate:
    """How likely a date is the paper's own: by the words before it, and by standing alone on a line (worth `alone`
    more)."""
    line = text[text.rfind("\n", 0, date.start) + 1 : date.start]
    after = text[date.end : (text.find("\n", date.end) + 1 or len(text) + 1) - 1]
    above = text[max(0, date.start - 160) : date.start]
    if _of_another(text, date, line, after):
        return _Candidate(0.0, date.start, "")
    score = extra + sum(
        (
            1.0 if len(iso_of(date.meaning)) == 10 else 0.0,
            3.0 if _worded(_MEETING_BEFORE).search(above) else 0.0,
            1.0 if _worded(_DECIDED).search(line) else 0.0,
            _standing(line, after, date, alone),
            2.0 if _worded(_GATHERING).search(line) and (len(after.strip()) < 30 or _CLOSES.match(after)) else 0.0,
            2.0 if _worded(_ISSUE).match(after) and date.start < 400 else 0.0,
            0.5 if date.start < 300 else 0.0,
        )
    )
    return _Candidate(score, date.start, iso_of(date.meaning))


def _of_another(text: str, date: Found, line: str, after: str) -> bool:
    """Whether the words around a date say that it is that of another meeting or of another thing."""
    heading = text[max(0, text.rfind("\n", 0, max(0, date.start - len(line) - 2))) : date.start - len(line)]
    return (
        _worded(_APPROVED_AFTER).search(after) is not None
        or any(_worded(other).search(line) for other in _OTHERS)
        or (not line.strip(_MARKS) and _worded(_NEXT).search(heading.rstrip()) is not None)
        or (date.start > _OPENING and _worded(_MINUTES_OF).search(line) is not None)
    )


def _standing(line: str, after: str, date: Found, alone: float) -> float:
    """What it counts that a date stands alone on its line, or opens it before a place or an hour as a meeting's does;
    `line` is what stands before it there, and `after` what stands behind."""
    hour = date.start < _FRONT and _HOUR.match(after) is not None
    if len(line.strip(_MARKS)) >= 2:
        ends = date.start < 200 and not after.strip() and line.rstrip()[-1:] in _DASHES
        return 2.0 if hour else 1.0 if ends else 0.0
    if len(after.strip(_MARKS + ".")) < 12:
        named = isinstance(date.meaning, Period) and date.meaning.weekday > 0
        return (2.0 if date.start < 700 else 1.0) + alone + (1.0 if named else 0.0)
    if hour or (date.start < _FRONT and _PLACE.match(after)):
        return 3.0
    return 1.0 if len(after) < 45 and date.start < 500 else 0.0


def _prepared(text: str) -> str:
    """ "Report prepared 24 January 2014": weaker than a meeting, better than nothing."""
    for date in find_dates(text[:4000] + "\n" + text[-1500:] if len(text) > 5500 else text):
        whole = text[:4000] + "\n" + text[-1500:] if len(text) > 5500 else text
        line = whole[max(0, date.start - 40) : date.start]
        if iso_of(date.meaning) and _worded(_WRITTEN).search(line):
            return iso_of(date.meaning)
    return ""


def _latest_done(front: Front, document_type: str) -> str:
    """The latest day or month that the paper tells as past, in its own precision, or the end of the quarter it
    reports on."""
    latest = _period_end(front) if document_type in _OF_A_PERIOD else ("", "")
    told = bool(latest[0])
    for date in find_dates(front.text):
        span = resolve(date, Anchor())
        if span is None or isinstance(date.meaning, Between):
            continue
        if not _said_as_done(front.text, date) and not _of_earlier_minutes(front.start, date):
            continue
        iso = iso_of(date.meaning) or (span.end[:7] if span.start == span.end else "")
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


def _of_precept(front: Front, document_type: str) -> str:
    """The month in which a panel takes a precept that the paper is on: it has to say what it thinks by 8 February
    (Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4)."""
    if document_type not in _ON_PRECEPT:
        return ""
    for line in (front.title, *front.start[:500].splitlines()):
        match = _worded(_PRECEPT).search(line)
        if match is not None and len(line.split()) <= _TITLE_WORDS:
            return f"{match['first'] or match['second']}-02"
    return ""


def _of_earlier_minutes(start: str, date: Found) -> bool:
    """Whether a date at the start of a paper is that of minutes which are before the meeting."""
    if date.start >= len(start):
        return False
    line = start[start.rfind("\n", 0, date.start) + 1 : date.start]
    shapes = (_EARLIER, _EARLIER_MINUTES, _MINUTES_OF)
    return any(_worded(shape).search(line) for shape in shapes)


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
