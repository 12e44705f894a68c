"""The report as files: whole, closed in itself, the same every time, and harmless whatever the papers hold."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from lxml import html

from pipeline.emit import emit
from pipeline.emit.report import ledger as ledger_page
from pipeline.emit.report import words, write_report
from pipeline.emit.report.commitments import reasons
from pipeline.emit.report.lists import told_names
from pipeline.emit.report.shelf import outline
from pipeline.link import score
from pipeline.model import AreaResult, Block, Dataset, Paper
from tests import datasets

ROOT = Path(__file__).parents[3]
HOSTILE = '</title><script>alert(1)</script> <img src=x onerror=alert(2)> \u202eright to left\u202c \x00\x07 =HYPERLINK(1) & "'


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def tree(page: Path) -> Any:
    return html.fromstring(page.read_text("utf-8"))


def addresses(page: Path) -> Iterator[str]:
    for _, attribute, address, _ in tree(page).iterlinks():
        if attribute in ("href", "src") and not address.startswith("data:"):
            yield address


def ids(page: Path) -> list[str]:
    return [str(one) for one in tree(page).xpath("//@id")]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def small(folder: Path, dataset: Dataset | None = None) -> Path:
    folder.mkdir(parents=True)
    write_report(dataset or datasets.dataset(), folder)
    return folder / "report"


def test_every_link_leads_to_a_place_in_the_report(report: Path) -> None:
    known = {page.resolve(): set(ids(page)) for page in pages(report)}
    for page in pages(report):
        for address in addresses(page):
            path, place = urldefrag(address)
            target = (page.parent / path).resolve() if path else page.resolve()
            assert target.is_file(), (page, address)
            assert target.is_relative_to(report.resolve())
            if place and target in known:
                view = "filters" in known[target] and re.fullmatch(r"[a-z]+=\w+", place)
                assert view or place in known[target], (page, address)
            assert not place or target in known or re.fullmatch(r"page=\d+", place)


def test_ids_are_unique_on_each_page(report: Path) -> None:
    for page in pages(report):
        found = ids(page)
        assert len(found) == len(set(found)), page


def test_every_page_forbids_what_is_not_its_own(report: Path) -> None:
    for page in pages(report):
        text = page.read_text("utf-8")
        assert "default-src 'none'; script-src 'self' file:; style-src 'self' file:;" in text
        assert not re.search(
            r"<style|<script(?! src=\"[./]*assets/report\.js\"></script>)|\sstyle=|\son\w+=|https?:", text
        )


def test_every_row_of_the_ledger_has_its_page_and_passage(report: Path, output: Path) -> None:
    rows = (output / "ledger.csv").read_text("utf-8").count("\n") - 1
    table = tree(report / "index.html").xpath("//table[@id='ledger']/tbody/tr")
    assert len(table) == rows
    page = next(one for one in pages(report / "commitment") if "Custody suite</h1>" in one.read_text("utf-8"))
    text = page.read_text("utf-8")
    assert "#page=3" in text
    assert "../passages/" in text
    assert 'class="picture"' in text


def test_wording_is_compared_between_papers_only(report: Path) -> None:
    found = [
        one
        for page in pages(report / "commitment")
        for one in tree(page).xpath("//section[@aria-labelledby='rewordings']/h3")
    ]
    assert found
    for one in found:
        before, after = (link.text for link in one.xpath("a"))
        assert before != after
    kept = tree(next(page for page in pages(report / "commitment") if "<ins>" in page.read_text("utf-8")))
    assert kept.xpath("//p[@class='diff']/del | //p[@class='diff']/ins")


def test_what_speaks_for_a_link_is_said_without_figures() -> None:
    basis = "dates fit 1.00, shared words 0.76, owner -1.00, both say: Refurbish, custody, 1.50"
    assert reasons(basis) == ("dates fit; shared words; both say: Refurbish, custody, 1.50", "owner")
    assert reasons("said where “plan” was named just before") == ("said where “plan” was named just before", "")
    assert reasons("") == ("", "")
    assert reasons("titles alike 0.40, each says what the other does not 1.06") == (
        "titles alike", "each says what the other does not",
    )  # fmt: skip


def test_all_that_speaks_against_a_link_is_known_as_such() -> None:
    weights = json.loads((ROOT / "models" / "linking.json").read_text("utf-8"))["weights"]
    against = {said for name, said in score._SAID.items() if weights[name] < 0}
    assert against <= words.AGAINST <= set(score._SAID.values())


def test_headings_above_are_not_said_twice() -> None:
    assert outline(("Plan 2017", "Plan 2017  Not yet begun", "Roads")) == "Plan 2017 Not yet begun › Roads"
    assert outline(("Roads", "Roads")) == "Roads"
    assert outline(()) == ""


def test_an_owner_has_each_name_once_and_no_pronoun() -> None:
    counts = Counter({"the PCC": 3, "The PCC": 2, "PCC": 1, "He": 9, "Mayor": 7, "a": 2, "": 1, "mayor": 1})
    assert list(told_names(counts)) == ["Mayor", "PCC"]


def test_a_question_and_its_commitment_lead_to_each_other(report: Path) -> None:
    asked = tree(report / "review.html").xpath("//article")
    assert asked
    for one in asked:
        leads = [urldefrag(link)[0] for link in one.xpath("p[1]/a/@href")]
        assert leads
        notes = [tree(report / path).xpath("//p[@class='note']/a/@href") for path in leads]
        assert all(not note or note[0].startswith("../review.html") for note in notes)
    places = {one.get("id") for one in asked}
    led = {
        urldefrag(href)[1]
        for page in pages(report / "commitment")
        for href in tree(page).xpath("//p[@class='note']/a/@href")
    }
    assert led - {""} <= places
    assert len(led) > 3


def test_a_plan_tells_each_change_once(report: Path) -> None:
    for page in pages(report / "plan"):
        made = tree(page)
        told = [
            " ".join(one.text_content().split()) for one in made.xpath("//section[@aria-labelledby='priorities']/h3")
        ]
        rows = made.xpath("//section[@aria-labelledby='changed']//table[thead//th[1]='Change']/tbody/tr/td[2]")
        assert not set(told) & {" ".join(one.text_content().split()) for one in rows}


def test_statements_are_in_the_text_of_their_paper(report: Path, output: Path) -> None:
    for page in pages(report / "paper"):
        text = (output / "text" / f"{page.stem}.txt").read_text("utf-8")
        (section,) = tree(page).xpath("//section[@class='text']")
        for tag in section.xpath(
            ".//*[@class='tag' or @class='key' or @class='page' or @class='label' or @class='hidden']"
        ):
            tag.drop_tree()
        shown, want = "".join(section.text_content().split()), "".join(text.split())
        assert len(shown) > 0.9 * len(want), page
        assert shown[:200] in want or want[:100] in shown


def test_same_dataset_same_bytes(tmp_path: Path) -> None:
    first = small(tmp_path / "one")
    whole = datasets.dataset()
    papers = list(whole.papers)
    random.Random(1).shuffle(papers)
    other = small(tmp_path / "two", replace(whole, papers=tuple(papers)))
    assert files(first) == files(other)


def test_without_the_report_nothing_else_changes(tmp_path: Path) -> None:
    for name, wanted in (("with", ("report",)), ("without", ())):
        (tmp_path / name).mkdir()
        emit(datasets.dataset(), tmp_path / name, wanted)
    tables = {path.name: path.read_bytes() for path in (tmp_path / "with").glob("*.csv")}
    assert tables == {path.name: path.read_bytes() for path in (tmp_path / "without").glob("*.csv")}
    assert not (tmp_path / "without" / "report").exists()


def test_an_empty_dataset_has_a_report(tmp_path: Path) -> None:
    report = small(tmp_path / "none", Dataset((), ()))
    assert "No paper holds a commitment" in (report / "index.html").read_text("utf-8")


def test_papers_out_of_reach_cost_only_their_pictures(tmp_path: Path) -> None:
    """A folder that is gone, a file that is no PDF: the pages are there, without links to what is not."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "2017-plan.pdf").write_bytes(b"%PDF-1.4 broken")
    whole = datasets.dataset()
    plan = replace(datasets.plan().document, media_type="application/pdf", source="2017-plan.pdf")
    papers = (Paper(plan, datasets.plan().statements), *whole.papers[:1])
    for name, folder in (("gone", "nowhere"), ("broken", "papers")):
        report = small(tmp_path / name, replace(whole, papers=papers, folder=str(tmp_path / folder)))
        text = (report / "commitment" / "c1.html").read_text("utf-8")
        assert ("#page=1" in text) == (name == "broken")
        assert "<img" not in text


