"""What papers say of the changes between two plans, laid against what the plans show; divisions and mergers by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.patterns import pattern_set
from pipeline.link.lexicon import head, worth
from pipeline.link.stems import stem, words_of
from pipeline.questions.tables import Row, Tables

_NAMED = 0.6  # of a title's words stand in what is said
_NUMBERS = re.compile(r"\b(?:[a-z]+ves|priorities|[a-z]+s) \d+(?:, ?\d+)* and \d+\b", re.IGNORECASE)
_FITTING = {
    "added": ("new", "split"), "removed": ("dropped", "merged", "not_mentioned"), "retained": ("retained",),
    "amended": ("reworded", "split", "merged"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A change that a paper states. `agrees`: yes, no (the plans show `shown` of `title`), or not_found in them."""

    change: str
    words: str
    source: str
    page: str
    agrees: str
    title: str = ""
    shown: str = ""


def said_of(tables: Tables, plan_a: str, plan_b: str, shown: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Said, ...]:
    """What papers say was changed from one version to the other, each with whether the versions show it.

    `shown`: what became of each priority and commitment, with its titles in either version."""
    statements = {row["statement_id"]: row for row in tables["statements"]}
    rows = [row for row in tables["changes"] if row["statement_id"] and _between(tables, row, plan_a, plan_b)]
    return tuple(_said(tables, row, statements.get(row["statement_id"], {}), shown) for row in rows)


def _between(tables: Tables, row: Row, plan_a: str, plan_b: str) -> bool:
    """Whether a change belongs to the way from one version to the other."""
    previous = {plan["plan_id"]: plan["previous_plan_id"] for plan in tables["plans"]}
    at, way = plan_b, []
    while at and at != plan_a and at not in way:
        way.append(at)
        at = previous.get(at, "")
    return at == plan_a and row["to_plan_id"] in way


def _said(tables: Tables, row: Row, statement: Row, shown: Sequence[tuple[str, tuple[str, ...]]]) -> Said:
    words = row["evidence"]
    told = _stems(words)
    fits = [(max(_cover(title, told) for title in titles), change, titles[-1]) for change, titles in shown]
    best = max(fits, key=lambda fit: fit[0], default=(0.0, "", ""))
    paper = tables.document.get(statement.get("document_id", ""), {})
    place = (row["change"], " ".join(words.split()), paper.get("source", ""), statement.get("page", ""))
    if numbers_in(words) and (joined := [titles[0] for change, titles in shown if change == "merged"]):
        return Said(*place, "yes", joined[0], "merged")
    if best[0] < _NAMED:
        return Said(*place, "not_found")
    agrees = "yes" if best[1] in _FITTING.get(row["change"], ()) else "no"
    return Said(*place, agrees, best[2], best[1])


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text))


def _telling(text: str) -> frozenset[str]:
    return frozenset(one for one in _stems(text) if worth().get(one, 1.0) > 0)


def _cover(title: str, told: frozenset[str]) -> float:
    name = _telling(title)
    weight = sum(worth().get(one, 1.0) for one in name)
    return sum(worth().get(one, 1.0) for one in name & told) / weight if len(name) > 1 and weight else 0.0


def parts_of(title: str, others: Sequence[str]) -> list[str]:
    """Those of other titles that name parts of what a title names, of the same sort: what it was divided into."""
    whole = _telling(title)
    return [other for other in others if _is_part(_telling(_named(other)), whole)]


def _named(title: str) -> str:
    """A title without the verb that it begins with: what stands behind an article, where one does."""
    for article in (" a ", " an ", " the "):
        if article in title:
            return title.split(article, 1)[1]
    return title


def _is_part(part: frozenset[str], whole: frozenset[str]) -> bool:
    sorts = {sort for one in part & whole if (sort := head(one))}
    return len(part & whole) > 1 and bool(sorts) and len(part - whole) <= 1 and part & whole != whole


def merges_in(tables: Tables) -> tuple[str, ...]:
    """The words of statements that say that things were merged into one."""
    texts = dict.fromkeys(" ".join(row["text"].split()) for row in tables["statements"])
    return tuple(text for text in texts if pattern_set("ledger_words", "merged").first(text))


def is_divided(text: str) -> bool:
    """Whether a statement says that a thing was divided into several."""
    return bool(pattern_set("ledger_words", "divided").first(text))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers that a statement gives of priorities: "Objectives 1 and 3"."""
    match = _NUMBERS.search(text)
    return frozenset(re.findall(r"\d+", match.group())) if match else frozenset()


def heir_of(title: str, heirs: Sequence[str], merged: Sequence[str]) -> str:
    """The title of what something was merged into, as a paper says with both names; empty where none does."""
    name = _named(title).casefold()
    for text in merged:
        plain = text.casefold()
        if len(name.split()) > 1 and name in plain:
            return next((heir for heir in heirs if _core(heir) in plain and _core(heir) != name), "")
    return ""


def _core(title: str) -> str:
    """The capitalised name in a title, or all of it where there is none."""
    words = _named(title).split()
    capitals = [word for word in words if word[:1].isupper()]
    return " ".join(capitals if len(capitals) > 1 else words).casefold()
