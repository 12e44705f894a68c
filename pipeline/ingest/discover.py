"""Which files of a folder are papers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.problems import InputError

_NOT_PAPERS = frozenset({"papers.csv", "decisions.csv", "review.csv"})
_NOT_SUFFIXES = frozenset(
    {
        ".json",
        ".jsonl",
        ".csv",
        ".tsv",
        ".lock",
        ".tmp",
        ".temp",
        ".part",
        ".crdownload",
        ".bak",
        ".swp",
        ".ini",
        ".db",
        ".toml",
        ".yaml",
        ".yml",
        ".log",
        ".lnk",
        ".url",
    }
)
_NOT_STEMS = frozenset({"readme", "licence", "license", "changelog", "notice", "thumbs", "desktop"})
_NOT_FOLDERS = frozenset({"gold", "__macosx", "node_modules", "__pycache__"})


def papers(folder: Path) -> tuple[tuple[Path, str], ...]:
    """The papers in a folder and its subfolders: (path, name relative to the folder, with slashes), sorted by name.

    Left aside are the project's own files (papers.csv, decisions.csv, review.csv, gold/, JSON and CSV), README and
    licence,
    hidden, lock and temporary files, and links that lead out of the folder. Raises InputError when the folder is
    missing,
    is none, cannot be opened or holds no paper."""
    if not folder.exists():
        raise InputError(f"The folder {folder} does not exist.", "Give the folder that holds the papers.")
    if not folder.is_dir():
        raise InputError(f"{folder} is a file, not a folder.", "Give the folder that holds the papers.")
    found = sorted(((path, path.relative_to(folder).as_posix()) for path in _files(folder)), key=lambda pair: pair[1])
    if not found:
        raise InputError(f"The folder {folder} holds no papers.", "Put PDF, Word, HTML or text files in it.")
    return tuple(found)


def _files(folder: Path) -> Iterable[Path]:
    home = folder.resolve()

    def refuse(error: OSError) -> None:
        raise InputError(
            f"The folder {error.filename} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", "~")) and name.lower() not in _NOT_FOLDERS
        )
        for name in sorted(names):
            path = Path(root) / name
            if is_paper_name(name) and path.is_file() and (not path.is_symlink() or _inside(path, home)):
                yield path


def _inside(link: Path, home: Path) -> bool:
    """Whether a link leads to a file in the folder; others are there already, as no linked folder is gone into."""
    return link.resolve().is_relative_to(home)


def is_paper_name(name: str) -> bool:
    """Whether a file of this name can be a paper."""
    lower = name.lower()
    if lower in _NOT_PAPERS or lower.startswith((".", "~", "._")) or lower.endswith("~"):
        return False
    path = Path(lower)
    return path.suffix not in _NOT_SUFFIXES and path.name.split(".")[0] not in _NOT_STEMS
