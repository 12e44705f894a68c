"""How good plantrace is, on every annotated set, with the fitted weights and by the rules alone.

`make accuracy` reads the papers, measures, and writes tests/accuracy.json and docs/ACCURACY.md (tests/accuracy_page.py).
Sets whose papers are not at hand keep the figures that they have. Of the set that nobody looks at while rules are
written only totals are kept.
"""

from __future__ import annotations

import csv
import json
import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate import evaluate, gold, output
from pipeline.evaluate.paper import measure
from pipeline.language.weights import Weights
from pipeline.run import Settings, run
from pipeline.segment import judge, surroundings
from pipeline.tag import confidence, weighed
from pipeline.tag.confidence import LABELS
from pipeline.workers import Died, InProcess, cores, gather, pool
from tests.gate import FLOORS, ROOT, digest

FIGURES = Path(__file__).parent / "accuracy.json"
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
HIDDEN = ("unseen", "unseen-2")
_TOTALS = ("found", "typed", "status", "schedule", "dates", "owners", "kind", "date_role", "links")
# Which of the labels that a confidence speaks for (pipeline/tag/confidence.py) a mistake makes wrong.
_WRONG = {
    "spurious": frozenset(LABELS),
    "kind": frozenset(["kind"]),
    "status": frozenset(["standing"]),
    "schedule": frozenset(["standing"]),
    "owners": frozenset(["owners"]),
}
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A set of tests/floors.toml, to be measured with the fitted weights or without."""

    name: str
    papers: str
    gold: str
    weights: bool


_NO_WEIGHTS = Weights[Any]("not there.json", dict)  # the rules decide alone


def figures(name: str, papers: Path, annotations: Path, weights: bool) -> Figures:
    """The figures of one set, and how much was right in each band of confidence."""
    fitted = judge.weights, surroundings.weights, weighed.weights, confidence.weights
    if not weights:
        judge.weights = surroundings.weights = weighed.weights = confidence.weights = _NO_WEIGHTS
    try:
        with tempfile.TemporaryDirectory() as folder:
            run(papers, Path(folder) / "output", InProcess(), Settings(), lambda *_: None)
            found = evaluate(Path(folder) / "output", annotations).figures()
            bands = calibration(Path(folder) / "output", annotations)
    finally:
        judge.weights, surroundings.weights, weighed.weights, confidence.weights = fitted
    totals = {key: found[key] for key in _TOTALS if key in found} | {"confidence": bands}
    if name in HIDDEN or not weights:
        return totals
    types = {kind: {key: row[key] for key in _TOTALS if key in row} for kind, row in found["by_document_type"].items()}
    return totals | {"by_kind": found["by_kind"], "by_document_type": types, "confusions": found["confusions"]}


def calibration(folder: Path, annotations: Path) -> list[list[int]]:
    """For each of BANDS of confidence [labels that are right, statements with all labels right, statements]: the labels
    are LABELS, none of which is right where there should be no statement."""
    sure = _confidence(folder)
    counts = [[0, 0, 0] for _ in BANDS]
    statements = output.read(folder).statements
    for paper in gold.papers(annotations):
        extracted = statements.get(paper.stem, ())
        measured = measure(paper, extracted)
        wrong: defaultdict[str, set[str]] = defaultdict(set)
        for mistake in measured.mistakes:
            wrong[mistake.words] |= _WRONG.get(mistake.what, frozenset())
        optional = {f"{paper.stem}#{item.id}" for item in paper.statements if item.optional}
        judged = {one.id for key, one in measured.stands_for.items() if key not in optional}
        for one in extracted:
            if one.id in judged or wrong[one.text]:
                band = counts[_band(sure[one.id])]
                band[0] += len(LABELS) - len(wrong[one.text])
                band[1] += not wrong[one.text]
                band[2] += 1
    return counts


def _confidence(folder: Path) -> dict[str, float]:
    with (folder / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["statement_id"]: float(row["confidence"]) for row in csv.DictReader(file)}


def _band(confidence: float) -> int:
    return max(place for place, low in enumerate(BANDS) if confidence >= low)


def _measured(task: Task) -> Figures:
    return figures(task.name, ROOT / task.papers, ROOT / task.gold, task.weights)


def main() -> None:
    """Measure every set that is at hand, and write the figures and the page."""
    from tests.accuracy_page import PAGE, accuracy_page

    sets = tomllib.loads(FLOORS.read_text("utf-8"))
    here = {name: one for name, one in sets.items() if (ROOT / one["gold"]).is_dir()}
    tasks = [Task(name, one["papers"], one["gold"], weights) for name, one in here.items() for weights in (True, False)]
    with pool(min(2, cores())) as executor:
        results = gather(executor, _measured, tasks)
    kept = json.loads(FIGURES.read_text("utf-8")) if FIGURES.is_file() else {}
    for task, found in zip(tasks, results, strict=True):
        _keep(kept.setdefault(task.name, {}), task, found)
    kept = {name: kept[name] for name in sets if name in kept}
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8", newline="\n")
    PAGE.write_text(accuracy_page(), encoding="utf-8", newline="\n")
    print("docs/ACCURACY.md")


def _keep(one: Figures, task: Task, found: Figures | Died) -> None:
    if isinstance(found, Died):
        raise SystemExit(f"{task.name} could not be measured: {found.why}")
    one |= {"papers": len(gold.papers(ROOT / task.gold)), "digest": digest(ROOT / task.gold)}
    one["weights" if task.weights else "rules"] = found
    print(f"{task.name:10} {'weights' if task.weights else 'rules':8} found {found['found']['f1']:.3f}")


if __name__ == "__main__":
    from tests import accuracy  # under its own name, so that a worker process can find what it is to do

    accuracy.main()
