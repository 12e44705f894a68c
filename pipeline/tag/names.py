"""The names and the letters that a paper itself explains, where they stand: its commissioner's name, initials, "we"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.actors import Mention, mentions
from pipeline.tag.people import WORD, first_names, known_people

_INITIALS = re.compile(r"\((?P<letters>[A-Z]{2,3})\)|(?:^|\n)\s*(?P<front>[A-Z]{2,3})\s+[-–—]\s+(?=[A-Z])")
_WE = re.compile(
    r"[“\"'‘](?:we|our)[”\"'’](?:\s+(?:and|or)\s+[“\"'‘]\w+[”\"'’])?"
    r"\s+(?:means|refers to|is used for|stands for|shall mean)\s+(?P<who>[^.\n]{3,120})",
    re.IGNORECASE,
)


@lru_cache(maxsize=32)
def _people_pattern(people: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    surnames = "|".join(re.escape(name) for name, _ in people)
    return re.compile(
        rf"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor|Commissioner|PCC|{WORD})\.?\s+)?(?P<last>{surnames})\b"
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


_ACTING = re.compile(
    r"\b[A-Z][a-z]+(?=\s+(?:also\s+)?(?:will|would|has|have|had|is|was|plans|wants|hopes|intends|aims|launche[ds]|publishe[ds]|agreed"
    r"|promised|pledged)\b)"
)
_SURNAME = re.compile(rf"\s+({WORD})")


@lru_cache(maxsize=32)
def _alone(text: str) -> dict[str, str]:
    """First names that alone mean one person of the paper, with no other Julia beside her, and their roles."""
    people = dict(known_people(text))
    return {first: role for first, role in first_names(text).items() if _means_one(first, people, text)}


def _means_one(first: str, people: dict[str, str], text: str) -> bool:
    at = text.find(first)
    while at >= 0:
        other = _SURNAME.match(text, at + len(first))
        if other is not None and other[1] not in people:
            return False
        at = text.find(first, at + 1)
    return True


def _by_first(words: str, text: str) -> tuple[Mention, ...]:
    roles = _alone(text)
    if not roles:
        return ()
    return tuple(
        Mention(match.start(), match.end(), roles[match.group()], match.group())
        for match in _ACTING.finditer(words)
        if match.group() in roles
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
