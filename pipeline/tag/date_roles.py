"""The role of a date from the words of its clause and their tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.language.dates.records import Tense
from pipeline.language.verbs import verb_forms
from pipeline.tag.date_cues import SMALL, reaching
from pipeline.vocabulary import entries

_PARTICIPLE = (
    r"(?:\w{2,}ed|begun|held|sent|built|made|taken|took|gone|went|set|put|given|gave|written|wrote|won|found|brought|"
    r"met|seen|come|came|drawn|chosen|known|done|"
    r"run|ran|led|left|spent|bought|sold|begun|began|shown|become|became|kept|told|paid|got|cut|let)"
)
_VERBS = re.compile(
    r"(?P<future>\b(?:will|would|shall|should|must|can|could|may|might|wo)\b(?:n['\u2019]t)?(?:\s+(?:not|be|also|now|"
    r"then|have|been|it|this|\w+ly))*(?:\s+(?!the\b|a\b|in\b|by\b|on\b)\w+)?"
    r"|['\u2019]ll\b|\b(?:due|planned|scheduled|expected|intended|proposed|hoped|anticipated|likely|set|going|yet|"
    r"ready|programmed|aims?|intends?|plans?|proposes|expects?|hopes?|"
    r"wants?|needs?|wishes)\s+(?:to|for)\b(?:\s+(?:be|\w+ly))*(?:\s+\w+)?|\b(?:expected|planned|scheduled|"
    r"anticipated|programmed|forecast|timetabled|due)\b|"
    r"\b(?:pending|awaiting|forthcoming|upcoming)\b|\bbe\s+(?:\w+ly\s+)?\w{2,}(?:ed|en|nt|ught|de|ut)\b"
    r"|\b(?:course|schedule|track|target|able|order|continue[sd]?|remain\w*|scope|ready|"
    r"work(?:ing)?)\s+to\s+(?!the\b|a\b)\w+)"
    r"|(?P<to>\bto\s+(?:be\s+(?:\w+ly\s+)?(?P<passive>\w+)|(?:\w+ly\s+)?(?P<base>[a-z]+)))"
    r"|(?P<ongoing>\b(?:is|are|am)\b(?:\s+(?:also|now|currently|still|being|"
    r"\w+ly))*(?:\s+\w+ing\b)?(?!\s+(?:\w+ed)\b)|\bbeing\s+\w+|\bcontinu\w+)"
    rf"|(?P<done>\b(?:has|have|had|was|were|been|is|are)\b(?:\s+(?:not|also|now|since|then|been|\w+ly))*"
    r"(?!\s+(?:expected|planned|scheduled|anticipated|programmed|forecast|timetabled|due|to|likely|going|set\s+to|"
    r"intended|proposed|hoped)\b)"
    rf"(?:\s+{_PARTICIPLE})?\b)"
    rf"|(?P<bare>\b{_PARTICIPLE}\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^.*?\b(?:agreed|resolved|asked|requested|undertook|promised|advised|said|explained|reported|noted|added|"
    r"confirmed|stated|told|informed|heard|recommended|"
    r"suggested|highlighted|announced|outlined|commented|replied|responded|learned|clarified|assured|"
    r"emphasised)\b(?:(?!\bthat\b)[^.;]){0,60}?\bthat\b",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(
    r"\b(?:agreed|resolved|asked|requested|invited|recommended|undertook|"
    r"promised)\b[^.;]{0,60}\b(?:that|to)\b",
    re.IGNORECASE,
)
_ADJOINS = re.compile(rf"(?<!be )\b{_PARTICIPLE}\s+(?:back\s+)?(?:in|on|at|during)?\s*(?:the\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*,\s*(?:when|once|after|if|as soon as|subject to)\b[^,;.]*,", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s+(?:about\s+|around\s+|the\s+|early\s+|late\s+|mid-?\s*|"
    r"(?:the\s+)?end\s+of\s+(?:the\s+)?)*$",
    re.IGNORECASE,
)
_HAD = re.compile(r"\s*,?\s+(?:it\s+|they\s+|we\s+|(?:the\s+)?\w+\s+){0,2}?(?:had|have|has)\s+(?!to\b|not\b|yet\b)")
_DONE_BY = re.compile(
    rf"\b(?:was|were|been|had|has|have)\s+(?!to\b)(?:\w+\s+){{0,2}}?(?!wanted|asked|needed|required|requested|due|expected|"
    rf"planned|scheduled|sought|invited|returned){_PARTICIPLE}"
    r"(?:\s+\w+){0,4}\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a date say: its role (empty where none) and the tense of its clause.

    `lapsed` marks "was due"; `adjoins` a participle right before the date ("the threshold agreed in 2019"), `aside` one
    behind a comma ("the app, launched in 2019, will")."""

    role: str
    tense: Tense
    lapsed: bool = False
    adjoins: bool = False
    aside: bool = False


