"""Each paper of this folder against papers.toml, which says what must come out of it.

[[paper]]
file = "lists.pdf"
what = "the habit of papers that it stands for"
out = ["H1 Lists", ...]             its pieces: H heading, P paragraph, I item (with level and label), R row, F footnote
looks = {"words" = "red"}           words that carry a look
left_out = {"words" = "reason"}     what is in no text
has = ["..."]                       of a long paper: pieces that stand one behind another
said = "words of the problem or of the refusal"
needs = "tesseract" or "soffice"
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the papers of this folder")

from pipeline.ingest import ingest
from pipeline.ingest.formats import read, sniff
from pipeline.ingest.pdf import tesseract
from pipeline.ingest.reading import Reading
from pipeline.model import Listing
from pipeline.problems import PaperError
from tests.ingest.shapes import left_out, looks, shape
from tests.papers.build import FILES, FOLDER
from tests.papers.pages import many_pages

TABLE: list[dict[str, Any]] = tomllib.loads((FOLDER / "papers.toml").read_text("utf-8"))["paper"]
_HERE = {"tesseract": lambda: bool(tesseract.program()), "soffice": lambda: shutil.which("soffice") is not None}


def _needs(one: dict[str, Any]) -> None:
    if "needs" in one and not _HERE[one["needs"]]():
        pytest.skip(f"{one['file']} needs {one['needs']}, which is not installed")


def reading(path: Path) -> Reading:
    """The paper as its reader gives it."""
    return read(sniff(path.read_bytes(), path.name), path, path.name)


@pytest.mark.parametrize("one", TABLE, ids=lambda one: str(one["file"]))
def test_what_comes_out_of_a_paper(one: dict[str, Any]) -> None:
    _needs(one)
    path = FOLDER / one["file"]
    if one.get("refused"):
        with pytest.raises(PaperError) as caught:
            reading(path)
        assert one["said"] in caught.value.message
        return
    found = reading(path)
    if "out" in one:
        assert shape(found) == one["out"]
    if "has" in one:
        places = [shape(found).index(piece) for piece in one["has"]]
        assert places == list(range(places[0], places[0] + len(places))) or places == sorted(places)
    for words, look in one.get("looks", {}).items():
        assert looks(found).get(words) == look
    for words, reason in one.get("left_out", {}).items():
        assert left_out(found).get(words) == reason
    assert one.get("said", "") in " ".join(problem.message for problem in found.problems)


def test_every_paper_is_in_the_table_and_nothing_else() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix not in (".py", ".toml", "")}
    assert files == {one["file"] for one in TABLE} == {*FILES, "old.doc"}


@pytest.mark.parametrize(
    "name", [name for name in FILES if name not in ("scanned.pdf", "glyphs.pdf", "broken.pdf", "bomb.docx")]
)
def test_papers_are_built_as_they_stand(name: str) -> None:
    assert FILES[name]() == (FOLDER / name).read_bytes(), "run python -m tests.papers.build"


@pytest.mark.slow
def test_ten_thousand_pages_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(many_pages())
    document = ingest(path, path.name, Listing())
    assert document.pages == 10_000
    assert any("only the first 2000 were read" in problem.message for problem in document.problems)
