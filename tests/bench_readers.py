"""The readers of PDFs that the benchmarks set beside each other, warm and as programs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.gate import ROOT

OURS, BARE = "plantrace (words, looks, order, lists, tables)", "pdfplumber extract_words"
_BARE = "import sys, pdfplumber\nfor path in sys.argv[1:]:\n    with pdfplumber.open(path) as pdf:\n"
_BARE += "        for page in pdf.pages:\n            page.extract_words()\n            page.close()\n"
_OTHER = "import sys, time\nfrom markitdown import MarkItDown\nconvert = MarkItDown().convert\nfor line in sys.stdin:\n"
_OTHER += "    at = time.process_time()\n    convert(line.strip())\n    print(time.process_time() - at, flush=True)\n"
Reader = Callable[[Path], float]
"""Reads a paper, and tells the processor time that it took."""


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def readers() -> dict[str, Reader]:
    """Ours first, then bare pdfplumber, then others."""
    return {OURS: timed(_ours), BARE: timed(_plumber), "pdfminer extract_text": timed(_miner)}


def timed(reader: Callable[[Path], object]) -> Reader:
    """A reader that tells its processor time."""

    def seconds(path: Path) -> float:
        at = time.process_time()
        reader(path)
        return time.process_time() - at

    return seconds


def least(found: list[Path], by: dict[str, Reader], rounds: int) -> dict[str, dict[Path, float]]:
    """The least seconds of each reader for each paper; they take turns at each paper."""
    best = {name: dict.fromkeys(found, float("inf")) for name in by}
    for path in (path for _ in range(rounds) for path in found):
        for name, seconds in by.items():
            best[name][path] = min(best[name][path], seconds(path))
    return best


def _ours(path: Path) -> None:
    from pipeline.ingest.pdf import read_pdf

    read_pdf(path)


def _plumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def _miner(path: Path) -> None:
    from pdfminer.high_level import extract_text

    extract_text(path)


class Markitdown:
    """markitdown in a Python of its own, which times itself."""

    def __init__(self, python: str) -> None:
        command = [python, "-c", _OTHER]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, path: Path) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def cold(corpus: Path, output: Path, paths: list[Path], rounds: int) -> tuple[float, float]:
    """The least wall time of `plantrace extract` with one worker, and of a program that only calls extract_words."""
    extract = ["-m", "pipeline", "extract", "--workers", "1", "--no-cache", "--quiet", str(corpus), str(output)]
    bare = ["-c", _BARE, *map(str, paths)]
    spent = [(_run(extract), _run(bare)) for _ in range(rounds)]
    return min(ours for ours, _ in spent), min(other for _, other in spent)


def _run(arguments: list[str]) -> float:
    at = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - at
