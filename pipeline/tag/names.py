"""The people and the letters that a paper itself explains: its commissioner's name, its Chief Constable's, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.actors import Mention, mentions

_WORD = r"[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?"
_FULL = rf"(?P<first>{_WORD})\s+(?:[A-Z]\.\s*)?(?P<last>(?:Mc|Mac|O['’])?{_WORD})"
_OFFICE = (
    r"(?:Deputy |Acting |Temporary |Interim )?(?:(?i:Police(?:,? Fire)?,? (?:and|&) Crime Commissioner)|PCC|PFCC|PCVC"
    r"|Police, Crime and Victims['’] Commissioner|Police Commissioner"
    r"|Police,? Fire,? (?:and|&) Crime Commissioner|Commissioner|Mayor)"
)
_CHIEF = r"(?:Deputy |Acting |Temporary |Interim )?Chief Constable|T/CC|DCC|T/DCC"
_PLACE = r"[A-Z][\w-]*(?:\s+(?:(?:and|&)\s+)?[A-Z][\w-]*){0,3}"
_LETTERS = r"(?:\s*\((?:PF?CC|PCVC|PFCC)\))?"
_HOLDS = rf"(?:the\s+|your\s+|(?:{_PLACE}|[Tt]he\s+(?:county|area|region|city))['’]s?\s+|{_PLACE}\s+)?"
_PCC = re.compile(rf"\b{_OFFICE}{_LETTERS}(?:\s+for\s+{_PLACE}(?=,))?,?\s+{_FULL}\b")
_PCC_FOR = re.compile(rf"\b{_OFFICE}{_LETTERS}\s+for\s+[A-Z][\w-]*(?:\s+(?:and|&)\s+[A-Z]\w+)?\s+{_FULL}\b")
_PCC_BEHIND = re.compile(rf"\b{_FULL},\s+{_HOLDS}{_OFFICE}\b")
_PCC_CHOSEN = re.compile(
    rf"\b{_FULL}\s+(?:was|has\s+been|is)\s+(?:re-?)?(?:elected|sworn\s+in)\s+(?:as\s+)?{_HOLDS}{_OFFICE}\b"
    rf"|\b{_FULL.replace('first', 'first2').replace('last', 'last2')}\s+(?:has\s+|have\s+)?(?:\w+ly\s+)?(?:published|launched|released|unveiled)\s+(?:his|her)\s+"
    r"(?:\w+\s+){0,2}?[Pp]olice,?\s+(?:[Ff]ire,?\s+)?(?:and|&)\s+[Cc]rime\s+[Pp]lan\b"
)
_CC = re.compile(rf"\b(?:{_CHIEF}),?\s+{_FULL}\b")
_CC_BEHIND = re.compile(rf"\b{_FULL},\s+(?:the\s+|[A-Z]\w+['’]s\s+)?(?:{_CHIEF})\b")
_BEHIND = re.compile(rf",\s+{_HOLDS}(?:{_OFFICE}|{_CHIEF})\b")
_INITIALS = re.compile(r"\((?P<letters>[A-Z]{2,3})\)|(?:^|\n)\s*(?P<front>[A-Z]{2,3})\s+[-–—]\s+(?=[A-Z])")
_WE = re.compile(
    r"[“\"'‘](?:we|our)[”\"'’](?:\s+(?:and|or)\s+[“\"'‘]\w+[”\"'’])?"
    r"\s+(?:means|refers to|is used for|stands for|shall mean)\s+(?P<who>[^.\n]{3,120})",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "The This That Police Crime Panel Plan Said Has Will Report Fire And Office Annual Draft Decision "
    "Commissioner Constable Update Questions Act Chief Force Community Safer Council North South "
    "West East Authority Parish Town District County City Borough Clerks Clerk Members Officers Staff Councils".split()
)


@lru_cache(maxsize=32)
def known_people(text: str) -> tuple[tuple[str, str], ...]:
    """(surname, role) of those whom a paper names with their office; a surname that two roles share is left out."""
    found: dict[str, set[str]] = {}
    for match in (*_PCC.finditer(text), *_PCC_FOR.finditer(text), *_CC.finditer(text), *_before_office(text)):
        if match["last"] not in _NOT_NAMES and match["first"] not in _NOT_NAMES:
            role = "chief_constable" if match.re in (_CC, _CC_BEHIND) else "pcc"
            found.setdefault(match["last"], set()).add(role)
    for match in _PCC_CHOSEN.finditer(text):
        first, last = match["first"] or match["first2"], match["last"] or match["last2"]
        if last not in _NOT_NAMES and first not in _NOT_NAMES:
            found.setdefault(last, set()).add("pcc")
    return tuple(sorted((name, next(iter(roles))) for name, roles in found.items() if len(roles) == 1))


def _before_office(text: str) -> Iterator[re.Match[str]]:
    """The names that stand before an office ("Jane Dean, the Commissioner"): looked for where a comma precedes one."""
    for office in _BEHIND.finditer(text):
        for expression in (_PCC_BEHIND, _CC_BEHIND):
            yield from expression.finditer(text, max(0, office.start() - 70), office.end() + 60)


@lru_cache(maxsize=32)
def _people_pattern(people: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    surnames = "|".join(re.escape(name) for name, _ in people)
    return re.compile(
        rf"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor|Commissioner|PCC|{_WORD})\.?\s+)?(?P<last>{surnames})\b"
        r"(?!\s+(?:Police|Council|Road|Street|Town|Fire))"
    )


def named(words: str, text: str) -> tuple[Mention, ...]:
    """The mentions of people in `words` whose office the paper (with this text) tells."""
    people = known_people(text)
    if not people:
        return ()
    roles = dict(people)
    return tuple(
        Mention(match.start(), match.end(), roles[match["last"]], match.group())
        for match in _people_pattern(people).finditer(words)
        if not match.group().startswith(("Cllr", "Councillor"))
    ) + _by_first(words, text)


@lru_cache(maxsize=32)
def first_names(text: str) -> dict[str, str]:
    """The first names of those whom the paper names with their office, and their roles."""
    found: dict[str, str] = {}
    for last, role in known_people(text):
        for match in re.finditer(rf"\b([A-Z][a-z]+)\s+{re.escape(last)}\b", text):
            if match[1] not in _TITLES | _NOT_NAMES:
                found.setdefault(match[1], role)
    return found


_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Cllr Councillor Mayor Commissioner Constable".split())
_ACTS = r"(?=\s+(?:also\s+)?(?:will|would|has|have|had|is|was|plans|wants|hopes|intends|aims|launched|launches|published|publishes|agreed|promised|pledged)\b)"


@lru_cache(maxsize=32)
def _first_pattern(text: str) -> re.Pattern[str] | None:
    """First names alone that mean one person of the paper: "Julia will", with no other Julia beside her."""
    people = dict(known_people(text))
    alone = [
        first
        for first in first_names(text)
        if all(other[1] in people for other in re.finditer(rf"\b{first}\s+([A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?)", text))
    ]
    return re.compile(rf"\b(?:{'|'.join(alone)})\b{_ACTS}") if alone else None


def _by_first(words: str, text: str) -> tuple[Mention, ...]:
    expression = _first_pattern(text)
    if expression is None:
        return ()
    roles = first_names(text)
    return tuple(
        Mention(match.start(), match.end(), roles[match.group()], match.group())
        for match in expression.finditer(words)
    )


@lru_cache(maxsize=32)
def initials(text: str) -> dict[str, str]:
    """Initials that an attendance list explains, and the role that its line names ("Chief Executive (RJ)")."""
    found: dict[str, str] = {}
    for match in _INITIALS.finditer(text):
        letters = match["letters"] or match["front"]
        line = text[
            text.rfind("\n", 0, match.start("letters" if match["letters"] else "front")) + 1 : text.find(
                "\n", match.end()
            )
            % (len(text) + 1)
        ]
        roles = {mention.role for mention in mentions(line) if mention.name != letters}
        if len(roles) == 1:
            found.setdefault(letters, roles.pop())
    return found


@lru_cache(maxsize=32)
def we_means(text: str) -> tuple[str, ...]:
    """The roles that a paper says its "we" stands for; none where it does not say."""
    match = _WE.search(text)
    return tuple(dict.fromkeys(mention.role for mention in mentions(match["who"]))) if match else ()
