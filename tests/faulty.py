"""A real run in a process of its own, with papers that hang, eat memory or end their reader.

`sitecustomize.py` in a folder on PYTHONPATH is run by every Python that starts, also by the processes that read papers.
It lets segmenting stumble over words that no real paper holds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_HOOK = """
import importlib.abc, importlib.util, os, re, sys, time


def stumble(text):
    if "zzhang" in text:
        re.match(r"(a+)+$", "a" * 64 + "b")
    if "zzeat" in text:
        held = []
        while True:
            held.append(bytearray(b"x" * 50_000_000))
            time.sleep(0.01)
    if "zzdie" in text:
        os._exit(9)
    if "zzslow" in text:
        time.sleep(0.2)


class Late(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "pipeline.segment":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def changed(module):
            load(module)
            real = module.segment
            module.segment = lambda document: (stumble(document.text), real(document))[1]

        spec.loader.exec_module = changed
        return spec


sys.meta_path.insert(0, Late())
"""


def hooked(folder: Path) -> dict[str, str]:
    """The environment in which papers can make their readers stumble."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(_HOOK)
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def command(papers: Path, output: Path, cache: Path | None, *more: str) -> list[str]:
    """The command line of a run."""
    kept = ["--cache", str(cache)] if cache else ["--no-cache"]
    return [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(papers),
        str(output),
        "--quiet",
        "--formats",
        "csv",
        *kept,
        *more,
    ]


def extract(
    papers: Path, output: Path, cache: Path | None, *more: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A run to its end."""
    done = command(papers, output, cache, *more)
    return subprocess.run(done, capture_output=True, text=True, env=env, cwd=ROOT, timeout=300, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_settings(folder: Path) -> dict[str, bytes]:
    """All files of an output but its manifest, which names the settings."""
    return {name: content for name, content in contents(folder).items() if name != "manifest.json"}
