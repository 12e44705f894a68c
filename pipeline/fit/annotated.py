"""The annotated papers of a checkout: what the weights are fitted on. Gold files are those of docs/EVALUATE.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.fit.examples import folded
from pipeline.ingest import ingest
from pipeline.model import Document, Listing
from pipeline.segment.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Paper:
    """An annotated paper: what was read of it, its gold statements, and the area (or the file) that it counts to."""

    document: Document
    statements: tuple[dict[str, Any], ...]
    area: str


def papers_of(papers: Path, gold: Path) -> Iterator[Paper]:
    """The annotated papers of a folder with its folder of gold files, in the order of their names."""
    for file in sorted(gold.glob("*.gold.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        path = papers / content["file"]
        if path.is_file():
            area = str(content.get("area") or file.name)
            yield Paper(ingest(path, path.name, Listing()), tuple(content["statements"]), area)


def fitted_on(root: Path) -> list[Paper]:
    """The papers that the weights in models/ are fitted on, of a checkout in folder `root`."""
    seen = root / "tests" / "gold" / "seen"
    training = root / "models" / "training" / "papers"
    folders = [(seen, seen), (root / "corpus", root / "corpus" / "gold"), (training, training)]
    return [paper for folder, gold in folders for paper in papers_of(folder, gold)]


def held_out(root: Path) -> list[Paper]:
    """The papers that no weights of statements are fitted on: what they make of these tells how sure they may be."""
    folder = root / "models" / "training" / "held"
    return list(papers_of(folder, folder))


def annotated_kind(paper: Paper, one: Candidate) -> str | None:
    """The kind annotated for a candidate, "none" where it is no statement, None where it is an optional one. Of several
    that are right it is the one that the candidate was given."""
    words = folded(paper.document.text[one.start : one.end])
    held = [gold for gold in paper.statements if folded(gold["key"]) in words]
    sure = [gold for gold in held if not gold.get("optional")]
    if not sure:
        return None if held else "none"
    kinds = [str(kind) for kind in sure[0]["kind"].split("|")]
    return next((draft.kind for draft in one.drafts if draft.kind in kinds), kinds[0])
