"""The annotated papers of a checkout: what the weights are fitted on. Gold files are those of docs/EVALUATE.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ingest import ingest
from pipeline.model import Document, Listing


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
