"""Which police area a paper belongs to: by how often and where its names stand, a neighbour's mention weighing
little."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath

from pipeline.ingest.facts.front import Front
from pipeline.vocabulary import entries

_WORD = r"[A-Z][\w'\u2019-]+"
_NAME = rf"{_WORD}(?:,?[ \t]+(?:(?:and|&|the|of|upon)[ \t]+){{0,2}}{_WORD}){{0,3}}"
_OFFICE = (
    r"(?i:Police,?\s+Fire\s+(?:and|&)\s+Crime|Police,\s+Crime\s+(?:and|&)\s+Victims['\u2019]?|Police\s+(?:and|"
    r"&)\s+Crime)"
)
_GAP = r"[ \t]*[ \t\n][ \t]*"
_PATTERNS = tuple(
    (worth, re.compile(pattern))
    for worth, pattern in (
        (14, rf"(?P<name>{_NAME}){_GAP}{_OFFICE}\s+(?i:Panel)"),
        (10, rf"(?P<name>{_NAME})[ \t]+{_OFFICE}\s+(?i:Commissioner)"),
        (
            14,
            rf"{_OFFICE}\s+(?i:Panel|Commissioner(?:['\u2019]s)?|Plan)(?:\s+\([A-Z]+\))?\s+(?i:for|"
            rf"of)\s+(?i:the\s+)?(?P<name>{_NAME})",
        ),
        (6, rf"(?:OPCC|PCC|PFCC|PCVC|OPFCC|OPCVC)\s+for\s+(?P<name>{_NAME})"),
        (6, rf"Chief\s+Constable\s+(?:of|for)\s+(?P<name>{_NAME})(?:\s+(?:Police|Constabulary))?"),
        (
            3,
            rf"(?P<name>{_NAME}){_GAP}(?:Police|Constabulary)(?!\s+(?:and|&|,|Fire|Crime|Station|Federation|"
            rf"Officers?|Act))",
        ),
    )
)
_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_BESIDE = re.compile(
    r"(?:\bwith|\bbetween|\band\s+the\s+PCC\s+for|\bwith\s+the\s+PCC\s+for|\blike|\bsuch\s+as|"
    r"\bunlike|\bfrom)\s+(?:the\s+)?$"
)


def area_of(front: Front, source: str) -> str:
    """The area's name as models/areas.toml gives it, or as the paper does where it is none of the 43; empty if
    unsaid."""
    scores: dict[str, float] = defaultdict(float)
    _known(front, scores)
    _by_pattern(front, scores)
    _by_file(source, scores)
    if not scores:
        return ""
    known = {area for area, _ in _names().values()}
    for name in scores:
        scores[name] *= 1.0 if name in known else 0.4  # an unknown name needs to stand in office titles again and again
    best = max(scores.values())
    return next(name for name in scores if scores[name] == best) if best >= 2 else ""


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Name (case folded) to (area, whether it is a place only)."""
    return {
        phrase.casefold().replace("\u2019", "'"): (entry.label, entry.get("group") == "place")
        for entry in entries("areas")
        for phrase in entry.phrases
    }


@cache
def _finder() -> re.Pattern[str]:
    """Finds names in text of small letters. By their first letters, and blind to no case, it is ten times as fast."""
    names = sorted(_names(), key=lambda name: (name[0], -len(name), name))
    found = "|".join(
        f"{re.escape(first)}(?:{'|'.join(_rest(name) for name in group)})"
        for first, group in groupby(names, key=lambda name: name[0])
    )
    return re.compile(rf"(?<![\w-])(?:{found})(?![\w]|-(?=\w))")


def _rest(name: str) -> str:
    return re.escape(name[1:]).replace("'", "['\u2019]").replace(r"\ ", r"\s+")


def _found(text: str) -> Iterator[re.Match[str]]:
    """The names in a text, as matches at the same places of the text in small letters."""
    small = text.lower()
    return _finder().finditer(small if len(small) == len(text) else text.translate(_SMALL))


@cache
def _not_names() -> frozenset[str]:
    """Words with a capital that are no part of an area's name ("Draft", "Ahead", "Councillor", "June")."""
    return frozenset(phrase for entry in entries("area_words") for phrase in entry.phrases)


def _known(front: Front, scores: dict[str, float]) -> None:
    names = _names()
    for part, weight in ((front.title, 6.0), (front.margins, 2.0), (front.start[:600], 3.0), (front.text, 1.0)):
        for match in _found(part):
            words = " ".join(match[0].replace("\u2019", "'").split())
            if part[match.start() : match.end()].islower():
                continue
            area, place = names[words]
            beside = _BESIDE.search(part, max(0, match.start() - 30), match.start()) is not None
            scores[area] += weight * (0.5 if place else 1.0) * (0.1 if beside else 1.0)


def _by_pattern(front: Front, scores: dict[str, float]) -> None:
    for part, weight in ((front.title, 4.0), (front.margins, 2.0), (front.start, 2.0), (front.text, 1.0)):
        for worth, pattern in _PATTERNS:
            for match in pattern.finditer(part):
                name = _cleaned(match["name"], worth > 3)
                beside = _BESIDE.search(part, max(0, match.start() - 30), match.start("name")) is not None
                if name:
                    scores[name] += weight * worth * (0.1 if beside else 1.0)


def _cleaned(name: str, office: bool) -> str:
    """The area that a captured name means: a known one's own name, or the words without what is none of it."""
    words = " ".join(name.split())
    known = list(_found(words))
    if known:
        return _names()[" ".join(known[-1][0].replace("\u2019", "'").split())][0]
    kept = words.removesuffix("'s").removesuffix("\u2019s").split()
    while kept and (kept[0].casefold().strip(",") in _not_names() or kept[0].islower()):
        kept.pop(0)
    if (
        not office
        or not kept
        or "," in words
        or any(word.casefold().strip(",'\u2019s") in _not_names() - {"and", "the"} for word in kept)
    ):
        return ""
    return (
        " ".join(kept).title()
        if " ".join(kept).isupper() and len(kept[0]) > 4
        else ""
        if kept[0].isupper()
        else " ".join(kept)
    )


def _by_file(source: str, scores: dict[str, float]) -> None:
    """A file or folder named after a known area counts for a few mentions."""
    words = re.sub(r"[\W_]+", " ", str(PurePosixPath(source).with_suffix(""))).casefold()
    for plain, pattern, area in _file_names():
        if plain in words and pattern.search(words):
            scores[area] += 4


@cache
def _file_names() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The names that are no places, as files have them: in plain letters, as a pattern of whole words, the area."""
    names = [(re.sub(r"[^a-z]+", " ", name).strip(), area) for name, (area, place) in _names().items() if not place]
    return tuple((plain, re.compile(rf"\b{re.escape(plain)}\b"), area) for plain, area in names)
