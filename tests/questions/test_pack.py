"""The meeting pack: what it holds as of a day, its questions, and its two forms."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import plantrace
from pipeline.problems import InputError
from pipeline.questions import read
from pipeline.questions.pack import Pack, pack
from pipeline.questions.pack.asking import Case, question
from pipeline.questions.pack.build import SECTIONS
from pipeline.questions.pack.citing import called
from pipeline.questions.pack.page import page
from pipeline.questions.pack.word import word
from pipeline.questions.tables import Tables
from pipeline.run import Settings, run
from pipeline.workers import InProcess

CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack") / "output"
    run(CORPUS, folder, InProcess(), Settings(formats=()), lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def tables(output: Path) -> Tables:
    return read(output)


def titles(made: Pack, section: str) -> list[str]:
    return [item.title for one in made.sections if one.name == section for item in one.items]


def test_it_tells_what_the_panel_could_know_then(tables: Tables) -> None:
    """No paper after the meeting counts, nor the minutes of the meeting itself."""
    for meeting in ("2015-02-06", "2018-06-29", "2018-11-23"):
        made = pack(tables, meeting)
        cited = {one.source for section in made.sections for item in section.items for one in item.citations}
        dates = {row["source"]: (row["meeting_date"], row["document_type"]) for row in tables["documents"]}
        assert cited
        for source in cited:
            day, kind = dates[source]
            assert day <= meeting
            assert (day, kind) != (meeting, "minutes")
        assert "a person's decision" not in page(made)
        later = {day[:4] for day, _ in dates.values() if day[:4] > meeting[:4]}
        assert not [
            item.sentence
            for s in made.sections
            for item in s.items
            for year in later
            if f"the minutes of 24 March {year}" in item.sentence
        ]


def test_every_item_cites_words_of_its_paper(tables: Tables) -> None:
    said = {(row["document_id"], row["page"], row["text"]) for row in tables["statements"]}
    files = {row["source"]: row["document_id"] for row in tables["documents"]}
    said |= {
        (files.get(row["answered_in"], ""), row["answered_page"], row["answered_text"]) for row in tables["requests"]
    }
    made = pack(tables, "2022-11-18")
    items = [item for section in made.sections for item in section.items]
    assert len(items) > 10
    for item in items:
        assert item.citations
        assert item.question.endswith("?")
        assert item.sentence.endswith(".")
        assert all((one.document_id, one.page, one.words) in said for one in item.citations)


def test_the_words_that_give_the_due_date_are_cited(tables: Tables) -> None:
    """Whatever paper gave it: not only what was promised first and what was said last."""
    dates = {
        (tables.document[row["document_id"]]["source"], row["text"]): tables.dates.get(row["statement_id"], [])
        for row in tables["statements"]
    }
    told = 0
    for meeting in ("2016-01-29", "2018-11-23", "2022-11-18"):
        for section in pack(tables, meeting).sections:
            for item in section.items if section.name in ("fell_due", "due_next", "overdue") else ():
                given = [one for cited in item.citations for one in dates[cited.source, cited.words]]
                told += any(one["role"] == "due" and one["end"][:7] == item.due[:7] for one in given)
                assert given, item.title
    assert told > 10


def test_the_last_meeting_is_told_as_precisely_as_it_is_known(tables: Tables) -> None:
    rows = [row | {"meeting_date": row["meeting_date"][:7]} for row in tables["documents"]]
    made = pack(Tables(tables.rows | {"documents": rows}), "2018-11-23")
    assert made.since == "2018-06"
    assert "since June 2018" in page(made)
    assert titles(made, "slipped") == titles(pack(tables, "2018-11-23"), "slipped")


def test_an_item_stands_in_one_section(tables: Tables) -> None:
    made = pack(tables, "2022-11-18")
    ids = [item.commitment_id for section in made.sections for item in section.items]
    assert len(ids) == len(set(ids))


def test_what_slipped_since_the_last_meeting(tables: Tables) -> None:
    """The custody suite, due at the end of 2020, was put off in the report of November 2018."""
    before, after = pack(tables, "2018-06-29"), pack(tables, "2018-11-23")
    assert "Custody suite" not in titles(before, "slipped")
    assert "Custody suite" in titles(after, "slipped")
    (item,) = [one for s in after.sections for one in s.items if one.title == "Custody suite"]
    assert "31 December 2020 to 31 August 2021" in item.question


def test_what_a_new_plan_left_out(tables: Tables) -> None:
    made = pack(tables, "2022-03-01")
    assert titles(made, "dropped")
    assert not titles(pack(tables, "2022-11-18", since="2022-03-01"), "dropped")


def test_what_the_panel_asked_for_and_has_not_got(tables: Tables) -> None:
    """With the Panel's own words and what came back; what was met, or is due and late, stands elsewhere."""
    made = pack(tables, "2020-06-30")
    items = {item.title: item for one in made.sections if one.name == "asked" for item in one.items}
    knife = next(item for title, item in items.items() if "knife arches" in title)
    assert "on 7 February 2020" in knife.question
    assert "not accepted" in knife.question
    assert [one.source for one in knife.citations] == [
        "2020-02-14-panel-recommendations.pdf",
        "2020-03-20-commissioners-response.docx",
    ]
    assert not any("site visit" in title.casefold() for title in items)  # members went there
    before = [item for one in pack(tables, "2020-03-10").sections if one.name == "asked" for item in one.items]
    (knife,) = [item for item in before if "knife arches" in item.title]
    assert "No paper since answers it" in knife.question
    assert len(knife.citations) == 1


def test_overdue_moves_from_new_to_old(tables: Tables) -> None:
    new = titles(pack(tables, "2022-03-01"), "fell_due")
    assert new
    later = pack(tables, "2022-03-01", since="2022-02-28")
    assert set(new) <= set(titles(later, "overdue"))


