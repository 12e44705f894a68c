"""The page of one commitment: its verdict, its course, every mention, and how its wording changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.emit.report import words
from pipeline.emit.report.marking import pieces
from pipeline.emit.report.passages import Picture
from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import Said, Shelf
from pipeline.emit.report.timeline import course
from pipeline.language.wording import Piece, alike, word_diff
from pipeline.model import Commitment, Link

For = tuple[str, str]
"""What speaks for a link, and what against it."""
_REWORDS = ("continues", "revises", "replaces", "same")
_FIRST, _LAST = 50, 150
"""So many mentions of a commitment are shown; those between stand in statements.csv."""
_LEAST_KEPT = 0.3
_FIGURE = re.compile(r" -?\d\.\d\d$")
_AGAINST = re.compile(r" -\d\.\d\d$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement as the page shows it: its number, its marked words, and a picture where there is one."""

    number: int
    said: Said
    pieces: tuple[tuple[str, str], ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """How a later paper words what an earlier one said."""

    before: Mention
    after: Mention
    pieces: tuple[Piece, ...]


def commitment_page(shelf: Shelf, name: str, pictures: Mapping[str, Picture]) -> Page:
    """The page of a commitment."""
    commitment = shelf.commitments[name]
    every = shelf.mentions(commitment)
    said = every if len(every) <= _FIRST + _LAST else (*every[:_FIRST], *every[-_LAST:])
    mentions = tuple(
        Mention(number, one, pieces(one.labelled), pictures.get(one.id)) for number, one in enumerate(said, 1)
    )
    return shelf.address("commitment", name), "commitment.html", {
        "commitment": commitment,
        "entry": shelf.entry.get(name),
        "priority": shelf.priorities.get(commitment.priority),
        "course": course(said, commitment, shelf.entry.get(name)),
        "mentions": mentions,
        "left_out": len(every) - len(said),
        "question": shelf.questions.get(name, ""),
        "rewordings": tuple(_rewordings(shelf, commitment, mentions)),
        "links": tuple(_reasoned(shelf, name, mentions)),
    }  # fmt: skip


def _reasoned(shelf: Shelf, name: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Link, int, int, For]]:
    """The links between the mentions on the page, with what speaks for each."""
    numbers = {one.said.id: one.number for one in mentions}
    for link in shelf.links.get(name, ()):
        if link.source_id in numbers and link.target_id in numbers:
            yield link, numbers[link.source_id], numbers[link.target_id], reasons(link.basis)


def _rewordings(shelf: Shelf, commitment: Commitment, mentions: tuple[Mention, ...]) -> Iterator[Rewording]:
    """Each later wording against the nearest earlier one that it continues, revises or replaces."""
    by_id = {one.said.id: one for one in mentions}
    for after in mentions:
        joined = [
            by_id[link.source_id]
            for link in shelf.links.get(commitment.commitment_id, ())
            if link.target_id == after.said.id and link.source_id in by_id and link.relation in _REWORDS
            if by_id[link.source_id].said.document is not after.said.document
        ]
        if not joined:
            continue
        before = max(joined, key=lambda one: one.number)
        changed = word_diff(before.said.words, after.said.words)
        if not alike(before.said.words, after.said.words) and _kept(changed) >= _LEAST_KEPT:
            yield Rewording(before, after, changed)


def _kept(changed: tuple[Piece, ...]) -> float:
    """How much of both wordings stayed: what says a thing in quite other words is no rewording."""
    counted = Counter({"same": 0})
    for sort, text in changed:
        counted[sort] += len(text.split()) * (2 if sort == "same" else 1)
    return counted["same"] / max(counted.total(), 1)


def reasons(basis: str) -> For:
    """What speaks for a link and what against it, from its basis, without the figures that only the program needs."""
    head, both, shared = basis.partition("both say: ")
    parts = [part.strip() for part in head.split(",") if part.strip()]
    against = [part for part in parts if _AGAINST.search(part) or _FIGURE.sub("", part) in words.AGAINST]
    said = [_FIGURE.sub("", part) for part in parts if part not in against]
    return "; ".join([*said, *([both + shared] if both else [])]), "; ".join(_FIGURE.sub("", one) for one in against)
