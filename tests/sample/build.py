"""Builds the sample corpus from its sources.

    python tests/sample/build.py [OUTDIR]

OUTDIR is corpus/ unless another folder is named. The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.sample.as_docx import to_docx
from tests.sample.as_html import to_html
from tests.sample.as_pdf import to_pdf
from tests.sample.gold import as_json, as_lines, fates, gold, links, read_story
from tests.sample.source import Paper, parse, read_paper

SOURCES = Path(__file__).resolve().parent / "sources"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FORMATS = ("pdf", "pdf-two-columns", "docx", "html")
_COLUMNS = ("file", "area", "meeting_date", "document_type", "plan", "url")


def render(source: str | Path | Paper, form: str) -> bytes:
    """Return a source (its path, its text, or as read) as a file of the form named, one of FORMATS."""
    paper = _read(source)
    if form == "docx":
        return to_docx(paper)
    if form == "html":
        return to_html(paper)
    if form in ("pdf", "pdf-two-columns"):
        return to_pdf(paper, form.removeprefix("pdf").removeprefix("-"))
    raise ValueError(f"no such form: {form}; there are {', '.join(FORMATS)}")


def read_papers() -> list[Paper]:
    """Read every source, earliest paper first."""
    return [read_paper(path) for path in sorted(SOURCES.glob("*.md"))]


def build() -> dict[str, bytes]:
    """Return every built file of the corpus by its path in it."""
    papers, story = read_papers(), read_story(SOURCES / "story.toml")
    files = {"papers.csv": _listed(papers)}
    for paper in papers:
        files[file_name(paper)] = render(paper, paper.says("format"))
        files[f"gold/{paper.name}.gold.json"] = as_lines(gold(paper, file_name(paper)))
    files["gold/links.json"] = as_json(links(papers, story))
    files["gold/fates.csv"] = fates(papers, story)
    return files


def file_name(paper: Paper) -> str:
    """Return the name of a paper's file."""
    return f"{paper.name}.{paper.says('format')}"


def main(folder: Path) -> int:
    """Write the corpus into a folder."""
    for name, content in build().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


def _read(source: str | Path | Paper) -> Paper:
    """Return a source as a paper."""
    if isinstance(source, Paper):
        return source
    return read_paper(source) if isinstance(source, Path) else parse(source)


def _listed(papers: list[Paper]) -> bytes:
    """Return papers.csv: a row only for papers that do not say something of themselves."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for paper in papers:
        if "listed" in paper.meta:
            writer.writerow({"file": file_name(paper)} | paper.meta["listed"])
    return file.getvalue().encode("utf-8")


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
