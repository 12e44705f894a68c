"""The output folder: written beside its place and put there at the end, so that a run that fails changes nothing."""

from __future__ import annotations

import glob
import json
import os
import platform
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.problems import OutputError

_HOST = re.sub(r"\W+", "-", platform.node())[:40] or "here"
_LOCKS = ("~$", ".~lock.")
"""How the names of files begin that Excel and LibreOffice lay beside a file while they have it open."""
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
MANIFEST = "manifest.json"
"""Says what was run on what; written when all outputs are there."""


def check_target(output: Path) -> None:
    """Raise OutputError unless `output` is absent, empty, or wholly written by an earlier run."""
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(f"{output} is a file, not a folder.", "Name a folder for the output.")
    there = {path.name for path in output.iterdir()} - LITTER
    held = sorted(name for name in there if name.startswith(_LOCKS))
    if held:
        raise OutputError(
            f"A file of {output} is open in another program ({held[0]}).", "Save it, close it, and run again."
        )
    foreign = sorted(there - _written(output))
    if foreign:
        names = ", ".join(foreign[:3]) + (" ..." if len(foreign) > 3 else "")
        raise OutputError(
            f"{output} holds what plantrace did not write: {names}.",
            "Choose another folder for the output, or move these away.",
        )


def _written(output: Path) -> set[str]:
    """What the run that made this folder put into it, as its datapackage.json says."""
    try:
        package = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))
        return {*package["outputs"], MANIFEST} if package["name"] == "plantrace" else set()
    except (OSError, ValueError, LookupError, TypeError):
        return set()


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new folder to write to, which takes the place of `output` when the block ends well.

    Where the block fails the new folder is removed and `output` is as it was. Raises OutputError where the folder
    cannot be written or replaced."""
    output = Path(os.path.realpath(output))
    recover(output)
    check_target(output)
    fresh = _beside(output, "new")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        yield fresh
        check_target(output)
        _swap(fresh, output)
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror or error}.", _remedy(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def recover(output: Path) -> None:
    """Put right what a run left that was killed: an output that it had moved out of the way is put back, and what it
    had begun to write is removed. Runs that are still at work, here or on another machine, are left alone."""
    output = Path(os.path.realpath(output))
    for left in sorted(output.parent.glob(f".{glob.escape(output.name)}.{_HOST}.*.*")):
        number, _, what = left.name.removeprefix(f".{output.name}.{_HOST}.").partition(".")
        if what not in ("new", "old") or not number.isdigit() or _is_running(int(number)):
            continue
        if what == "old" and not output.exists():
            with suppress(OSError):
                left.rename(output)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f".{output.name}.{_HOST}.{os.getpid()}.{what}")


def _is_running(number: int) -> bool:
    import psutil

    return number != os.getpid() and psutil.pid_exists(number)


def _swap(fresh: Path, output: Path) -> None:
    """Two renames; if the second fails, the first is undone."""
    if not output.exists():
        fresh.rename(output)
        return
    old = _beside(output, "old")
    shutil.rmtree(old, ignore_errors=True)
    output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Close programs that have its files open, or choose a folder in which you may write."
    return "Make room on the disk, or choose another folder."
