"""Entries under their names: a file each, whole or not there, safe to share by several runs.

An entry is a short note that is read without its content, and the content. A file begins with the digest of the entry's
name and all that follows: one that was cut off, changed or put under another name is found out, removed and made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_FORMAT = "plantrace-1"
NEAR = "near"
"""The folder beside the entries with papers and outputs of elsewhere."""
_STRAY = 24 * 3600.0  # seconds after which a file that was never finished is litter
_FULL_TO = 0.8  # what is removed leaves room, so that it need not be done at every run
Note = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A note and a content."""

    note: Note
    content: bytes


class Store(Protocol):
    """Where entries are kept."""

    def get(self, name: str) -> Entry | None:
        """The entry of that name; None where there is none that is whole."""

    def put(self, name: str, note: Note, content: bytes) -> Entry:
        """Keep an entry, and give it back."""


class Memory:
    """A store that ends with the run."""

    def __init__(self) -> None:
        self._held: dict[str, Entry] = {}

    def get(self, name: str) -> Entry | None:
        """The entry of that name."""
        return self._held.get(name)

    def put(self, name: str, note: Note, content: bytes) -> Entry:
        """Keep an entry."""
        self._held[name] = entry = Entry(note, content)
        return entry


class Folder:
    """A store in a folder. What cannot be written there (no room, no right) is held in memory instead."""

    def __init__(self, folder: Path, limit: int = 0) -> None:
        self.folder = folder
        self.limit = limit
        self.trouble = ""
        """Why an entry could not be written, empty where all could."""
        self._unwritten = Memory()
        self._begun = time.time()
        self._wrote = False

    def get(self, name: str) -> Entry | None:
        """The entry of that name, marked as used; one that is broken is removed."""
        path = self._path(name)
        try:
            found = _read(name, path.read_bytes())
        except OSError:
            return self._unwritten.get(name)
        except ValueError:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return self._unwritten.get(name)
        with suppress(OSError):  # a cache that one may only read serves as well
            os.utime(path)
        return found

    def put(self, name: str, note: Note, content: bytes) -> Entry:
        """Keep an entry: written beside its place and put there as a whole."""
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(".part", name[:8], path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_written(name, note, content))
                Path(beside).replace(path)
            except BaseException:
                Path(beside).unlink(missing_ok=True)
                raise
            self._wrote = True
        except OSError as error:
            self.trouble = self.trouble or str(error.strerror or error)
            return self._unwritten.put(name, note, content)
        return Entry(note, content)

    def tidy(self) -> None:
        """Remove what was used longest ago where the folder has grown beyond its limit; nothing that this run used."""
        if not (self._wrote and self.limit):
            return
        held = sorted(self._files())
        total = sum(size for _, size, _ in held)
        if total <= self.limit:
            return
        for used, size, path in held:
            if total <= self.limit * _FULL_TO or used >= self._begun - 1:
                break
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
            total -= size

    def contents(self) -> tuple[int, int]:
        """How many entries there are, and their bytes."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Remove all entries, and the folder where nothing else is in it. Raises OSError where that cannot be done."""
        for home in (self.folder / _FORMAT, self.folder / NEAR):
            if home.exists():
                shutil.rmtree(home)
        with suppress(OSError):
            self.folder.rmdir()

    def _path(self, name: str) -> Path:
        return self.folder / _FORMAT / name[:2] / name[2:]

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """(last used, size, path) of each entry; litter of runs that were killed is removed on the way."""
        home = self.folder / _FORMAT
        for part in os.scandir(home) if home.is_dir() else ():
            for file in os.scandir(part.path) if part.is_dir() else ():
                try:
                    about = file.stat()
                    if not file.name.endswith(".part"):
                        yield about.st_mtime, about.st_size, Path(file.path)
                    elif about.st_mtime < self._begun - _STRAY:
                        Path(file.path).unlink(missing_ok=True)
                except OSError:
                    continue


def _written(name: str, note: Note, content: bytes) -> bytes:
    body = json.dumps(note, separators=(",", ":")).encode("ascii") + b"\n" + content
    return f"{_FORMAT} {_seal(name, body)}\n".encode("ascii") + body


def _read(name: str, file: bytes) -> Entry:
    head, _, body = file.partition(b"\n")
    if head != f"{_FORMAT} {_seal(name, body)}".encode("ascii"):
        raise ValueError("not as it was written")
    note, _, content = body.partition(b"\n")
    return Entry(json.loads(note), content)


def _seal(name: str, body: bytes) -> str:
    return hashlib.sha256(name.encode("ascii") + b"\n" + body).hexdigest()
