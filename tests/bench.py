"""How fast plantrace is, beside other tools on the same papers in the same run.

`make bench` measures and writes docs/BENCHMARKS.md. Processor time of one core, the best of some rounds that take turns;
what reads text is measured in fresh processes on papers that the process has not seen, so that nothing is remembered.

    make bench ARGS="--papers FOLDER --rounds 5"
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from pipeline.model import Document, Listing
from tests.bench_page import PAGE, Row, bench_page, with_archive
from tests.gate import ROOT

_SUFFIXES = frozenset([".pdf", ".docx", ".html", ".txt"])
_BARE = "import sys, pdfplumber\nfor path in sys.argv[1:]:\n    with pdfplumber.open(path) as pdf:\n"
_BARE += "        for page in pdf.pages:\n            page.extract_words()\n            page.close()\n"


@dataclass(frozen=True, slots=True)
class Texts:
    """What one fresh process measured: words, and the seconds of segmenting, tagging and of the bare tokenizer."""

    words: int
    segment: float
    tag: float
    tokens: float


def papers(folder: Path) -> list[Path]:
    """The papers right in a folder, by name."""
    found = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    return [path for path in found if path.stem != "README"]


def read_texts(folder: Path, before: Path) -> Texts:
    """The papers of a folder segmented and tagged, after those of another have loaded what is loaded once."""
    from pipeline.language.text import tokens
    from pipeline.segment import segment
    from pipeline.tag import tag
    from pipeline.workers import collect_seldom

    collect_seldom()
    for document in _documents(before):
        tag(document, segment(document))
    documents = _documents(folder)
    spent = [0.0, 0.0, 0.0]
    for document in documents:
        at = time.process_time()
        statements = segment(document)
        spent[0] += (then := time.process_time()) - at
        tag(document, statements)
        spent[1] += time.process_time() - then
    for document in documents:
        at = time.process_time()
        tokens(document.text)
        spent[2] += time.process_time() - at
    return Texts(sum(len(document.text.split()) for document in documents), *spent)


def _documents(folder: Path) -> list[Document]:
    from pipeline.ingest import ingest

    return [ingest(path, path.name, Listing()) for path in papers(folder)]


def text_rows(name: str, folder: Path, before: Path, rounds: int) -> list[Row]:
    """Words a second of segmenting and tagging, and of spaCy's tokenizer alone on the same text."""
    runs = [_fresh(folder, before) for _ in range(rounds)]
    words = runs[0].words
    measured = {
        f"segment and tag, {name}": min(run.segment + run.tag for run in runs),
        f"- segment, {name}": min(run.segment for run in runs),
        f"- tag, {name}": min(run.tag for run in runs),
        f"spaCy's blank tokenizer alone, {name}": min(run.tokens for run in runs),
    }
    rows = [Row(label, words / spent, "words") for label, spent in measured.items()]
    return [row.beside(rows[-1]) for row in rows]


def _fresh(folder: Path, before: Path) -> Texts:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(read_texts, folder, before).result()


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


def _markitdown() -> Callable[[Path], object] | None:
    """Its converter where it is installed (it is no dependency, not even of the tests)."""
    try:
        module = import_module("markitdown")
    except ImportError:
        return None
    convert: Callable[[Path], object] = module.MarkItDown().convert
    return convert


def page_rows(paths: list[Path], rounds: int) -> tuple[list[Row], list[Row]]:
    """Pages a second of each reader, warm, in turns on the same papers; and ours for each paper."""
    readers: dict[str, Callable[[Path], object]] = {
        "plantrace (words, looks, order, lists, tables)": _ours,
        "pdfplumber extract_words": _plumber,
        "pdfminer extract_text": _miner,
    }
    if (other := _markitdown()) is not None:
        readers["markitdown"] = other
    ours, bare = list(readers)[:2]
    best = {name: dict.fromkeys(paths, float("inf")) for name in readers}
    for path in (path for _ in range(rounds + 1) for path in paths):
        for name, reader in readers.items():
            best[name][path] = min(best[name][path], _seconds(reader, path))
    count = sum(_pages(path) for path in paths)
    rows = [Row(name, count / sum(spent.values()), "pages") for name, spent in best.items()]
    each = [
        Row(path.name, _pages(path) / best[ours][path], "pages", best[bare][path] / best[ours][path]) for path in paths
    ]
    return [row.beside(rows[1]) for row in rows], each


def _seconds(reader: Callable[[Path], object], path: Path) -> float:
    at = time.process_time()
    reader(path)
    return time.process_time() - at


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def cold_rows(paths: list[Path], rounds: int) -> list[Row]:
    """The whole of extract from a cold start, one worker, against a program that only calls extract_words."""
    count = sum(_pages(path) for path in paths)
    with tempfile.TemporaryDirectory() as folder:
        corpus, output = Path(folder) / "papers", Path(folder) / "output"
        corpus.mkdir()
        for path in paths:
            shutil.copy(path, corpus)
        extract = ["-m", "pipeline", "extract", "--workers", "1", "--no-cache", "--quiet", str(corpus), str(output)]
        programs = {
            "plantrace extract, whole, cold": extract,
            "pdfplumber extract_words, cold": ["-c", _BARE, *map(str, paths)],
        }
        best = dict.fromkeys(programs, float("inf"))
        for _ in range(rounds):
            for name, arguments in programs.items():
                best[name] = min(best[name], _run(arguments))
    rows = [Row(name, count / spent, "pages") for name, spent in best.items()]
    return [row.beside(rows[1]) for row in rows]


def _run(arguments: list[str]) -> float:
    at = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - at


def main() -> None:
    """Measure all, and write the page."""
    parser = argparse.ArgumentParser(description="measure how fast plantrace is")
    parser.add_argument("--papers", type=Path, default=ROOT / "corpus", help="the folder of papers (corpus)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    args = parser.parse_args()
    pdfs = [path for path in papers(args.papers) if path.suffix == ".pdf"]
    seen = ROOT / "tests" / "gold" / "seen"
    texts = text_rows("the papers", args.papers, seen, args.rounds)
    texts += text_rows("running text", seen, args.papers, args.rounds)
    pages, each = page_rows(pdfs, args.rounds)
    cold = cold_rows(pdfs, args.rounds)
    page = bench_page(texts, pages, each, cold, sum(map(_pages, pdfs)))
    before = PAGE.read_text("utf-8") if PAGE.exists() else ""
    _, mark, archive = before.partition("## A whole archive\n")
    PAGE.write_text(with_archive(page, mark + archive), encoding="utf-8", newline="\n")
    for row in (*texts, *pages, *each, *cold):
        print(f"{row.name:50} {row.rate:10.1f} {row.unit}/s  x {row.ratio:.2f}")


if __name__ == "__main__":
    main()
