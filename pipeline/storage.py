"""Papers and outputs that stand elsewhere (s3://..., and whatever else fsspec knows): fetched to a folder here before a
run, put back after it. Only what is new or changed is moved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.cache.store import NEAR
from pipeline.emit.place import MANIFEST
from pipeline.problems import InputError, OutputError

_FILLED_IN = "review.csv"
_INDEX = ".index.json"


def is_elsewhere(place: str) -> bool:
    """Whether a place is an address and no folder of this machine."""
    return "://" in place


@contextmanager
def near(papers: str, output: str, home: Path) -> Iterator[tuple[Path, Path]]:
    """The papers and the output as folders of this machine, kept under `home` where they stand elsewhere.

    When the block ends well, an output that stands elsewhere is put there. Raises InputError or OutputError where the
    one cannot be fetched, or the other not be put there or is of somebody else."""
    inside = fetched(papers, _kept(home, papers)) if is_elsewhere(papers) else Path(papers)
    if not is_elsewhere(output):
        yield inside, Path(output)
        return
    made = _kept(home, output)
    _check(output, made)
    yield inside, made
    put_back(made, output)


def _kept(home: Path, address: str) -> Path:
    return home / NEAR / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:24]


def fetched(address: str, folder: Path) -> Path:
    """A folder with the files of an address, as they are there now. Raises InputError where they cannot be had."""
    index = folder.with_name(f"{folder.name}{_INDEX}")
    try:
        system, root = _opened(address)
        there = dict(_files(system, root))
        folder.mkdir(parents=True, exist_ok=True)
        known = _read(index)
        now = {name: str(system.ukey(f"{root}/{name}")) for name in there}
        for name, key in now.items():
            path = folder / name
            if known.get(name) != key or not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                system.get_file(f"{root}/{name}", str(path))
        for path in [one for one in folder.rglob("*") if one.is_file()]:
            if path.relative_to(folder).as_posix() not in now:
                path.unlink()
        index.write_text(json.dumps(now), encoding="utf-8")
    except (OSError, ImportError, ValueError) as error:
        message = f"The papers at {address} cannot be fetched ({type(error).__name__}: {error})."
        raise InputError(message, _remedy(error)) from error
    return folder


def put_back(folder: Path, address: str) -> None:
    """Put an output where it belongs: what is the same there stays, and what is no more is removed. Its manifest is
    taken away first and put there last: an output without it is not whole. Raises OutputError where that fails."""
    try:
        system, root = _opened(address)
        ours = _digests((folder / MANIFEST).read_text(encoding="utf-8"))
        before: dict[str, str] = {}
        if system.exists(f"{root}/{MANIFEST}"):
            before = _digests(system.cat_file(f"{root}/{MANIFEST}").decode("utf-8"))
        there = {name for name, _ in _files(system, root)}
        if before == ours and {*ours, MANIFEST} == there:
            return
        if MANIFEST in there:
            system.rm_file(f"{root}/{MANIFEST}")
        for name in sorted(there - {*ours, MANIFEST}):
            system.rm_file(f"{root}/{name}")
        for name, digest in [*ours.items(), (MANIFEST, "")]:
            if name not in there or before.get(name) != digest:
                system.makedirs(str(PurePosixPath(f"{root}/{name}").parent), exist_ok=True)
                system.put_file(str(folder / name), f"{root}/{name}")
    except (OSError, ImportError, ValueError, LookupError) as error:
        message = f"The output cannot be put to {address} ({type(error).__name__}: {error})."
        raise OutputError(message, f"It is whole in {folder}; run again to put it there.") from error


def _check(address: str, made: Path) -> None:
    """Refuse an address that holds what no run put there; take over what a person filled in there."""
    try:
        system, root = _opened(address)
        there = {name for name, _ in _files(system, root)}
        if there and MANIFEST not in there and not (made / MANIFEST).is_file():
            raise OutputError(
                f"{address} holds what plantrace did not write: {min(there)}.", "Choose another place for the output."
            )
        if _FILLED_IN in there and made.is_dir():
            system.get_file(f"{root}/{_FILLED_IN}", str(made / _FILLED_IN))
    except (OSError, ImportError, ValueError) as error:
        raise OutputError(f"{address} cannot be opened ({error}).", _remedy(error)) from error


def _opened(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ImportError("fsspec is not installed") from error
    system, root = url_to_fs(address)
    system.invalidate_cache()
    return system, str(root).rstrip("/")


def _files(system: Any, root: str) -> Iterator[tuple[str, Any]]:
    """The files under a root by their names from there. Raises ValueError for a name that leads out of it."""
    with suppress(FileNotFoundError):
        for path, about in sorted(system.find(root, detail=True).items()):
            name = str(path).removeprefix(root).lstrip("/")
            if ".." in PurePosixPath(name).parts or "\\" in name or not name:
                raise ValueError(f"it holds a file of an unsafe name: {path}")
            yield name, about


def _read(index: Path) -> dict[str, str]:
    try:
        found = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digests(manifest: str) -> dict[str, str]:
    return {str(one["path"]): str(one["sha256"]) for one in json.loads(manifest)["outputs"]}


def _remedy(error: Exception) -> str:
    if isinstance(error, ImportError):
        return "pip install 'plantrace[cluster]', and for s3:// also s3fs."
    return "Check the address and your right to it."