def hostile() -> Dataset:
    """The small dataset with a text in every place that a paper fills that would like to be a program."""
    paper = datasets.plan()
    text = f"{HOSTILE}\n{paper.document.text}"
    moved = len(HOSTILE) + 1
    labelled = tuple(
        replace(one, statement=replace(one.statement, title=HOSTILE, text=HOSTILE, start=0, end=one.statement.end + moved,
                                       section=(HOSTILE,)))
        for one in paper.statements
    )  # fmt: skip
    facts = replace(paper.document.facts, area=HOSTILE)
    blocks = (Block("heading", 0, len(HOSTILE), 3, HOSTILE, 1), Block("item", len(HOSTILE) + 1, len(text), 1, "", 2))
    document = replace(paper.document, title=HOSTILE, source=f"{HOSTILE}.pdf", text=text, facts=facts, blocks=blocks)
    area = datasets.area()
    bad = AreaResult(
        HOSTILE,
        tuple(replace(one, title=HOSTILE, area=HOSTILE, plan_id=f"{one.plan_id}{HOSTILE}") for one in area.plans),
        links=tuple(replace(one, basis=HOSTILE) for one in area.links),
        commitments=tuple(replace(one, title=HOSTILE, area=HOSTILE) for one in area.commitments),
        ledger=tuple(replace(one, title=HOSTILE, area=HOSTILE, explanation=HOSTILE) for one in area.ledger),
        priorities=tuple(replace(one, title=HOSTILE, level=HOSTILE, plan_id=f"{one.plan_id}{HOSTILE}")
                         for one in area.priorities),
        changes=tuple(replace(one, what=HOSTILE, evidence=HOSTILE, to_plan_id=f"{one.to_plan_id}{HOSTILE}")
                      for one in area.changes),
        problems=tuple(replace(one, message=HOSTILE) for one in area.problems),
        reviews=area.reviews,
    )  # fmt: skip
    return Dataset((Paper(document, labelled), datasets.report()), (bad,))


