"""The people and the letters that a paper itself explains: its commissioner's name, its Chief Constable's, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.actors import Mention, mentions

_WORD = r"[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?"
_FULL = rf"(?P<first>{_WORD})\s+(?:[A-Z]\.\s*)?(?P<last>(?:Mc|Mac|O['’])?{_WORD})"
_OFFICE = (
    r"(?:Deputy |Acting |Temporary |Interim )?(?:Police(?:,? Fire)?,? (?:and|&) Crime Commissioner|PCC|PFCC|PCVC"
    r"|Police, Crime and Victims['’] Commissioner|Police Commissioner"
    r"|Police,? Fire,? (?:and|&) Crime Commissioner|Commissioner|Mayor)"
)
_CHIEF = r"(?:Deputy |Acting |Temporary |Interim )?Chief Constable|T/CC|DCC|T/DCC"
_PCC = re.compile(rf"\b{_OFFICE}(?:\s+for\s+[A-Z]\w+(?:\s+(?:and|&)\s+[A-Z]\w+)?)?,?\s+{_FULL}\b")
_PCC_BEHIND = re.compile(rf"\b{_FULL},\s+(?:the\s+|[A-Z]\w+['’]s\s+|your\s+)?{_OFFICE}\b")
_CC = re.compile(rf"\b(?:{_CHIEF}),?\s+{_FULL}\b")
_CC_BEHIND = re.compile(rf"\b{_FULL},\s+(?:the\s+|[A-Z]\w+['’]s\s+)?(?:{_CHIEF})\b")
_BEHIND = re.compile(rf",\s+(?:the\s+|[A-Z]\w+['’]s\s+|your\s+)?(?:{_OFFICE}|{_CHIEF})\b")
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
    for match in (*_PCC.finditer(text), *_CC.finditer(text), *_before_office(text)):
        if match["last"] not in _NOT_NAMES and match["first"] not in _NOT_NAMES:
            role = "pcc" if match.re in (_PCC, _PCC_BEHIND) else "chief_constable"
            found.setdefault(match["last"], set()).add(role)
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
    )


@lru_cache(maxsize=32)
def first_names(text: str) -> dict[str, str]:
    """The first names of those whom the paper names with their office, and their roles."""
    found: dict[str, str] = {}
    for last, role in known_people(text):
        for match in re.finditer(rf"\b([A-Z][a-z]+)\s+{re.escape(last)}\b", text):
            found.setdefault(match[1], role)
    return found


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
