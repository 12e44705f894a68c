"""The key of a RAG table: what the paper itself says its colours mean, and the usual meaning where it says nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.tag.standings import colour_names, meaning
from pipeline.vocabulary import entries

_NAME = r"red|amber|yellow|orange|green|blue|purple|grey|gray|white|black"
_KEYED = re.compile(
    rf"(?<![\w-])(?:(?P<name>{_NAME})|(?P<letter>(?-i:[RAGBY])))(?:\s*\(\w\)|\s*/\s*\w)?(?:\s*[=:,–—-]\s*|\s+(?:is|means|indicates|denotes|shows|signifies|represents|for|where|if)\s+|\s*\()"
    rf"(?P<sense>[^\n.;|=]{{3,90}}?)(?=\s*(?:[.;)|\n]|,?\s+(?:and\s+)?(?:(?:{_NAME})|(?-i:[RAGBY]))\s*(?:=|:|–|—|-|is|means|indicates|denotes|\()|\s{{2,}}(?:{_NAME}|(?-i:[RAGBY]))\b|$))",
    re.IGNORECASE,
)
_NEAR = 400


@lru_cache(maxsize=1)
def _usual() -> dict[str, tuple[str, str]]:
    return {entry.label: (entry.get("status"), entry.get("schedule")) for entry in entries("colours")}


@lru_cache(maxsize=16)
def legend(text: str) -> dict[str, tuple[str, str]]:
    """Colour -> (status, schedule) as a paper's own key gives them; colours that it does not explain are left out.

    A key explains at least two colours close together in words that say how a thing stands."""
    found: list[tuple[int, str, tuple[str, str]]] = []
    for match in _KEYED.finditer(text):
        name = (match["name"] or match["letter"]).casefold()
        sense = meaning(match["sense"])
        if any(sense):
            found.append((match.start(), _own_colour(name), sense))
    key: dict[str, tuple[str, str]] = {}
    for (start, name, sense), (after, other, other_sense) in zip(found, found[1:], strict=False):
        if after - start <= _NEAR and name != other:
            key.setdefault(name, sense)
            key.setdefault(other, other_sense)
    return key


def _own_colour(name: str) -> str:
    """Yellow is a colour of its own in a key, so that a key with yellow and amber keeps both."""
    return {"y": "yellow", "yellow": "yellow"}.get(name, colour_names().get(name, name))


def sense_of(words: str, text: str) -> tuple[str, str, bool]:
    """(status, schedule, told) of a colour's word or letter; `told` where the paper's own key gives the meaning."""
    name = words.strip(" .()[]").casefold()
    key = legend(text)
    for one in (_own_colour(name), colour_names().get(name, "")):
        if one in key:
            return *key[one], True
    return *_usual().get(colour_names().get(name, ""), ("", "")), False
