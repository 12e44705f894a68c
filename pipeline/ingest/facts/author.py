"""Who gives a paper: the officer or the office that it names as its author, in the paper's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.facts.front import Front
from pipeline.language.dates import find_dates

_FIELD = re.compile(
    r"^[ \t*_|]*(?:(?:report|paper|document)?[ \t/]*(?:author|originator)(?:\(s\)|s)?"
    r"(?:[ \t]+of[ \t]+(?:the[ \t]+)?(?:report|paper))?(?:[ \t]*(?:/|and)[ \t]*contact(?:[ \t]+officer)?)?"
    r"|(?:joint[ \t]+)?(?:report|paper)[ \t]+(?:of|by|from)"
    r"|(?:(?:report|paper)[ \t]+)?(?:prepared|written|compiled|drafted|submitted)[ \t]+by"
    r"|reporting[ \t]+officer|officer[ \t]+reporting)[ \t*_]*(?::[ \t*_]*|\t)(?P<who>[^\t\n]*)\n{0,2}(?P<next>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(
    r"(?:^|(?<=\d{4})[ \t]+|\t)[ \t*_]*(?:(?:Joint[ \t]+[Rr]|R)eport|(?:JOINT[ \t]+)?REPORT|Paper|PAPER)[ \t]+"
    r"(?:of|by|from|OF|BY|FROM|Of|By|From)[ \t]+(?P<who>[^\t\n:]+)$",
    re.MULTILINE,
)
_SIGNED = re.compile(
    r"^(?P<who>[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’.-]*){1,3},[ \t]+(?:the[ \t]+)?"
    r"(?:Deputy[ \t]+)?(?:Police,?[ \t][\w ,&'’]*Commissioner|P[FC]CC|PCC|PCVC|Mayor|Chief[ \t]+(?:Executive|Constable|"
    r"Finance[ \t]+Officer))(?:[ \t]+(?:for|of)[ \t]+[A-Z][\w ,&'’-]*)?)$",
    re.MULTILINE,
)
_OFFICE = re.compile(
    r"\b(?:commissioner|o?p[fc]?cc|opcvc|pcvc|mayor|mopac|chief|executive|officer|director|head|manager|treasurer|clerk"
    r"|secretary|secretariat|solicitor|constable|superintendent|inspector|chair(?:man|woman|person)?|councillor|cllr"
    r"|leader?|advis[eo]r|analyst|panel|group|committee|office|governance|force|constabulary)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Sir|Dame)\.?\s+)?(?:[A-Z][\w'’-]*\.?\s+){1,3}[A-Z][\w'’-]+")
_TO = re.compile(r"[\s,]+to\s[^,]*\b(?:panel|committee|board|meeting|members)\b.*$", re.IGNORECASE)
_REACH = re.compile(
    r"[\s,;|-]*(?:\be-?mail\b|\btel(?:ephone)?\b|\bphone\b|\bext\b|\S+@\S*|\(?\d{5,}|\(?0\d{2,}).*$", re.I
)
_NOBODY = re.compile(r"\W*(?:n/?a|none|not applicable|tbc|various|as above|\d.*)?\W*", re.IGNORECASE)
_KEPT = re.compile(r"\b(?:O?P[FC]?CC|OPCVC|PCVC|MOPAC|GMCA|DCC|ACC)\b", re.IGNORECASE)
_SMALL = frozenset(["and", "for", "of", "the", "to", "in"])
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
    for match in _FIELD.finditer(text):
        who = match["who"].strip(" *_|")
        below = match["next"].strip()
        yield who or ("" if ":" in below or "\t" in below else below)


def _lines(text: str) -> Iterator[str]:
    """ "Report of the Chief Executive" on a line of its own, or behind the meeting's date."""
    for match in _LINE.finditer(text):
        who = _cleaned(match["who"])
        if _OFFICE.search(who) or _NAME.fullmatch(who):
            yield who


def _signed(front: Front, document_type: str) -> Iterator[str]:
    """A name with its office, alone on a line of the first page's head."""
    if document_type in _SIGNED_TYPES:
        yield from (match["who"] for match in _SIGNED.finditer(front.start[:_TOP]))


def _cleaned(words: str) -> str:
    """The name or office without article, reader, date and how to reach them; empty where nobody is left."""
    folded = " ".join(_REACH.sub("", _TO.sub("", " ".join(words.split()))).split())
    dates = find_dates(folded)
    if dates:
        folded = folded[: dates[0].start]
    who = re.sub(r"^the\s+", "", folded.strip(" ,.;:|*_–—-"), flags=re.IGNORECASE)
    if _NOBODY.fullmatch(who) or len(who.split()) > _MOST_WORDS or not who[:1].isalpha():
        return ""
    return _in_small(who) if who.isupper() and " " in who else who


def _in_small(who: str) -> str:
    """A line in capitals as it would be written; initials keep theirs."""
    words = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in who.split()]
    return _KEPT.sub(lambda match: match[0].upper(), " ".join(words))
