"""Who gives a paper, as papers say it (tests/cases/authors.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.model import Listing

PAPERS = tomllib.loads((Path(__file__).parents[1] / "cases" / "authors.toml").read_text("utf-8"))["paper"]
FILLING = "\n\n".join(f"{number}. The Panel is asked to note the figures of ward {number}." for number in range(1, 60))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: " ".join(paper["text"].split()[:6]))
def test_who_gives_a_paper(paper: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(paper["text"].replace("{filling}", FILLING), encoding="utf-8", newline="\n")
    assert ingest(path, path.name, Listing()).facts.author == paper["author"]


def test_the_sample_papers_say_who_gives_them() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    said = {
        path.stem[:7]: ingest(path, path.name, Listing()).facts.author
        for path in sorted(corpus.iterdir())
        if path.suffix in (".docx", ".pdf", ".html") and path.stem[:7] in ("2014-11", "2015-02", "2017-06", "2018-06")
    }
    assert said == {
        "2014-11": "Chief Executive, Office of the Police and Crime Commissioner",
        "2015-02": "Police and Crime Commissioner",
        "2017-06": "Head of Commissioning, OPCC",
        "2018-06": "",
    }