def test_text_of_papers_is_never_markup(tmp_path: Path) -> None:
    report = small(tmp_path / "hostile", hostile())
    found = pages(report)
    assert len(found) > 8
    for page in found:
        text = page.read_text("utf-8")
        made = tree(page)
        assert [one.get("src") for one in made.iter("script")] in ([], ["assets/report.js"])
        assert not made.xpath("//@onerror")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    assert "alert(1)" in (report / "commitment" / "c1.html").read_text("utf-8")
    for path in report.rglob("*"):
        assert re.fullmatch(r"[a-z0-9.-]+", path.name), path


def test_shaded_cells_say_their_colour(report: Path) -> None:
    cells = [one for page in pages(report / "paper") for one in tree(page).xpath("//td[starts-with(@class, 'fill-')]")]
    assert {one.get("class") for one in cells} >= {"fill-red", "fill-amber", "fill-green"}
    assert all(f"(shaded {one.get('class')[5:]})" in one.text_content() for one in cells)


@pytest.mark.parametrize(
    ("url", "linked"), [("https://example.org/a", True), ("javascript:alert(1)", False), ("", False)]
)
def test_only_addresses_of_the_web_are_links(tmp_path: Path, url: str, linked: bool) -> None:
    plan = datasets.plan()
    facts = replace(plan.document.facts, url=url)
    papers = (Paper(replace(plan.document, facts=facts), plan.statements), datasets.report())
    report = small(tmp_path / "url", Dataset(papers, (datasets.area(),)))
    found = [one for one in addresses(report / "paper" / "d1.html") if ":" in one]
    assert found == ([url] if linked else [])


