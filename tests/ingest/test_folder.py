"""A folder of papers: which files are papers, and what papers.csv says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.discover import is_paper_name, papers
from pipeline.ingest.listing import iso_date, listing_problems, read_listing
from pipeline.model import Listing
from pipeline.problems import InputError

NOT_PAPERS = [
    "papers.csv", "decisions.csv", "review.csv", ".hidden.pdf", "~$plan.docx", "README.md", "LICENSE", "gold.json", "x.gold.json", "list.csv",
    "plan.docx.tmp", "plan.pdf.part", "Thumbs.db", "desktop.ini", ".~lock.plan.odt#", "plan.txt~",
]  # fmt: skip


def test_papers_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", "sub/c.HTML", "gold/d.txt", ".git/e.txt", *NOT_PAPERS):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [source for _, source in papers(tmp_path)] == ["a.txt", "b.pdf", "sub/c.HTML"]
    assert papers(tmp_path)[2][0] == tmp_path / "sub" / "c.HTML"


@pytest.mark.parametrize("name", NOT_PAPERS)
def test_names_that_are_no_papers(name: str) -> None:
    assert not is_paper_name(name)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out.txt"
    inside.mkdir()
    outside.write_text("x", encoding="utf-8")
    (inside / "a.txt").write_text("x", encoding="utf-8")
    try:
        (inside / "b.txt").symlink_to(outside)
        (inside / "c").symlink_to(tmp_path)
    except OSError:
        pytest.skip("no links here")
    assert [source for _, source in papers(inside)] == ["a.txt"]


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_folders_that_cannot_be_used(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "x"
    if kind == "file":
        folder.write_text("x", encoding="utf-8")
    if kind == "empty":
        folder.mkdir()
    with pytest.raises(InputError) as error:
        papers(folder)
    assert error.value.remedy


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "papers.csv").write_bytes(text.encode(encoding))
    return folder


LISTED = "file,area,meeting_date,document_type,plan,url\nsub/a.pdf,Barset – North,2017-12,minutes,Plan 2017,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_listing_in_every_form_that_excel_writes(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = LISTED.replace(",", delimiter).replace("\n", "\r\n")
    found = read_listing(written(tmp_path, text, encoding))
    assert found == {"sub/a.pdf": Listing("Barset – North", "2017-12", "minutes", "Plan 2017", "")}
    assert listing_problems(tmp_path, ["sub/a.pdf"]) == ()


def test_no_listing_is_no_problem(tmp_path: Path) -> None:
    assert read_listing(tmp_path) == {} and listing_problems(tmp_path) == ()
    assert read_listing(written(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,area\na.pdf,Barset\n", "no column 'file'"),
        ("file,colour\na.pdf,red\n", "'colour' is not known"),
        ("file,area\nb.pdf,Barset\n", "b.pdf, which is not in the folder"),
        ("file,meeting_date\na.pdf,8th December\n", "'8th December'; write it as 2017-12-08"),
        ("file,meeting_date\na.pdf,2017-02-30\n", "'2017-02-30'"),
        ("file,document_type\na.pdf,speech\n", "'speech'; known are plan"),
        ("file,area\na.pdf,Barset\na.pdf,Other\n", "a second time"),
        ("file,area\n,Barset\n", "names no file"),
        ("file,area\na.pdf,Barset,North\n", "more fields"),
    ],
)
def test_what_is_wrong_in_a_listing_is_said(tmp_path: Path, text: str, says: str) -> None:
    found = listing_problems(written(tmp_path, text), ["a.pdf"])
    assert any(says in problem.message for problem in found), found
    assert all(problem.source == "papers.csv" for problem in found)


def test_names_and_dates_as_people_write_them(tmp_path: Path) -> None:
    text = "sep=;\r\nFile;Meeting Date;Document Type\r\n.\\sub\\a.pdf;08/12/2017;Progress report\r\n"
    assert read_listing(written(tmp_path, text)) == {
        "sub/a.pdf": Listing(meeting_date="2017-12-08", document_type="progress_report")
    }


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2017", "2017"), ("2017-3", "2017-03"), ("1/4/2018", "2018-04-01"), ("31.6.2018", ""), ("12", ""), ("", "")],
)
def test_dates(text: str, iso: str) -> None:
    assert iso_date(text) == iso
