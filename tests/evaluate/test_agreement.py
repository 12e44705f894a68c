"""The figures are those of the scorer that the annotations came with, wherever that is at hand."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import evaluate
from pipeline.model import KINDS, OWNER_ROLES, SCHEDULES, STATUSES

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared/tools/score.py")


class Imitation:
    """An output made from annotations, with mistakes of every sort put in at random."""

    def __init__(self, gold: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.tables: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("documents", "statements", "dates", "owners", "links")
        }
        for path in sorted(gold.glob("*.gold.json")):
            if self.dice.random() < 0.95:
                self.paper(json.loads(path.read_text("utf-8")))
        ids = [row["statement_id"] for row in self.tables["statements"]]
        pairs = [self.dice.sample(ids, 2) for _ in range(len(ids))]
        self.tables["links"] = [{"source_id": a, "target_id": b} for a, b in pairs]

    def paper(self, paper: dict[str, Any]) -> None:
        """The rows of one paper."""
        stem = Path(paper["file"]).stem
        self.tables["documents"].append({"document_id": f"d-{stem}", "source": f"a/{stem}.pdf"})
        for item in paper["statements"]:
            for _ in range(self.dice.choice([0, 1, 1, 1, 1, 2])):
                self.statement(f"d-{stem}", item)

    def wrong(self, right: str | None, others: tuple[str, ...]) -> str:
        """The right label, mostly."""
        sure = (right or "").split("|")[0]
        return sure if self.dice.random() < 0.8 else self.dice.choice(["", *others])

    def statement(self, document: str, item: dict[str, Any]) -> None:
        """One statement with its dates and owners."""
        key = f"s{len(self.tables['statements'])}"
        before = self.dice.choice(["", "The PCC said that ", "\u201cA\u201d \u2013 "])
        self.tables["statements"].append(
            {
                "statement_id": key,
                "document_id": document,
                "kind": self.wrong(item["kind"], KINDS),
                "title": self.dice.choice(["", item["key"].upper()]),
                "text": before
                + self.dice.choice([item["key"], item["key"].replace(" ", "  *"), "Nothing of the sort"]),
                "status": self.wrong(item["status"], STATUSES),
                "schedule": self.wrong(item["schedule"], SCHEDULES),
                "commitment_id": self.dice.choice(["", "c1", "c2", "c3"]),
            }
        )
        for date in item["dates"]:
            start = self.dice.choice([date["start"], date["start"], "2011-01-01"])
            role = self.dice.choice([date["role"].split("|")[0], "due"])
            self.tables["dates"].append(
                {"statement_id": key, "start": start or "", "end": date["end"] or "", "role": role}
            )
        for role in self.dice.choice([item["owners"], item["owners"], list(OWNER_ROLES[:2])]):
            self.tables["owners"].append({"statement_id": key, "role": role})

    def write(self, folder: Path) -> Path:
        """The tables as CSV files."""
        for name, rows in self.tables.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys() if rows else ["statement_id"])
                writer.writeheader()
                writer.writerows(rows)
        return folder


@pytest.mark.parametrize("gold", ["gold", "restated"])
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_scorer(gold: str, seed: int, tmp_path: Path) -> None:
    output = Imitation(SHARED / gold, seed).write(tmp_path)
    figures = tmp_path / "figures.json"
    subprocess.run([sys.executable, SCORER, output, SHARED / gold, "--json", figures], check=True, capture_output=True)
    want = json.loads(figures.read_text("utf-8"))
    got = evaluate(output, SHARED / gold).figures()
    assert {name: got[name] for name in want} == want
    assert want["found"]["miss"]
    assert want["found"]["spurious"]
