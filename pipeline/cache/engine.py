"""What the work was done with: code, models, libraries and programs, each as a digest or a version."""

from __future__ import annotations

import hashlib
import platform
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sqlite3 import sqlite_version

from pipeline.vocabulary import models_folder

_LIBRARIES = (
    "charset-normalizer", "dateparser", "lxml", "networkx", "numpy", "onnxruntime", "openpyxl", "pandas",
    "pdfminer.six", "pdfplumber", "pillow", "pypdfium2", "python-docx", "rapidfuzz", "scikit-learn", "scipy", "spacy",
    "sparse-dot-topn",
)  # fmt: skip
_FOR_WRITING = ("jinja2", "markupsafe", "matplotlib", "pyarrow")
_PROGRAMS = ("tesseract", "soffice", "libreoffice")
_AROUND = frozenset(
    "__main__.py cli.py commands evaluate fit questions run.py manifest.py storage.py summary.py writing.py "
    "workers".split()
)
"""Rooms that decide no result: who changes them need not have papers read again."""
_IN_NOTES = frozenset({"emit/briefs.py"})
"""What stands in the notes of papers and areas, and so is a part of reading and of linking."""
_AFTER_READING = frozenset({"link", "emit"})
_BESIDE_LINKING = frozenset({"ingest", "segment", "tag", "emit"})


@dataclass(frozen=True, slots=True)
class Engine:
    """Digests of what reads a paper, of what links an area and of what writes; and the versions of what they use."""

    reading: str
    linking: str
    writing: str
    models: str
    libraries: tuple[tuple[str, str], ...]
    programs: tuple[tuple[str, str], ...]


def engine() -> Engine:
    """The engine of this installation, as it is now."""
    package = Path(__file__).resolve().parents[1]
    code = {path.relative_to(package): path.read_bytes() for path in _code(package)}
    models = _digest(_files(models_folder()))
    python = (("python", platform.python_version()), ("sqlite", sqlite_version))
    libraries = (*python, *((name, _version(name)) for name in _LIBRARIES))
    for_writing = tuple((name, _version(name)) for name in _FOR_WRITING)
    programs = tuple((name, _program(name)) for name in _PROGRAMS)

    def of(without: frozenset[str], more: tuple[tuple[str, str], ...] = ()) -> str:
        kept = {
            path.as_posix(): content
            for path, content in code.items()
            if path.parts[0] not in _AROUND | without or path.as_posix() in _IN_NOTES
        }
        tools = repr((libraries, programs, more)).encode()
        return _digest([*kept.items(), ("models", models.encode()), ("with", tools)])

    writing = of(frozenset(), for_writing)
    return Engine(of(_AFTER_READING), of(_BESIDE_LINKING), writing, models, (*libraries, *for_writing), programs)


def reading_and_linking() -> str:
    """One digest of all that the results of papers and areas depend on, to compare machines by."""
    found = engine()
    return f"{found.reading} {found.linking}"


def _code(package: Path) -> list[Path]:
    """Modules, and the templates beside them."""
    found = (path for path in package.rglob("*") if path.is_file())
    return sorted(path for path in found if not {"__pycache__", "_models"} & set(path.relative_to(package).parts))


def _files(folder: Path) -> list[tuple[str, bytes]]:
    found = sorted(path for path in folder.iterdir() if path.is_file())
    return [(path.name, path.read_bytes()) for path in found]


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, content in parts:
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _program(name: str) -> str:
    """What tells one version of a program from another without starting it: its size; empty where it is not there."""
    place = shutil.which(name)
    try:
        return str(Path(place).resolve().stat().st_size) if place else ""
    except OSError:
        return ""
