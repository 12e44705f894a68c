"""The sample corpus is what its sources make, and its annotations fit its papers."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.sample.build import CORPUS, FORMATS, build, file_name, read_papers, render
from tests.sample.gold import gold
from tests.sample.source import Paper, parse, plain_text

PAPERS = read_papers()
BUILT = build()
KINDS = {"priority", "milestone", "action", "measure", "recommendation", "decision", "change"}
STATUSES = {"not_started", "planned", "in_progress", "completed", "stopped", ""}
SCHEDULES = {"on_track", "delayed", "paused", "at_risk", ""}
OWNERS = {"pcc", "opcc", "chief_constable", "force", "panel", "government", "partners"}
ROLES = {"achieved", "due", "previously_due", "start_due", "reported", "period"}
FATES = {"kept", "kept_late", "overdue", "slipped", "delayed", "dropped", "stopped", "unreported", "on_course",
         "not_due"}  # fmt: skip
RELATIONS = {"same", "continues", "reports_on", "revises", "replaces", "follows_up"}
TYPES = {"plan", "refresh_report", "progress_report", "performance_report", "annual_report", "minutes", "cover_report",
         "decision_notice", "other"}  # fmt: skip


def annotated(paper: Paper) -> dict[str, Any]:
    """Return a paper's gold annotations as built."""
    content: dict[str, Any] = json.loads(BUILT[f"gold/{paper.name}.gold.json"])
    return content


def normal(text: str) -> str:
    """Return text as the scorer compares it."""
    return re.sub(r"\s+", " ", text.replace("*", "").replace("\u2013", "-").replace("\u2019", "'")).strip().lower()


def named(papers: list[Paper]) -> list[Any]:
    """Return papers as test parameters under their own names."""
    return [pytest.param(paper, id=paper.name) for paper in papers]


@pytest.mark.parametrize("name", sorted(BUILT))
def test_committed_file_is_what_its_source_makes(name: str) -> None:
    assert (CORPUS / name).read_bytes() == BUILT[name]


def test_corpus_has_no_other_gold() -> None:
    built = {name for name in BUILT if name.startswith("gold/")}
    judged_by_hand = {"gold/verdicts.csv"}
    assert {f"gold/{path.name}" for path in (CORPUS / "gold").iterdir()} == built | judged_by_hand


@pytest.mark.parametrize("paper", named(PAPERS))
def test_key_picks_out_the_unit_it_annotates(paper: Paper) -> None:
    units = [normal(line) for line in plain_text(paper).splitlines()]
    for note, said in zip(paper.notes, annotated(paper)["statements"], strict=True):
        assert normal(said["key"]) in normal(note.unit)
        assert "|" not in said["key"]
        assert sum(normal(said["key"]) in unit for unit in units) == 1, said["key"]


@pytest.mark.parametrize("paper", named(PAPERS))
def test_phrases_stand_in_the_paper(paper: Paper) -> None:
    text = normal(plain_text(paper))
    for said in annotated(paper)["statements"]:
        for phrase in [*said["status_phrases"], *said["owner_names"], *(day["phrase"] for day in said["dates"])]:
            assert normal(phrase) in text, f"{said['id']}: {phrase}"


@pytest.mark.parametrize("paper", named(PAPERS))
def test_labels_are_of_the_vocabularies(paper: Paper) -> None:
    content = annotated(paper)
    assert content["document_type"] in TYPES
    for said in content["statements"]:
        assert set(said["kind"].split("|")) <= KINDS
        assert set((said["status"] or "").split("|")) <= STATUSES
        assert set((said["schedule"] or "").split("|")) <= SCHEDULES
        assert set(said["owners"] + said.get("owners_optional", [])) <= OWNERS
        for day in said["dates"]:
            assert set(day["role"].split("|")) <= ROLES
            assert day["start"] is None or date.fromisoformat(day["start"]) <= date.fromisoformat(day["end"])


def test_links_and_fates_speak_of_statements_that_exist() -> None:
    known = {f"{paper.name}#{said['id']}" for paper in PAPERS for said in annotated(paper)["statements"]}
    content = json.loads(BUILT["gold/links.json"])
    for pair in content["links"] + content["hard_negatives"]:
        assert {pair["a"], pair["b"]} <= known
        assert pair["a"] != pair["b"]
    assert {pair["relation"] for pair in content["links"]} <= RELATIONS
    for row in csv.DictReader(io.StringIO(BUILT["gold/fates.csv"].decode())):
        assert set(row["statements"].split("; ")) <= known
        assert set(row["fate"].split("|")) <= FATES


def test_links_and_hard_negatives_are_apart() -> None:
    content = json.loads(BUILT["gold/links.json"])
    joined = {frozenset((pair["a"], pair["b"])) for pair in content["links"]}
    apart = {frozenset((pair["a"], pair["b"])) for pair in content["hard_negatives"]}
    assert not joined & apart


def test_every_way_a_promise_can_end_is_told() -> None:
    told = [row["fate"] for row in csv.DictReader(io.StringIO(BUILT["gold/fates.csv"].decode()))]
    assert {fate for both in told for fate in both.split("|")} == FATES


def test_slip_is_counted_from_first_due_date_to_last_date() -> None:
    for row in csv.DictReader(io.StringIO(BUILT["gold/fates.csv"].decode())):
        if row["slip_days"]:
            last = row["completed"] or row["due_latest"]
            assert (last_day(last) - last_day(row["due_first"])).days == int(row["slip_days"]), row["commitment"]


def last_day(span: str) -> date:
    """Return the last day of a span as precise as the papers are."""
    said = gold(parse(f'x\n@ action "x" due="x={span}"\n'), "x.pdf")["statements"][0]
    return date.fromisoformat(said["dates"][0]["end"])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("paper", named(PAPERS))
def test_every_source_can_be_written_in_every_form(paper: Paper, form: str) -> None:
    first = render(paper, form)
    assert first == render(paper, form)
    assert first.startswith({"html": b"<!DOCTYPE", "docx": b"PK"}.get(form, b"%PDF"))


@pytest.mark.parametrize("paper", named([paper for paper in PAPERS if paper.says("format") == "docx"]))
def test_docx_is_well_formed(paper: Paper) -> None:
    with zipfile.ZipFile(io.BytesIO(BUILT[file_name(paper)])) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))


def test_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no such form: odt"):
        render("# Paper", "odt")
