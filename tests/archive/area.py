"""The papers of one invented area over twelve years, with the thing that each statement truly speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar, cast

from pipeline.model import (
    Block,
    DatePhrase,
    Document,
    Facts,
    Kind,
    Labelled,
    Owner,
    Paper,
    PlanVersion,
    Statement,
    StatusPhrase,
)
from pipeline.segment.titles import title_of
from tests.archive.course import Event, events_of
from tests.archive.saying import Said
from tests.archive.things import things
from tests.archive.words import words

_PAPER = 45  # statements
_HEADED = 9  # statements under a heading


@dataclass(frozen=True, slots=True)
class Archive:
    """An area's papers; `truth`: the thing of each statement that speaks of one, by statement_id."""

    area: str
    papers: tuple[Paper, ...]
    truth: dict[str, int]


def archive_of(area: str, statements: int, seed: int = 1, half: str = "") -> Archive:
    """The archive of an area with about so many statements: the same for the same arguments.

    `half` ("even", "odd") takes only that half of subjects, names and places."""
    random = Random(f"{seed} {area} {half}")
    held: dict[tuple[str, str, str], list[Event]] = {}
    total = 0
    for thing in things(random, half):
        for event in events_of(random, thing):
            held.setdefault((event.day, event.document_type, event.edition), []).append(event)
            total += 1
        if total >= statements:
            break
    papers: list[Paper] = []
    truth: dict[str, int] = {}
    for key in sorted(held):
        for number, part in enumerate(_parts(random, held[key]), 1):
            papers.append(_paper(random, area, key, number, part, truth))
    return Archive(area, tuple(papers), truth)


def _parts(random: Random, events: list[Event]) -> Iterator[list[Event]]:
    """The events of one day and sort of paper, laid out in papers of a readable length."""
    ordered = sorted(events, key=lambda event: (event.aim, event.said.text))
    count = max(1, round(len(ordered) / _PAPER))
    for number in range(count):
        part = ordered[number * len(ordered) // count : (number + 1) * len(ordered) // count]
        if part:
            shuffled = part[:]
            random.shuffle(shuffled)
            yield sorted(shuffled, key=lambda event: event.aim)


def _paper(
    random: Random, area: str, key: tuple[str, str, str], number: int, events: list[Event], truth: dict[str, int]
) -> Paper:
    day, kind, edition = key
    name = f"{area.lower()}-{day}-{kind}{'-' + edition if edition else ''}-{number}"
    said = [event.said for event in events]
    aims = _aims(random) if kind == "plan" and number == 1 else []
    start = 2012 + 4 * ((int(day[:4]) - 2012) // 4)
    plan = PlanVersion("Police and Crime Plan", str(start), str(start + 4), edition)  # type: ignore[arg-type]
    text, blocks, sections = _written(random, aims + said)
    document = Document(
        name, f"{name}.txt", "0" * 64, "text/plain", name, text, tuple(blocks), Facts(area, kind, day, "stated", plan),
    )  # fmt: skip
    made = []
    own = (block for block in blocks if block.kind != "heading")
    for ordinal, (block, one, section) in enumerate(zip(own, aims + said, sections, strict=True), 1):
        labelled = _labelled(random, document, ordinal, block, one, section)
        made.append(labelled)
        if one.truth is not None:
            truth[labelled.statement.statement_id] = one.truth
    return Paper(document, tuple(made))


def _aims(random: Random) -> list[Said]:
    """The priorities of a plan; each is one thing from plan to plan, in whatever words."""
    aims = enumerate(words()["aims"], 1)
    return [Said(random.choice(ways), "priority", -number) for number, ways in aims if random.random() < 0.9]


def _written(random: Random, said: list[Said]) -> tuple[str, list[Block], list[str]]:
    """The text of a paper, its blocks, and the heading that each statement stands under."""
    text, blocks, sections = "", [], []
    table = 0
    shape, left, heading = "paragraph", 0, ""
    aims = words()["aims"]
    inside: set[int | None] = set()
    for place, one in enumerate(said):
        if place % _HEADED == 0:
            heading = random.choice(random.choice(aims))
            blocks.append(Block("heading", len(text), len(text) + len(heading), 2))
            text += heading + "\n\n"
            left = 0
        if not left or one.truth in inside:
            shape, left, inside = random.choice(("paragraph", "item", "row")), random.randrange(3, 9), set()
            table += shape == "row"
            if shape == "item" and blocks[-1].kind == "item":
                shape = "paragraph"
        left -= 1
        inside.add(one.truth)
        blocks.append(Block(shape, len(text), len(text) + len(one.text), table=table if shape == "row" else 0))  # type: ignore[arg-type]
        sections.append(heading)
        text += one.text + "\n\n"
    return text, blocks, sections


def _labelled(random: Random, document: Document, ordinal: int, block: Block, one: Said, section: str) -> Labelled:
    kind = cast(Kind, one.kind)
    title = one.text if kind == "priority" else title_of(kind, one.text, block, document.text, block.start)
    statement = Statement(
        f"{document.document_id}-{ordinal}", document.document_id, ordinal, kind, title, one.text, block.start,
        block.end, (section,),
    )  # fmt: skip
    at = block.start
    owners = (
        (Owner(random.choice(("pcc", "chief_constable", "opcc")), "the Commissioner"),) if random.random() < 0.5 else ()
    )
    return Labelled(
        statement,
        tuple(_moved(phrase, at) for phrase in one.statuses),
        tuple(_moved(phrase, at) for phrase in one.dates),
        owners, one.status, one.schedule,
    )  # fmt: skip


_Phrase = TypeVar("_Phrase", StatusPhrase, DatePhrase)


def _moved(phrase: _Phrase, by: int) -> _Phrase:
    return replace(phrase, start=phrase.start + by, end=phrase.end + by)
