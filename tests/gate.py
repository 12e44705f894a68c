"""The accuracy gate: no figure may fall below its floor in tests/floors.toml.

Each set names a folder of papers, a folder of annotations, the digest of these annotations, and the floors measured on
them. `make gate` reads the papers, measures, and fails where a figure is below its floor or the annotations are not the
ones that the floors were measured on.

    make gate ARGS=--raise           # set each floor to the figure, where that is higher
    make gate ARGS="--lower 'why'"   # set each floor to the figure; the reason is kept
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import tomllib
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from pipeline.evaluate import evaluate
from pipeline.run import Settings, run
from pipeline.workers import cores, pool

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.toml"
MEASURES = ("found", "typed", "status", "schedule", "dates", "owners")
Sets = dict[str, dict[str, Any]]


def digest(gold: Path) -> str:
    """The digest of all annotations in a folder."""
    total = hashlib.sha256()
    for path in sorted([*gold.glob("*.gold.json"), *gold.glob("*links.json")]):
        total.update(f"{path.name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def figures(papers: Path, gold: Path, executor: Executor) -> dict[str, float]:
    """What is measured now."""
    with tempfile.TemporaryDirectory() as folder:
        run(papers, Path(folder) / "output", executor, Settings(), lambda *_: None)
        got = evaluate(Path(folder) / "output", gold).figures()
    flat = {name: got[name]["f1"] for name in MEASURES} | {"date_role": got["date_role"]}
    if "links" in got:
        flat["links"] = got["links"]["recall"]
        flat["apart"] = round(1 - got["links"]["hard_negatives_joined"] / max(got["links"]["hard_negatives"], 1), 3)
    return flat


def failures(name: str, one: dict[str, Any], now: dict[str, float], gold: Path) -> list[str]:
    """What is wrong with one set."""
    wrong = [
        f"{name}: {measure} is {now.get(measure, 0)}, its floor {floor}"
        for measure, floor in one.get("floors", {}).items()
        if now.get(measure, 0) < floor
    ]
    if one["digest"] != digest(gold):
        wrong.append(f"{name}: the annotations are not those that the floors were measured on")
    return wrong


def moved(one: dict[str, Any], now: dict[str, float], gold: Path, reason: str) -> dict[str, Any]:
    """A set with its floors moved: up only, or anywhere for a reason."""
    old = one.get("floors", {})
    floors = now if reason else {measure: max(figure, old.get(measure, 0)) for measure, figure in now.items()}
    lowered = (
        [*one.get("lowered", []), reason]
        if any(floors.get(key, 0) < old[key] for key in old)
        else one.get("lowered", [])
    )
    return one | {"digest": digest(gold), "floors": floors, "lowered": lowered}


def written(sets: Sets) -> str:
    """The sets as TOML."""
    lines = ["# Floors of accuracy: see tests/gate.py. Written by `make gate ARGS=--raise`.", ""]
    for name, one in sets.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in one.items() if key != "floors"]
        lines += [f"floors.{measure} = {figure}" for measure, figure in one.get("floors", {}).items()] + [""]
    return "\n".join(lines)


def main() -> int:
    """Measure every set whose papers are at hand; 1 where one fails."""
    parser = argparse.ArgumentParser(description="hold the accuracy floors of tests/floors.toml")
    parser.add_argument("--raise", action="store_true", dest="up", help="set each floor to the figure, where higher")
    parser.add_argument("--lower", metavar="WHY", default="", help="set each floor to the figure, for this reason")
    args = parser.parse_args()
    sets: Sets = tomllib.loads(FLOORS.read_text("utf-8"))
    wrong: list[str] = []
    with pool(cores()) as executor:
        for name, one in sets.items():
            papers, gold = ROOT / one["papers"], ROOT / one["gold"]
            if not gold.is_dir():
                print(f"{name:12} skipped: {one['gold']} is not here")
                continue
            now = figures(papers, gold, executor)
            print(f"{name:12} " + "  ".join(f"{measure} {figure:.3f}" for measure, figure in now.items()))
            failed = failures(name, one, now, gold)
            if args.lower or args.up:
                sets[name] = moved(one, now, gold, args.lower)
                failed = [] if args.lower else [line for line in failed if "floor " in line]
            wrong += failed
    if args.lower or (args.up and not wrong):
        FLOORS.write_text(written(sets), encoding="utf-8", newline="\n")
    print("\n".join(wrong) or "no figure is below its floor")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
