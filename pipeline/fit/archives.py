"""Papers of invented archives as kept in models/training/links, with the thing that each statement speaks of.

A row a statement: paper, type, day, kind, list (item, row N, or nothing), thing (empty: of none), owner, said. What is
said has its labels in it: "[completed:opened] in [achieved=2015-03-01/2015-03-31:March 2015]".
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from pipeline.model import (
    SCHEDULES,
    STATUSES,
    Block,
    DatePhrase,
    Document,
    Facts,
    Kind,
    Labelled,
    Owner,
    Paper,
    Span,
    Statement,
    StatusPhrase,
)
from pipeline.segment.titles import title_of

_MARK = re.compile(r"\[(?P<label>\w+)(?:=(?P<start>[\d-]+)/(?P<end>[\d-]+))?:(?P<words>[^\]]*)\]")


def archive(path: Path) -> tuple[tuple[Paper, ...], dict[str, str]]:
    """The papers of a file, and the thing of each statement that speaks of one, by statement_id."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    papers: list[Paper] = []
    things: dict[str, str] = {}
    for name, group in groupby(rows, key=lambda row: row["paper"]):
        held = list(group)
        papers.append(_paper(name, held))
        things |= {f"{name}-{at}": row["thing"] for at, row in enumerate(held, 1) if row["thing"]}
    return tuple(papers), things


def _paper(name: str, rows: list[dict[str, str]]) -> Paper:
    text, blocks, made = "", [], []
    for at, row in enumerate(rows, 1):
        words, labels = _read(row["said"], len(text))
        kind, _, table = row["list"].partition(" ")
        block = Block(cast(Any, kind or "paragraph"), len(text), len(text) + len(words), table=int(table or 0))
        blocks.append(block)
        owners = (Owner(row["owner"], row["owner"]),) if row["owner"] else ()
        made.append(replace(_labelled(name, at, row["kind"], words, block, labels), owners=owners))
        text += words + "\n\n"
    facts = Facts("Testshire", rows[0]["type"], rows[0]["day"], "stated")
    return Paper(Document(name, f"{name}.txt", "0" * 64, "text/plain", name, text, tuple(blocks), facts), tuple(made))


def _read(said: str, start: int) -> tuple[str, list[StatusPhrase | DatePhrase]]:
    """The words without the marks, and the labels at their places in a text that has `start` characters before."""
    words, at = "", 0
    labels: list[StatusPhrase | DatePhrase] = []
    for match in _MARK.finditer(said):
        words += said[at : match.start()]
        begin, end = start + len(words), start + len(words) + len(match["words"])
        words += match["words"]
        at = match.end()
        if match["start"]:
            labels.append(
                DatePhrase(match["words"], Span(match["start"], match["end"]), "", match["label"], begin, end)
            )
        else:
            label = match["label"]
            status, schedule = (label if label in names else "" for names in (STATUSES, SCHEDULES))
            labels.append(StatusPhrase(match["words"], status, schedule, begin, end, "phrase"))
    return words + said[at:], labels


def _labelled(
    name: str, at: int, kind: str, words: str, block: Block, labels: list[StatusPhrase | DatePhrase]
) -> Labelled:
    title = words if kind == "priority" else title_of(cast(Kind, kind), words, block, words, 0)
    statement = Statement(f"{name}-{at}", name, at, cast(Kind, kind), title, words, block.start, block.end)
    statuses = tuple(one for one in labels if isinstance(one, StatusPhrase))
    dates = tuple(one for one in labels if isinstance(one, DatePhrase))
    status = next((one.status for one in statuses if one.status), "")
    schedule = next((one.schedule for one in statuses if one.schedule), "")
    return Labelled(statement, statuses, dates, (), status, schedule)
