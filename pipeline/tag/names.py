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


_ACTS = (
    r"(?=\s+(?:also\s+)?(?:will|would|has|have|had|is|was|plans|wants|hopes|intends|aims|launche[ds]|publishe[ds]|agreed"
    r"|promised|pledged)\b)"
)


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
        Mention(match.start(), match.end(), roles[match.group()], match.group()) for match in expression.finditer(words)
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
