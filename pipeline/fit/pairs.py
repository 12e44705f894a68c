"""Pairs of statements for the weights of linking: of invented archives, and of papers that were annotated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.fit.archives import archive
from pipeline.ingest import ingest
from pipeline.link.candidates import candidates
from pipeline.link.features import Area, features
from pipeline.link.ledger import TRACED
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.rarity import Rarity
from pipeline.link.records import Mention
from pipeline.link.renames import renames_of
from pipeline.model import Labelled, Paper
from pipeline.segment import segment
from pipeline.tag import tag

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "*": " ", "_": " "})


@dataclass(frozen=True, slots=True)
class Couple:
    """Two statements that linking would compare: their features, how crowded their area is, whether they are one."""

    features: dict[str, float]
    crowd: float
    same: bool


def from_archives(folder: Path) -> list[list[Couple]]:
    """The couples of each archive of a folder, in the order of their names."""
    return [_of_archive(*archive(path)) for path in sorted(folder.glob("*.tsv"))]


def _of_archive(papers: tuple[Paper, ...], things: dict[str, str]) -> list[Couple]:
    return [
        Couple(features(one, other, area), area.rarity.crowd, things[one.id] == things[other.id])
        for one, other, area in _compared("Testshire", papers)
        if one.id in things and other.id in things
    ]


def _compared(area: str, papers: tuple[Paper, ...]) -> Iterator[tuple[Mention, Mention, Area]]:
    """What linking compares of an area."""
    ordered = tuple(sorted(papers, key=lambda paper: paper.document.document_id))
    traced = [one for one in mentions_of(ordered, speech_of(area, ordered)) if one.kind in TRACED]
    known = Area(Rarity(traced), renames_of(paper.document.text for paper in ordered))
    for one, other in candidates(traced):
        yield traced[one], traced[other], known


def from_gold(papers: Path, gold: Path) -> list[Couple]:
    """The couples of a folder of papers that its *links.json call one, or alike and two."""
    read = list(_read(papers))
    judged = _judged(read, gold)
    by_area: dict[str, list[Paper]] = {}
    for paper in read:
        if paper.document.text:
            by_area.setdefault(paper.document.facts.area, []).append(paper)
    return [
        Couple(features(one, other, known), known.rarity.crowd, judged[pair])
        for area, held in sorted(by_area.items())
        for one, other, known in _compared(area, tuple(held))
        if (pair := frozenset((one.id, other.id))) in judged
    ]


def _read(papers: Path) -> Iterator[Paper]:
    """The papers of a folder, labelled."""
    from pipeline.steps import discovered

    for task in discovered(papers, papers / "output")[0]:
        document = ingest(task.path, task.source, task.listing)
        yield Paper(document, tag(document, segment(document)))


def _judged(papers: list[Paper], gold: Path) -> dict[frozenset[str], bool]:
    stands: dict[str, str] = {}
    for file in sorted(gold.glob("*.gold.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        stem = file.name.removesuffix(".gold.json")
        paper = next((one for one in papers if Path(one.document.source).stem == stem), None)
        for row in content["statements"] if paper else ():
            found = _statement(paper.statements, row) if paper else None
            if found:
                stands[f"{stem}#{row['id']}"] = found
    judged = {}
    for file in sorted(gold.glob("*links.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        rows = [*((row, True) for row in content["links"] if row.get("sure", True))]
        rows += [(row, False) for row in content.get("hard_negatives", ())]
        for row, same in rows:
            a, b = (stands.get(row[end].replace(".txt#", "#")) for end in ("a", "b"))
            if a and b:
                judged[frozenset((a, b))] = same
    return judged


def _statement(statements: tuple[Labelled, ...], row: dict[str, Any]) -> str:
    """The statement that holds the key of an annotation: of its kind if one is, the shortest."""
    key = _folded(row["key"])
    held = [one.statement for one in statements if key in _folded(one.statement.text)]
    kinds = row["kind"].split("|")
    ranked = sorted(held, key=lambda one: (one.kind not in kinds, len(one.text), one.ordinal))
    return ranked[0].statement_id if ranked else ""


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_FOLD)).strip().lower()