def test_a_ledger_too_long_for_one_page_is_parted_by_area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_page, "MOST", 2)
    area = datasets.area()
    rows = [replace(area.ledger[0], commitment_id=f"c{n}", area="Marlshire" if n < 3 else "Fenshire") for n in range(5)]
    commitments = tuple(replace(area.commitments[0], commitment_id=row.commitment_id, area=row.area) for row in rows)
    made = replace(area, ledger=tuple(rows), commitments=commitments)
    report = small(tmp_path / "long", Dataset(datasets.dataset().papers, (made,)))
    index = (report / "index.html").read_text("utf-8")
    paths = re.findall(r'href="(ledger/[^"]+)"', index)
    assert len(paths) == 3
    assert sum((report / path).read_text("utf-8").count("<tr data-v") + 1 for path in paths) >= 5
    assert all("../commitment/c" in (report / path).read_text("utf-8") for path in paths)


def test_the_weight_of_pages_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured in bytes of a row, so that a full page of the ledger stays light, and of a page with every mention."""
    area, (said, plan) = datasets.area(), (datasets.report(), datasets.plan())
    sentence = (
        "Promised in the Police and Crime Plan of March 2017, page 12, by 31 March 2018 (“open a rural team”). " * 3
    )
    rows = [replace(area.ledger[0], commitment_id=f"c{n}", explanation=sentence) for n in range(400)]
    ids = [f"d2-s{n}" for n in range(1000)]
    commitments = [replace(area.commitments[0], commitment_id=row.commitment_id) for row in rows]
    commitments[0] = replace(commitments[0], statement_ids=("d1-s1", *ids))
    many = [
        replace(said.statements[0], statement=replace(said.statements[0].statement, statement_id=one)) for one in ids
    ]
    made = replace(area, ledger=tuple(rows), commitments=tuple(commitments))
    report = small(tmp_path / "many", Dataset((plan, replace(said, statements=tuple(many))), (made,)))
    weigh = (report / "index.html").stat().st_size
    assert weigh / len(rows) * ledger_page.MOST < 6_000_000
    assert (report / "commitment" / "c0.html").stat().st_size < 700_000
    assert (report / "commitment" / "c1.html").stat().st_size < 20_000


def test_counts_on_the_pages_are_those_of_the_tables(report: Path, output: Path) -> None:
    def table(name: str) -> list[dict[str, str]]:
        with (output / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    ledger = table("ledger")
    verdicts = Counter(words.VERDICT[row["verdict"]] for row in ledger)
    shown = [
        one.text_content().split(maxsplit=1) for one in tree(report / "index.html").xpath("//ul[@id='counts']/li/a")
    ]
    assert {name: int(count) for count, name in shown} == verdicts
    owners = Counter(words.name(role) for row in ledger for role in filter(None, row["owners"].split("; ")))
    rows = tree(report / "owners.html").xpath("//tbody/tr")
    assert {one.xpath("string(th)"): int(one.xpath("string(td[1])")) for one in rows} == owners
    for one in rows:
        assert sum(int(n) for n in re.findall(r"\d+", one.xpath("string(td[2])"))) == int(one.xpath("string(td[1])"))
    papers = {row["source"]: row["statements"] for row in table("documents")}
    listed = tree(report / "papers.html").xpath("//tbody/tr")
    assert {one.xpath("string(td[last()])"): one.xpath("string(td[last()-1])") for one in listed} == papers
    method = tree(report / "method.html").text_content()
    assert f"{len(table('statements')):,} statements" in method
    asked = [row for row in table("review") if not row["judgement"]]
    assert len(tree(report / "review.html").xpath("//article")) == len(asked)
