"""Who gives a paper: the officer or the office that it names as its author, in the paper's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.facts.front import Front
from pipeline.language.dates import find_dates
from pipeline.language.patterns import worded

# {label}: the words of models/authors.toml.
_FIELD = (
    r"(?im)^[ \t*_|]*(?:{paper}?[ \t/]*{author}|{given})"
    r"[ \t*_]*(?::[ \t*_]*|\t)(?P<who>[^\t\n]*)\n{0,2}(?P<next>[^\n]*)"
)
_LINE = r"(?m)(?:^|(?<=\d{4})[ \t]+|\t)[ \t*_]*{line}[ \t]+(?P<who>[^\t\n:]+)$"
_SIGNED = (
    r"(?m)^(?P<who>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’.-]*){1,3},[ \t]+(?:the[ \t]+)?(?:{deputy}[ \t]+)?"
    r"(?:{office_begins},?[ \t][\w ,&'’]*{office_ends}|{signs})(?:[ \t]+(?:for|of)[ \t]+[A-Z][\w ,&'’-]*)?)$"
)
_OFFICE = r"(?i)\b{office}s?\b"
_NAME = r"(?:{address}\.?\s+)?(?:[A-Z][\w'’-]*\.?\s+){1,3}[A-Z][\w'’-]+"
_TO = r"(?i)[\s,]+to\s[^,]*\b{reader}\b.*$"
_REACH = r"(?i)[\s,;|-]*(?:\b{reach}\b|\S+@\S*|\(?\d{5,}|\(?0\d{2,}).*$"
_NOBODY = r"(?i)\W*(?:{nobody}|\d.*)?\W*"
_KEPT = r"(?i)\b{initials}\b"
_SIGNED_TYPES = frozenset(["plan", "refresh_report", "progress_report", "performance_report", "annual_report"])
_MOST_WORDS, _TOP, _END = 22, 600, 1500


def author_of(front: Front, document_type: str) -> str:
    """Who gives the paper: "Report author: ...", "Report of the ...", or the name and office under the title.

    Empty where it does not say, where it names several that cannot all have written it, and for minutes, in which
    "Report of" heads what others gave."""
    if document_type == "minutes":
        return ""
    end = front.text[max(len(front.start), len(front.text) - _END) :]
    for found in (_fields(front.start), _lines(front.start), _fields(end), _signed(front, document_type)):
        named = list(dict.fromkeys(filter(None, map(_cleaned, found))))
        if named:
            return named[0] if len({name.casefold() for name in named}) == 1 else ""
    return ""


def _fields(text: str) -> Iterator[str]:
    """What stands behind the name of a field, or on the line below it."""
    for match in _worded(_FIELD).finditer(text):
        who = match["who"].strip(" *_|")
        below = match["next"].strip()
        yield who or ("" if ":" in below or "\t" in below else below)


def _lines(text: str) -> Iterator[str]:
    """ "Report of the Chief Executive" on a line of its own, or behind the meeting's date."""
    for match in _worded(_LINE).finditer(text):
        who = _cleaned(match["who"])
        if _worded(_OFFICE).search(who) or _worded(_NAME).fullmatch(who):
            yield who


def _signed(front: Front, document_type: str) -> Iterator[str]:
    """A name with its office, alone on a line of the first page's head."""
    if document_type in _SIGNED_TYPES:
        yield from (match["who"] for match in _worded(_SIGNED).finditer(front.start[:_TOP]))


def _cleaned(words: str) -> str:
    """The name or office without article, reader, date and how to reach them; empty where nobody is left."""
    folded = " ".join(_worded(_REACH).sub("", _worded(_TO).sub("", " ".join(words.split()))).split())
    dates = find_dates(folded)
    if dates:
        folded = folded[: dates[0].start]
    who = re.sub(r"^the\s+", "", folded.strip(" ,.;:|*_–—-"), flags=re.IGNORECASE)
    if _worded(_NOBODY).fullmatch(who) or len(who.split()) > _MOST_WORDS or not who[:1].isalpha():
        return ""
    return _in_small(who) if who.isupper() and " " in who else who


def _in_small(who: str) -> str:
    """A line in capitals as it would be written; initials keep theirs."""
    small = _worded("{small}")
    words = [word.lower() if small.fullmatch(word.lower()) else word.capitalize() for word in who.split()]
    return _worded(_KEPT).sub(lambda match: match[0].upper(), " ".join(words))


def _worded(shape: str) -> re.Pattern[str]:
    return worded(shape, "authors", r"[\t\x20]")
