"""Which commitments a person means by some words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from math import log

from pipeline.link.acronyms import acronyms_of
from pipeline.link.lexicon import worth
from pipeline.link.stems import stem, words_of
from pipeline.questions.tables import Row, Tables

_TITLE, _TEXT = 1.0, 0.7  # a word in a title says more than one elsewhere in the text
_WHOLE = 0.2  # what it counts that the words are all of the title
_LEAST = 0.5
_NEAR = 0.93
Found = tuple[float, Row]


def find(tables: Tables, words: str, area: str = "") -> list[Found]:
    """The commitments that some words, or an id, may mean, with how well they fit (0 to 1), the best first.

    An id may be that of a commitment or of any of its statements. Words are compared by their stems, the rarer the
    weightier; acronyms count as what they stand for; a word that no commitment has, as the one spelt most like it."""
    rows = [row for row in tables["commitments"] if not area or row["area"].casefold() == area.casefold()]
    meant = words.strip().removeprefix("c-")
    for row in rows:
        if meant in {one["statement_id"] for one in tables.members.get(row["commitment_id"], [])}:
            return [(1.0, row)]
    scored = _scored(tables, rows, words)
    return sorted(scored, key=lambda one: (-one[0], -int(one[1]["mentions"]), one[1]["commitment_id"]))


def best(found: list[Found], most: int) -> list[Row]:
    """Those that fit about as well as the best, only the best where it fits wholly; none where it fits badly."""
    bound = 1.0 if found and found[0][0] == 1.0 else max(_LEAST, _NEAR * found[0][0]) if found else _LEAST
    return [row for fit, row in found[:most] if fit >= bound]


def _scored(tables: Tables, rows: list[Row], words: str) -> list[Found]:
    short = acronyms_of(one["text"] for one in tables["statements"])
    titles = {row["commitment_id"]: _titles(tables, row, short) for row in rows}
    texts = {row["commitment_id"]: _texts(tables, row, short) for row in rows}
    spread = Counter(one for found in texts.values() for one in found)
    asked = _asked(_stems([words], short), spread)
    weights = {one: log(1 + len(rows) / (spread.get(one, 0) or 1)) for one in asked}
    whole = sum(weights.values())
    scored = []
    for row in rows:
        title, text = titles[row["commitment_id"]], texts[row["commitment_id"]]
        fit = sum(weights[one] * (_TITLE if one in title else _TEXT if one in text else 0.0) for one in asked)
        if fit:
            covered = sum(one in asked for one in _told(row["title"])) / max(len(_told(row["title"])), 1)
            scored.append((round((1 - _WHOLE) * fit / whole + _WHOLE * covered, 4), row))
    return scored


def _told(title: str) -> frozenset[str]:
    return frozenset(one for word in words_of(title) if worth().get(one := stem(word), 1.0) > 0)


def _asked(stems: frozenset[str], known: Counter[str]) -> list[str]:
    """The stems to look for, sorted, a misspelt one as the known one most like it."""
    telling = {one for one in stems if worth().get(one, 1.0) > 0} or stems
    found = {one if one in known else next(iter(get_close_matches(one, sorted(known), 1, 0.8)), one) for one in telling}
    return sorted(found)


def _titles(tables: Tables, row: Row, short: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return _stems([row["title"], *(one["title"] for one in tables.members.get(row["commitment_id"], []))], short)


def _texts(tables: Tables, row: Row, short: dict[str, tuple[str, ...]]) -> frozenset[str]:
    members = tables.members.get(row["commitment_id"], [])
    return _stems([row["title"], *(f"{one['title']} {one['text']}" for one in members)], short)


def _stems(texts: Iterable[str], short: dict[str, tuple[str, ...]]) -> frozenset[str]:
    spoken = (word for text in texts for word in words_of(text))
    return frozenset(stem(part) for word in spoken for part in short.get(word, short.get(word.upper(), (word,))))
