"""One person named twice: "Jane Dean, the Commissioner for Dorset" and "PCC Jane Dean" are one mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.actors import Mention

_PLACE = r"(?:the\s+)?[A-Z][\w’'-]*(?:[ -](?:(?:and|&|of|upon|on)[ -])?[A-Z][\w-]*)*"
_HELD = rf"(?:(?:the|your|our|its)\s+)?(?:(?:{_PLACE}|county|area|region|city|force)['’]s?\s+)?"
_BETWEEN = re.compile(rf"\s*[,(]?\s*{_HELD}(?:new\s+|first\s+|newly[ -]elected\s+)?")
_CLOSED = re.compile(rf"\)\s*(?:(?:for|of)\s+{_PLACE})?,?\s*")
_FOR = re.compile(rf"\s+(?:for|of)\s+{_PLACE}(?=[\s,.;:)]|$)")
_FOR_THEN = re.compile(rf"\s+(?:for|of)\s+{_PLACE},?\s*")
_PERSONS = frozenset(["pcc", "chief_constable"])
_OFFICE = re.compile(r"(?i)commissioner|mayor|constable|\bP?F?CC\b|\bPCVC\b|\bD?CC\b")


def merged(text: str, known: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence in order of place, name and office of one person as one that covers both."""
    found: list[Mention] = []
    for one in known:
        last = found[-1] if found else None
        if last is not None and last.role == one.role in _PERSONS and _same(text, last, one):
            found[-1] = Mention(last.start, _closed(text, last.start, one.end), one.role, last.name)
        else:
            found.append(one)
    return [_with_place(text, one) for one in found]


def _same(text: str, last: Mention, one: Mention) -> bool:
    """Only a comma, a bracket or whose office it is parts them, and one of the two is a name."""
    between = text[last.end : one.start]
    offices = bool(_OFFICE.search(text[last.start : last.end])) + bool(_OFFICE.search(one.name))
    if "(" in between or text[last.end - 1 : last.end] == ")":
        return _BETWEEN.fullmatch(between) is not None
    if offices == 2 and not (_CLOSED.fullmatch(between) and "(" in text[last.start : last.end]):
        return False
    return any(form.fullmatch(between) for form in (_BETWEEN, _CLOSED, _FOR_THEN))


def _closed(text: str, start: int, end: int) -> int:
    """Behind the bracket that a mention opened."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _with_place(text: str, one: Mention) -> Mention:
    """ "the Police and Crime Commissioner for Merseyside": the place belongs to the office."""
    if one.role not in _PERSONS or not _OFFICE.search(text[one.start : one.end]):
        return one
    match = _FOR.match(text, one.end)
    return Mention(one.start, match.end(), one.role, one.name) if match else one
