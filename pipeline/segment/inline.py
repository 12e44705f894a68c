"""Limbs and bullets that one line holds: "Resolved - (a) That ..., and (b) that ...", "• one • two"."""

from __future__ import annotations

import re

_BULLETS = re.compile(
    r"\s*(?:[•▪●◦\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf0e0\u2756\u27a2]|(?<=\s)[§ØüŸ]\s(?=\s*[A-Z‘“(]))\s*"
)
_LABEL = re.compile(r"(?:^|(?<=[\s,;:–—-]))\((?P<label>[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")
_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_FULL_STOP = re.compile(r"[.!?]\s+[A-Z]")
_AND_THAT = re.compile(
    r",?\s+and\s+(?=that\s+(?:(?!\b(?:and|which|who)\b)[^;.:]){3,120}?\bbe\s+(?:\w+ly\s+)?\w+(?:ed|en|t|ne|ld)\b)"
)
_TAIL = re.compile(r"[\s,;]*(?:\band\b)?[\s,;]*$")


def resolved_parts(words: str) -> tuple[tuple[int, int], ...]:
    """The two limbs of a resolution without labels ("That the report be noted and that the Chair be thanked"); empty
    where there is but one."""
    found = [match for match in _AND_THAT.finditer(words) if re.search(r"(?i)\bthat\b", words[: match.start()])]
    if len(found) != 1:
        return ()
    return (0, found[0].start()), (found[0].end(), len(words.rstrip()))


def bullet_parts(words: str) -> tuple[tuple[int, int], ...]:
    """The stretches between bullets inside a line; empty where there are fewer than two bullets."""
    marks = list(_BULLETS.finditer(words))
    if len(marks) < 2:
        return ()
    return _between(words, [(match.start(), match.end()) for match in marks])


def label_parts(words: str) -> tuple[tuple[int, int], ...]:
    """The stretches behind labels (a), (b) or (i), (ii) or (1), (2) that follow one another inside a line."""
    marks = [(match.start(), match.end()) for match in _LABEL.finditer(words)]
    labels = [match["label"] for match in _LABEL.finditer(words)]
    if len(labels) < 2 or labels[:2] not in (["a", "b"], ["i", "ii"], ["1", "2"]):
        return ()
    return _between(words, marks)[1:] if marks[0][0] > 0 else _between(words, marks)


def semicolon_parts(words: str) -> tuple[tuple[int, int], ...]:
    """The stretch up to a colon and those between the semicolons after it; empty where there are fewer than three."""
    colon = words.find(": ")
    if colon < 0 or words.count(";", colon) < 2 or _FULL_STOP.search(words, colon):
        return ()
    marks = [(colon + 1, colon + 2), *((m.start(), m.end()) for m in _SEMICOLON.finditer(words, colon + 2))]
    return _between(words, marks)


def _between(words: str, marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    stops = [start for start, _ in marks] + [len(words)]
    first = [(0, stops[0])] if words[: stops[0]].strip() else []
    spans = first + [(end, stop) for (_, end), stop in zip(marks, stops[1:], strict=True)]
    return tuple(
        (start, start + len(_TAIL.sub("", words[start:stop]))) for start, stop in spans if words[start:stop].strip()
    )
