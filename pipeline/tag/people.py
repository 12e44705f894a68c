"""The people whose office a paper tells: its commissioner, its Chief Constable, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.vocabulary import entries

WORD = r"[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?"
"""A part of a name."""
_FULL = rf"(?P<first>{WORD})\s+(?:[A-Z]\.\s*)?(?P<last>(?:Mc|Mac|O['’])?{WORD})"
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
_CHOSEN = re.compile(
    rf"\b{_FULL}\s+(?:was|has\s+been|is)\s+(?:re-?)?(?:elected|sworn\s+in)\s+(?:as\s+)?{_HOLDS}{_OFFICE}\b"
)
_HIS_PLAN = re.compile(
    rf"\b{_FULL}\s+(?:has\s+|have\s+)?(?:\w+ly\s+)?(?:published|launched|released|unveiled)\s+(?:his|her)\s+"
    r"(?:\w+\s+){0,2}?[Pp]olice,?\s+(?:[Ff]ire,?\s+)?(?:and|&)\s+[Cc]rime\s+[Pp]lan\b"
)
_NEAR_CHOSEN = re.compile(r"\b(?:elected|sworn\s+in|published|launched|released|unveiled)\b")
_CC = re.compile(rf"\b(?:{_CHIEF}),?\s+{_FULL}\b")
_CC_BEHIND = re.compile(rf"\b{_FULL},\s+(?:the\s+|[A-Z]\w+['’]s\s+)?(?:{_CHIEF})\b")
_BEHIND = re.compile(rf",\s+{_HOLDS}(?:{_OFFICE}|{_CHIEF})\b")
_NOT_NAMES = frozenset(
    "The This That Police Crime Panel Plan Said Has Will Report Fire And Office Annual Draft Decision "
    "Commissioner Constable Update Questions Act Chief Force Community Safer Council North South "
    "West East Authority Parish Town District County City Borough Clerks Clerk Members Officers Staff Councils".split()
)
_FIRST = re.compile(r"\b([A-Z][a-z]+)\s+$")
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Cllr Councillor Mayor Commissioner Constable".split())


@lru_cache(maxsize=32)
def known_people(text: str) -> tuple[tuple[str, str], ...]:
    """(surname, role) of those whom a paper names with their office, or who are known to hold one in its area; a
    surname that two roles share is left out."""
    found: dict[str, set[str]] = {}
    for match in (*_PCC.finditer(text), *_PCC_FOR.finditer(text), *_CC.finditer(text), *_before_office(text)):
        if match["last"] not in _NOT_NAMES and match["first"] not in _NOT_NAMES:
            role = "chief_constable" if match.re in (_CC, _CC_BEHIND) else "pcc"
            found.setdefault(match["last"], set()).add(role)
    held: dict[str, set[str]] = {}
    for last, role in _holders(text):
        held.setdefault(last, set()).add(role)
    found |= held  # whom the words beside a name make something else they mistake
    return tuple(sorted((name, next(iter(roles))) for name, roles in found.items() if len(roles) == 1))


def _holders(text: str) -> Iterator[tuple[str, str]]:
    """(surname, role) of the holders of office of the areas that a paper names (models/office_holders.toml), where it
    gives their names in full."""
    for entry in entries("office_holders"):
        held = [name for name in entry.phrases if name in text and re.search(rf"\b{re.escape(name)}\b", text)]
        if held and _named_area(entry.get("area")).search(text):
            yield from ((name.split(" ", 1)[1], entry.label) for name in held)


@cache
def _named_area(area: str) -> re.Pattern[str]:
    named = (entry for entry in entries("areas") if entry.label == area and entry.get("group") == "name")
    names = "|".join(re.escape(name) for entry in named for name in entry.phrases)
    return re.compile(rf"\b(?:{names})\b")


def _before_office(text: str) -> Iterator[re.Match[str]]:
    """The names that stand before an office ("Jane Dean, the Commissioner"), or before what its holder alone does."""
    for office in _BEHIND.finditer(text):
        for expression in (_PCC_BEHIND, _CC_BEHIND):
            yield from expression.finditer(text, max(0, office.start() - 70), office.end() + 60)
    for chosen in _NEAR_CHOSEN.finditer(text):
        for expression in (_CHOSEN, _HIS_PLAN):
            yield from expression.finditer(text, max(0, chosen.start() - 70), chosen.end() + 90)


@lru_cache(maxsize=32)
def first_names(text: str) -> dict[str, str]:
    """The first names of those whom the paper names with their office, and their roles."""
    found: dict[str, str] = {}
    for last, role in known_people(text):
        at = text.find(last)
        while at >= 0:
            match = _FIRST.search(text, max(0, at - 30), at)
            if match is not None and match[1] not in _TITLES | _NOT_NAMES:
                found.setdefault(match[1], role)
            at = text.find(last, at + 1)
    return found
