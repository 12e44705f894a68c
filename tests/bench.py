"""How fast plantrace is, beside other tools on the same papers in the same run.

`make bench` measures and writes docs/BENCHMARKS.md. Processor time of one core, the best of some rounds that take turns;
what reads text is measured in fresh processes on papers that the process has not seen, so that nothing is remembered.

    make bench ARGS="--papers FOLDER --rounds 5"
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pipeline.model import Document, Listing
from tests.bench_page import PAGE, Row, bench_page
from tests.bench_readers import BARE, OURS, cold, least, pages_of, readers
from tests.gate import ROOT

_SUFFIXES = frozenset([".pdf", ".docx", ".html", ".txt"])


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


def page_rows(paths: list[Path], rounds: int) -> tuple[list[Row], list[Row]]:
    """Pages a second of each reader, warm, in turns on the same papers; and ours for each paper."""
    best = least(paths, readers(), rounds + 1)
    count = sum(map(pages_of, paths))
    rows = [Row(name, count / sum(spent.values()), "pages") for name, spent in best.items()]
    each = [
        Row(path.name, pages_of(path) / best[OURS][path], "pages", best[BARE][path] / best[OURS][path])
        for path in paths
    ]
    return [row.beside(rows[1]) for row in rows], each


def cold_rows(paths: list[Path], rounds: int) -> list[Row]:
    """The whole of extract from a cold start, one worker, against a program that only calls extract_words."""
    count = sum(map(pages_of, paths))
    with tempfile.TemporaryDirectory() as folder:
        corpus, output = Path(folder) / "papers", Path(folder) / "output"
        corpus.mkdir()
        for path in paths:
            shutil.copy(path, corpus)
        ours, bare = cold(corpus, output, paths, rounds)
    rows = [
        Row("plantrace extract, whole, cold", count / ours, "pages"),
        Row("pdfplumber extract_words, cold", count / bare, "pages"),
    ]
    return [row.beside(rows[1]) for row in rows]


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
    whole = cold_rows(pdfs, args.rounds)
    page = bench_page(texts, pages, each, whole, sum(map(pages_of, pdfs)))
    before = PAGE.read_text("utf-8") if PAGE.exists() else ""
    _, mark, archive = before.partition("## A whole archive\n")
    kept = f"\n{mark}{archive}" if mark else ""  # and what stands behind it, which other programs measure
    PAGE.write_text(page + kept, encoding="utf-8", newline="\n")
    for row in (*texts, *pages, *each, *whole):
        print(f"{row.name:50} {row.rate:10.1f} {row.unit}/s  x {row.ratio:.2f}")


if __name__ == "__main__":
    main()
