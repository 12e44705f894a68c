"""From a folder of real files to the dataset: the sample corpus, and the shared papers where they are at hand."""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Executor
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from pipeline.cache import Folder
from pipeline.run import Settings, run
from pipeline.workers import InProcess, pool
from tests.emit.test_datapackage import validate

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "papers"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"

Rows = list[dict[str, str]]


def extract(papers: Path, output: Path, executor: Executor | None = None) -> Path:
    run(papers, output, executor or InProcess(), Settings(), lambda *_: None)
    return output


def table(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extract(CORPUS, tmp_path_factory.mktemp("corpus") / "output")


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    sheet = io.BytesIO()
    page = canvas.Canvas(sheet, encrypt="secret")
    page.drawString(100, 700, "I will publish a plan.")
    page.save()
    return sheet.getvalue()


def test_each_paper_was_read(output: Path) -> None:
    documents = table(output, "documents")
    assert len(documents) >= 14
    assert all(int(row["words"]) > 50 and int(row["statements"]) > 0 for row in documents)
    assert [row for row in table(output, "problems") if row["severity"] == "error"] == []


def test_every_statement_is_its_slice(output: Path) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in (output / "text").iterdir()}
    for row in table(output, "statements"):
        piece = texts[row["document_id"]][int(row["char_start"]) : int(row["char_end"])]
        assert piece == row["text"]
        assert row["text"]


def test_every_label_points_into_the_text(output: Path) -> None:
    document_of = {row["statement_id"]: row["document_id"] for row in table(output, "statements")}
    texts = {path.stem: path.read_text("utf-8") for path in (output / "text").iterdir()}
    for name in ("dates", "statuses"):
        for row in table(output, name):
            text = texts[document_of[row["statement_id"]]]
            piece = " ".join(text[int(row["char_start"]) : int(row["char_end"])].split())
            assert row.get("basis") == "fill_colour" or piece == row["phrase"], row


@pytest.mark.filterwarnings("default")
def test_frictionless_accepts_it(output: Path) -> None:
    assert validate(output) == []


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("papers", ["seen", "unseen"])
def test_what_many_areas_say_fits_the_tables(papers: str, tmp_path: Path) -> None:
    made = extract(ROOT / "tests" / "gold" / papers, tmp_path / "output")
    assert validate(made) == []
    assert [row for row in table(made, "problems") if row["severity"] == "error"] == []


def test_workers_change_nothing(output: Path, tmp_path: Path) -> None:
    with pool(2) as executor:
        assert contents(extract(CORPUS, tmp_path / "output", executor)) == contents(output)


def test_order_and_time_of_copies_change_nothing(output: Path, tmp_path: Path) -> None:
    files = [path for path in CORPUS.iterdir() if path.is_file()]
    random.Random(7).shuffle(files)
    (tmp_path / "papers").mkdir()
    for path in files:
        shutil.copyfile(path, tmp_path / "papers" / path.name)
    assert contents(extract(tmp_path / "papers", tmp_path / "output")) == contents(output)


@pytest.mark.slow
def test_a_decision_taken_back_leaves_no_trace(output: Path, tmp_path: Path) -> None:
    """With one cache and in one place: each decision changes the output, and without it all is as it was, to the byte."""
    papers, made, store = tmp_path / "papers", tmp_path / "output", Folder(tmp_path / "cache")
    shutil.copytree(CORPUS, papers, ignore=shutil.ignore_patterns("gold"))
    rows = table(output, "commitments")
    first = next(row["commitment_id"] for row in rows if int(row["mentions"]) >= 4)
    one, *_, last = (row["statement_id"] for row in table(output, "statements") if row["commitment_id"] == first)
    other = next(row["commitment_id"] for row in rows if row["mentions"] == "1" and row["kind"] == "milestone")

    def now() -> dict[str, bytes]:
        run(papers, made, InProcess(), Settings(formats=()), lambda *_: None, store)
        return contents(made)

    before = now()
    for said in (
        f"different,{one},{last},", f"unsure,{one},{last},", f"same,{first},{other},", f"status,{first},,stopped",
        f"due,{first},,2031-05", f"owner,{first},,panel", f"title,{first},,Another name", f"id,c-{last},,",
    ):  # fmt: skip
        decided = f"verb,subject,object,value,who,when,why\n{said},A. Marsh,2031-01-02,\n"
        (papers / "decisions.csv").write_text(decided, "utf-8")
        assert now()["commitments.csv"] != before["commitments.csv"], said
        (papers / "decisions.csv").unlink()
        assert now() == before, said


def test_ids_hold_when_papers_are_added(output: Path, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for path in sorted(CORPUS.glob("*.html")):
        shutil.copyfile(path, tmp_path / "papers" / path.name)
    few = table(extract(tmp_path / "papers", tmp_path / "output"), "statements")
    many = {row["statement_id"]: row["text"] for row in table(output, "statements")}
    assert few
    assert all(many[row["statement_id"]] == row["text"] for row in few)


def test_broken_papers_cost_only_themselves(output: Path, tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "papers")
    sound = next(path for path in sorted(CORPUS.glob("*.pdf")))
    broken = {
        "zz-picture.pdf": PNG,
        "zz-empty.pdf": b"",
        "zz-cut.pdf": sound.read_bytes()[:700],
        "zz-locked.pdf": locked_pdf(),
        "zz-cut.docx": next(iter(sorted(CORPUS.glob("*.docx")))).read_bytes()[:900],
    }
    for name, content in broken.items():
        (tmp_path / "papers" / name).write_bytes(content)
    got = extract(tmp_path / "papers", tmp_path / "output")
    documents = {row["source"]: row for row in table(got, "documents")}
    problems = {row["source"]: row for row in table(got, "problems") if row["severity"] == "error"}
    assert set(problems) == set(broken)
    for name in broken:
        assert "fault in plantrace" not in problems[name]["message"]
        assert len(problems[name]["message"]) > 20
        assert documents[name]["warnings"] == problems[name]["message"]
    assert table(got, "ledger") == table(output, "ledger")
    kept = [
        row
        for row in table(got, "statements")
        if row["document_id"] in {one["document_id"] for one in documents.values()}
    ]
    assert kept == table(output, "statements")


def _bare(row: dict[str, str]) -> str:
    return re.sub(r"\W+", "", row["text"]).lower()


def _by_stem(folder: Path) -> Iterator[tuple[str, list[str]]]:
    statements = table(folder, "statements")
    for document in table(folder, "documents"):
        mine = [_bare(row) for row in statements if row["document_id"] == document["document_id"]]
        yield Path(document["source"]).stem, mine


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/papers")
def test_both_forms_of_a_paper_give_the_same_statements(tmp_path: Path) -> None:
    published = dict(_by_stem(extract(SHARED / "published", tmp_path / "published")))
    text = dict(_by_stem(extract(SHARED / "text", tmp_path / "text")))
    assert len(published) == len(text) == 5
    same = sum(
        block.size
        for stem in text
        for block in SequenceMatcher(None, published[stem], text[stem], autojunk=False).get_matching_blocks()
    )
    larger = sum(max(len(published[stem]), len(text[stem])) for stem in text)
    assert same / larger >= 0.97
