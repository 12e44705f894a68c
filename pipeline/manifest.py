"""manifest.json: what was run on what, and what came out. No clock is in it: the same run gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.cache import Engine
from pipeline.emit.place import LITTER, MANIFEST

_FORMAT = "plantrace-manifest-1"
_BESIDE = ("papers.csv", "decisions.csv", "review.csv")
_ASKING = ("review.csv", "plantrace.xlsx")
Manifest = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A file of an output folder that is not as the manifest says, and how."""

    path: str
    what: str


def heading(
    papers: Path, sources: Iterable[tuple[str, str]], dataset: str, engine: Engine, settings: dict[str, Any]
) -> Manifest:
    """What a run is known by: the digests of its papers (source, sha256) and of the lists beside them, of the dataset
    that they gave, of code, models and libraries, and the settings."""
    beside = [{"source": name, "sha256": digest} for name in _BESIDE if (digest := _digest(papers / name))]
    head = {
        "manifest": _FORMAT,
        "plantrace": __version__,
        "settings": settings,
        "code": {"reading": engine.reading, "linking": engine.linking, "writing": engine.writing},
        "models": engine.models,
        "libraries": dict(engine.libraries),
        "programs": dict(engine.programs),
        "dataset": dataset,
        "inputs": [*beside, *({"source": _shown(source), "sha256": sha256} for source, sha256 in sources)],
    }
    as_read: Manifest = json.loads(json.dumps(head))
    return as_read


def digest_of_all(parts: Iterable[str]) -> str:
    """One digest for many."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def write_manifest(head: Manifest, folder: Path) -> None:
    """Write manifest.json for all other files of the folder."""
    outputs = [
        {"path": name, "bytes": path.stat().st_size, "sha256": _digest(path)}
        for name, path in _files(folder)
        if name != MANIFEST
    ]
    text = json.dumps(head | {"outputs": outputs}, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an output folder; None where there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("manifest") == _FORMAT else None


def is_current(folder: Path, head: Manifest) -> bool:
    """Whether the folder holds what this run would write, to the byte."""
    manifest = read_manifest(folder)
    if manifest is None or {name: value for name, value in manifest.items() if name != "outputs"} != head:
        return False
    return next(faults(folder, manifest), None) is None


def filled_in(folder: Path) -> tuple[Path, ...]:
    """The lists of questions in an output folder to take a person's answers from.

    Those that were changed since they were written; where none was, the one that has all answers of earlier runs."""
    manifest = read_manifest(folder) or {}
    known = {one["path"]: one["sha256"] for one in manifest.get("outputs", ())}
    there = [path for name in _ASKING if (path := folder / name).is_file()]
    changed = [path for path in there if _digest(path) != known.get(path.name)]
    return tuple(changed or there[:1])


def faults(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """The files that are missing, changed, or not of the run."""
    there = dict(_files(folder))
    there.pop(MANIFEST, None)
    for listed in manifest.get("outputs", ()):
        path = there.pop(listed["path"], None)
        if path is None:
            yield Fault(listed["path"], "is missing")
        elif path.stat().st_size != listed["bytes"] or _digest(path) != listed["sha256"]:
            yield Fault(listed["path"], "was changed")
    for name in there:
        yield Fault(name, "is not of this run")


def changed_inputs(papers: Path, manifest: Manifest) -> Iterator[Fault]:
    """The papers and lists that are not as they were when the output was made."""
    for listed in manifest.get("inputs", ()):
        found = _digest(papers / listed["source"])
        if not found:
            yield Fault(listed["source"], "is missing")
        elif found != listed["sha256"]:
            yield Fault(listed["source"], "was changed")


def _files(folder: Path) -> list[tuple[str, Path]]:
    """(path with slashes, path) of each file, by name."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name not in LITTER]
    return sorted((path.relative_to(folder).as_posix(), path) for path in found)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _shown(source: str) -> str:
    """A name as JSON in UTF-8 can hold it."""
    return source.encode("utf-8", "replace").decode("utf-8")
