"""Initials by which notes call people, as their attendance list explains them: "Richard Cooper (RC) T/Deputy Chief
Constable", "Chief of Staff Will Naylor (WN)"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.actors import Mention, mentions

_PERSON = re.compile(
    r"(?:(?P<first>[A-Z][\w’'-]+)[ \t]+)??(?P<middle>[A-Z][\w’'.-]*)[ \t]+(?P<last>[A-Z][\w’'-]+),?[ \t]*"
    r"\((?P<letters>[A-Z]{2,4})\)"
)
_OFFICE = re.compile(
    r"(?i)constable|commissioner|chief|officer|director|treasurer|inspector|superintendent|\b(?:P?F?CC|ACC|DCC|ACO|CEO)\b"
    r"|mayor|head of|solicitor|secretar"
)
_FORCE_STAFF = re.compile(
    r"(?i)\b(?:director|head|deputy director) of (?:business|commercial|corporate|enabling|support|people|human|finance"
    r"|information|digital|technology|intelligence|contact|crime|operations?|local policing|estates?)\b"
)
_OF_OFFICE = re.compile(r"\bO?PF?CC\b|(?i:commissioner['’]s|office of the)")
_IS_HE = re.compile(r"(?i)^\W*(?:co-)?(?:chair)?\W*(?:deputy )?(?:police|p?f?cc\b|commissioner\b(?!['’]s))")
_BREAK = re.compile(r"[;\n]|(?<=\)),\s+(?=[A-Z])")
_REACH = 90


@lru_cache(maxsize=32)
def attendance(text: str) -> dict[str, str]:
    """Initials -> role, of people whose own name gives these initials and who are named with an office.

    Fewer than two of them make no list; initials that two people share are left out."""
    found: dict[str, set[str]] = {}
    for match in _PERSON.finditer(text):
        if _fit(match):
            role = _role(text, match)
            found.setdefault(match["letters"], set()).add(role)
    known = {letters: next(iter(roles)) for letters, roles in found.items() if len(roles) == 1}
    return {letters: role for letters, role in known.items() if role} if len(known) > 1 else {}


def _fit(match: re.Match[str]) -> bool:
    """The letters are those of the name: its first and the first of a part of its last ("Hartland-Lane (RHL)")."""
    letters = match["letters"]
    starts = {(match["first"] or "")[:1], match["middle"][0]}
    ends = {part[:1] for part in re.split(r"[-’']", match["last"])} | {match["last"][0]}
    return letters[0] in starts and letters[-1] in ends


def _role(text: str, match: re.Match[str]) -> str:
    """The role that the words right behind the initials give, else those right before the name; empty for none."""
    behind = _BREAK.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
    start = match.start("middle") if match["middle"][0] == match["letters"][0] else match.start()
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    for words in (behind, before):
        if not _OFFICE.search(words):
            continue
        if _OF_OFFICE.search(words) and not _IS_HE.search(words):
            return "opcc"
        if _FORCE_STAFF.search(words):
            return "force"
        named = [one.role for one in mentions(words) if _OFFICE.search(one.name)]
        if named:
            return "" if named[0] == "panel" else named[0]
    return ""


@lru_cache(maxsize=32)
def _pattern(letters: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/&-])(?:{'|'.join(letters)})(?![\w&]|/\d)")


def by_initials(words: str, text: str) -> tuple[Mention, ...]:
    """The mentions of people by their initials in `words`, of a paper with this text."""
    known = attendance(text)
    if not known:
        return ()
    found = _pattern(tuple(sorted(known))).finditer(words)
    return tuple(Mention(one.start(), one.end(), known[one.group()], one.group()) for one in found)
