"""plantrace audit: the account of a paper, of a page and of a folder, and the picture of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.commands.account import bad_words, share_lost
from pipeline.ingest import ingest
from pipeline.ingest.discover import papers
from pipeline.model import Characters, Document, Listing
from tests.ingest.pdf.drawing import TITLE, flowed, para, ruled

ROOT = Path(__file__).parents[2]
FOLDERS = [folder for folder in (ROOT / "corpus", ROOT / "../shared/papers/published") if folder.is_dir()]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    story = [para("Plan", TITLE), para("I will do it."), ruled([["Action", "Due"], ["Do it", "May"]], [90, 90])]
    return flowed(tmp_path, story, footer="Page {page} of 1", name="plan.pdf")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_next_to_nothing_is_lost(folder: Path) -> None:
    for path, source in papers(folder):
        document = ingest(path, source, Listing())
        assert share_lost(document.characters) < 0.1, source
        assert bad_words(document) == [], source


def test_a_paper(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["audit", str(paper)]) == 0
    shown = capsys.readouterr().out
    assert "page 1: body 14, table 16, furniture 8, lost 0" in shown
    assert "page 1, page number: Page 1 of 1" in shown


def test_a_page_and_its_picture(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["audit", str(paper), "--page", "1", "--image", str(tmp_path / "page.png")]) == 0
    shown = capsys.readouterr().out
    assert [line.split()[1].strip(":") for line in shown.splitlines() if line[:5].strip().isdigit()] == [
        "heading",
        "paragraph",
        "row",
        "row",
    ]
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_with_a_paper_that_cannot_be_read(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (paper.parent / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (paper.parent / "text.txt").write_text("Minutes\n\nThe Panel met.\n", encoding="utf-8")
    assert run_command(["audit", str(paper.parent)]) == 0
    shown = capsys.readouterr().out
    names = [line.split()[0] for line in shown.splitlines()[:5]]
    assert names == ["paper", "broken.pdf", "plan.pdf", "text.txt", "all"]
    assert "left out as page number: 8 characters in 1 places" in shown
    assert "broken.pdf: broken.pdf is a PDF that is truncated" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.pdf"], 3, "cannot be opened"),
        (["plan.pdf", "--page", "2"], 3, "has no page 2. It has pages 1 to 1"),
        (["text.txt", "--page", "1"], 3, "have no pages"),
        (["plan.pdf", "--image", "x.png"], 2, "--image needs --page"),
        ([".", "--page", "1"], 2, "not a folder"),
        (["plan.pdf", "--page", "1", "--image", "page.nothing"], 4, "cannot be written"),
    ],
)
def test_wrong_use(
    paper: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], code: int, message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(paper.parent)
    (paper.parent / "text.txt").write_text("Minutes\n\nThe Panel met.\n", encoding="utf-8")
    assert run_command(["audit", *arguments]) == code
    assert message in capsys.readouterr().err


def test_words_with_characters_that_stand_for_nothing() -> None:
    document = Document("d1", "a.pdf", "", "", text="Some w\ufffdrds and \ue001 a café – “quoted” £5")
    assert bad_words(document) == ["w\ufffdrds", "\ue001"]
    assert share_lost(Characters(90, 0, 0, 10)) == 10
    assert share_lost(Characters()) == 0