@cache
def _cues(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    tail = "" if group == "after" else SMALL
    head = "" if group == "after" else r"(?:\b|(?=\W))"
    return tuple(
        (entry.label, re.compile(f"{head}(?:{'|'.join(entry.phrases)}){tail}", re.IGNORECASE))
        for entry in entries("date_roles")
        if entry.get("group") == group
    )


def read_clause(before: str, after: str) -> Reading:
    """The role and tense by the clause's words before and after a date.

    Method: a cue that reaches up to the date decides, the longest where several do; words behind the date
    ("deadline was
    missed") come first of all; without a cue the nearest verb's tense does."""
    tense, adjoined = tense_of(before, after), _ADJOINS.search(before)
    adjoins, aside = adjoined is not None, adjoined is not None and before[: adjoined.start()].endswith(", ")
    behind = _match("after", after)
    if behind and behind[0] in ("previously_due", "none"):
        return Reading(behind[0], tense)
    role, reach = _best(before, tense_of(before))
    lapsed = _match("lapsed", before)
    if lapsed and lapsed[1] >= reach and role != "previously_due":
        return Reading("due", tense, lapsed=True)
    if role == "due" and _BY.search(before) and _HAD.match(after):
        role = "achieved"
    if role:
        return Reading(role, tense, adjoins=adjoins, aside=aside)
    return Reading(behind[0] if behind else "", tense, adjoins=adjoins, aside=aside)


def tense_of(before: str, after: str = "") -> Tense:
    """Past or future by the nearest verb before the date, else the first after it; empty where neither tells.

    What somebody said or agreed "that ..." is told by the verb behind "that"; a participle alone ("proposals agreed
    in") gives
    way to an auxiliary before it."""
    told = _told(before)
    return (
        _last_tense(told) or _first_tense(after[:140]) or ("future" if _ASKED.search(before) else _last_tense(before))
    )


@lru_cache(maxsize=256)
def _told(before: str) -> str:
    return _SAID.sub("", before)


@lru_cache(maxsize=256)
def _last_tense(text: str) -> Tense:
    finite: Tense = ""
    bare = False
    for match in _VERBS.finditer(text):
        kind = _kind(match)
        if kind == "bare":
            bare = True
        elif kind:
            finite, bare = kind, False
    if finite == "future":
        return "future"
    return "past" if bare or finite == "past" else ""


def _first_tense(text: str) -> Tense:
    """The tense of the first verb, that of a clause between commas ("when staff have been trained,") left out."""
    aside = _ASIDE.match(text)
    for match in _VERBS.finditer(text, aside.end() if aside else 0):
        kind = _kind(match)
        if kind:
            return "past" if kind == "bare" else kind
    return ""


def _kind(match: re.Match[str]) -> Literal["", "past", "future", "bare"]:
    """What a verb group tells; "to" counts only before a verb ("sent to key partners" tells nothing)."""
    if match["future"]:
        return "future"
    if match["to"]:
        return "future" if match["passive"] or _is_base(match["base"]) else ""
    if match["done"]:
        return "past"
    return "bare" if match["bare"] else ""


def verb_kinds(text: str) -> list[str]:
    """What each verb group of a text tells, in order: past, future, bare (a participle alone) or nothing."""
    return [_kind(match) for match in _VERBS.finditer(text)]


def _is_base(word: str) -> bool:
    verb = verb_forms().get(word.casefold())
    return verb is not None and "base" in verb.forms


def _match(group: str, text: str) -> tuple[str, int] | None:
    for label, pattern in _cues(group):
        match = pattern.match(text) if group == "after" else pattern.search(text)
        if match:
            return label, match.end() - match.start()
    return None


def _best(before: str, tense: Tense) -> tuple[str, int]:
    """The role of the cue that reaches up to the date: a date given up first, "by", a beginning, then the longest
    cue."""
    found = [(label, len(words)) for label, words in reaching(before) if _fits(label, tense, words)]
    if _BY.search(before) and not any(label == "previously_due" for label, _ in found):
        return ("achieved", 2) if _DONE_BY.search(before) else ("due", 2)
    for first in ("previously_due", "none", "start_due"):
        lengths = [length for label, length in found if label == first]
        if lengths:
            return first, max(lengths)
    return max(found, key=lambda pair: pair[1], default=("", 0))


def _fits(label: str, tense: Tense, words: str) -> bool:
    if label in ("achieved", "reported"):
        return tense != "future"
    if label == "start_due":
        return tense != "past" or re.search(r"\b(?:will|would|to|shall|effect|effective)\b", words) is not None
    if label == "due" and tense == "past":
        return (
            re.search(
                r"\b(?:due|date|deadline|target|no\s+later|will|would|to|shall|should|until|"
                r"closes?)\b",
                words,
            )
            is not None
        )
    return True