def test_area_and_date_must_be_known(tables: Tables) -> None:
    with pytest.raises(InputError, match="Fenshire"):
        pack(tables, "2018-02-02", "Fenshire")
    several = Tables(tables.rows | {"documents": [*tables["documents"], tables["documents"][0] | {"area": "Fenshire"}]})
    with pytest.raises(InputError, match="Fenshire, Marlshire"):
        pack(several, "2018-02-02")
    assert pack(several, "2018-02-02", "marlshire").area == "Marlshire"


def test_before_all_papers_there_is_nothing(tables: Tables) -> None:
    made = pack(tables, "2001-01-01")
    assert (made.since, made.papers, [one.items for one in made.sections]) == ("", (), [()] * len(SECTIONS))
    assert "Nothing has become due" in page(made)
    assert word(made)[:2] == b"PK"


def test_a_title_that_breaks_off_gives_way_to_the_words() -> None:
    words = "I will report to the Panel every six months and will publish what I report."
    assert called("Report to the Panel every…", words) == words
    assert called("Rural team", words) == "Rural team"
    assert len(called("Report…", words * 5)) <= 142
    assert called("Report…", words * 5).endswith(" …")


LOADED = ("fail", "broken", "excuse", "blame", "why has", "refus", "admit", "promise", "again")


@pytest.mark.parametrize("section", [name for name, *_ in SECTIONS])
@pytest.mark.parametrize("owners", [(), ("pcc",), ("chief_constable",), ("panel",), ("partners", "pcc")])
def test_questions_are_neutral_and_complete(section: str, owners: tuple[str, ...]) -> None:
    case = Case("Rural team.", owners, "2018-03-31", "2018-09-30", "2018-03-31", "minutes of 1 May", "report of 2 May")
    asked = question(section, case)
    assert asked.endswith("?")
    assert "Rural team" in asked
    assert "“Rural team”" in asked
    assert not [one for one in LOADED if one in asked.casefold()]
    assert "{" not in asked
    assert "None" not in asked


def test_same_bytes_and_fixed_dates(tables: Tables) -> None:
    made = pack(tables, "2018-11-23")
    assert word(made) == word(made)
    with zipfile.ZipFile(io.BytesIO(word(made))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2018-11-23T00:00:00Z" in archive.read("docProps/core.xml")


def test_word_says_what_the_page_says(tables: Tables) -> None:
    docx = pytest.importorskip("docx")
    made = pack(tables, "2022-11-18")
    text = " ".join(one.text for one in docx.Document(io.BytesIO(word(made))).paragraphs)
    shown = page(made)
    for section in made.sections:
        for item in section.items:
            assert item.question in text
            assert " ".join(item.title.split()) in text
    assert shown.count("A question to ask:") == text.count("A question to ask:")


def test_an_item_in_word_stands_on_one_page(tables: Tables) -> None:
    docx = pytest.importorskip("docx")
    paragraphs = docx.Document(io.BytesIO(word(pack(tables, "2018-11-23")))).paragraphs
    ends = [at for at, one in enumerate(paragraphs) if one.text.startswith("A question to ask:")]
    begins = [at for at, one in enumerate(paragraphs) if re.match(r"\d+\. ", one.text)]
    assert len(ends) == len(begins) > 5
    for begin, end in zip(begins, ends, strict=True):
        assert all(one.paragraph_format.keep_with_next for one in paragraphs[begin:end])
        assert not paragraphs[end].paragraph_format.keep_with_next


def test_text_of_papers_is_never_markup(tables: Tables) -> None:
    bad = "<script>alert(1)</script> \u202e \x00 & ]]>"
    made = pack(tables, "2018-11-23")
    sections = tuple(
        replace(one, items=tuple(
            replace(item, title=bad, sentence=bad, question=bad,
                    citations=tuple(replace(c, words=bad, source=bad, paper=bad) for c in item.citations))
            for item in one.items))
        for one in made.sections
    )  # fmt: skip
    bad_pack = replace(made, area=bad, sections=sections)
    shown = page(bad_pack)
    assert "<script" not in shown
    assert not re.search("[\x00\u202e]", shown)
    with zipfile.ZipFile(io.BytesIO(word(bad_pack))) as archive:
        assert b"<script" not in archive.read("word/document.xml")


def test_the_command_writes_both_and_says_how_many(output: Path, tmp_path: Path) -> None:
    arguments = ["pack", str(output), "2018-11-23", "--area", "Marlshire", "--to", str(tmp_path / "packs")]
    done = CliRunner().invoke(plantrace, arguments)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == [
        "pack-marlshire-2018-11-23.docx",
        "pack-marlshire-2018-11-23.html",
    ]
    assert f"{len(titles(pack(read(output), '2018-11-23'), 'slipped'))}  Dates moved since" in done.output
    assert CliRunner().invoke(plantrace, ["pack", str(output), "soon"]).exit_code == 2


def test_links_lead_to_the_report_where_it_is(tables: Tables) -> None:
    made = pack(tables, "2018-11-23")
    with_links, without = page(made, lambda path: f"../output/report/{path}"), page(made)
    assert re.search(r'href="\.\./output/report/papers/d[0-9a-f]+\.pdf#page=\d"', with_links)
    assert re.search(r'href="\.\./output/report/commitment/c-[\w-]+\.html"', with_links)
    assert "output/report" not in without


def test_tables_are_not_changed(output: Path, tables: Tables) -> None:
    pack(tables, "2018-11-23")
    with (output / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert [row["meeting_date"] for row in csv.DictReader(file)] == [
            row["meeting_date"] for row in tables["documents"]
        ]
