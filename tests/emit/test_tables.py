"""The CSV files: what is in them, and that it stays what it is."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.emit import emit
from pipeline.emit.rows import rows
from pipeline.emit.schema import TABLES
from pipeline.model import Dataset
from tests import datasets

GOLDEN = Path(__file__).parent.parent / "golden" / "dataset"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    emit(datasets.dataset(), tmp_path, ())
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_output_is_as_agreed(output: Path) -> None:
    """To accept a wanted change: copy the new files over tests/golden/dataset and read the difference."""
    got = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in sorted(output.rglob("*.*"))}
    want = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in sorted(GOLDEN.rglob("*.*"))}
    name = "datapackage.json"  # the digest of models/ changes with every word in them
    got[name], want[name] = (re.sub(r'"models": "sha256:\w+"', "", one[name]) for one in (got, want))
    assert got == want


def test_every_table_has_a_row_in_the_test_dataset(output: Path) -> None:
    assert [one.name for one in TABLES if not table(output, one.name)] == []


def test_each_table_has_the_columns_of_the_schema() -> None:
    made = rows(datasets.dataset())
    for one in TABLES:
        for row in made[one.name]:
            assert set(row) == set(one.header), one.name


def test_order_of_papers_and_areas_changes_nothing(tmp_path: Path) -> None:
    whole, output = datasets.dataset(), tmp_path / "output"
    output.mkdir()
    emit(whole, output)
    for seed in range(3):
        papers = list(whole.papers)
        random.Random(seed).shuffle(papers)
        other = tmp_path / f"other{seed}"
        other.mkdir()
        emit(replace(whole, papers=tuple(papers)), other)
        assert contents(other) == contents(output)


def test_text_is_its_slice(output: Path) -> None:
    for row in table(output, "statements"):
        text = (output / "text" / f"{row['document_id']}.txt").read_text("utf-8")
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["text"]


def test_line_ends_and_header(output: Path) -> None:
    for one in TABLES:
        content = (output / one.path).read_bytes()
        assert b"\r" not in content
        assert content.decode("utf-8").splitlines()[0] == ",".join(one.header)


def test_unknown_is_empty(output: Path) -> None:
    broken = next(row for row in table(output, "documents") if row["source"] == "broken.pdf")
    assert (broken["area"], broken["pages"], broken["meeting_date"]) == ("", "", "")
    assert broken["warnings"] == "broken.pdf is cut off"
    every = "".join(path.read_text("utf-8") for path in output.glob("*.csv"))
    assert not {"None", "nan", "NaN", "True", "False"} & set(every.replace("\n", ",").split(","))


def test_ids_are_joined_to_what_link_concludes(output: Path) -> None:
    first, second, third = table(output, "statements")
    assert (first["commitment_id"], first["priority_id"], first["bbox"]) == ("c1", "r1", "1 2.2 3 4")
    assert (second["section"], second["confidence"], second["list_label"]) == ("Plan > Roads", "0.5", "2.")
    assert (third["commitment_id"], third["owners"], third["needs_review"]) == ("c1", "pcc; partners", "true")
    (entry,) = table(output, "ledger")
    assert (entry["promised_in"], entry["reported_in"]) == ("2017-plan.txt", "reports/2018.txt")


def test_owners_have_ids_that_hold_over_papers(output: Path) -> None:
    ids = [(row["statement_id"], row["owner_id"]) for row in table(output, "owners")]
    assert ids == [
        ("d1-s1", "marlshire:pcc"),
        ("d2-s1", "marlshire:pcc"),
        ("d2-s1", "marlshire:partners:county-council"),
    ]


def test_ledger_is_worst_first(tmp_path: Path) -> None:
    area = datasets.area()
    entry, commitment = area.ledger[0], area.commitments[0]
    verdicts = ("kept", "dropped", "overdue", "on_course")
    more = replace(
        area,
        commitments=tuple(replace(commitment, commitment_id=name) for name in verdicts),
        ledger=tuple(replace(entry, commitment_id=name, verdict=name) for name in verdicts),
    )
    emit(Dataset(datasets.dataset().papers, (more,)), tmp_path)
    assert [row["verdict"] for row in table(tmp_path, "ledger")] == ["overdue", "dropped", "on_course", "kept"]


def test_link_sorts_the_ledger_as_the_tables_do() -> None:
    from pipeline.emit.schema import VERDICTS
    from pipeline.link.verdict import WORST_FIRST

    assert VERDICTS == WORST_FIRST


def test_a_problem_is_listed_once(tmp_path: Path) -> None:
    whole = datasets.dataset()
    emit(replace(whole, problems=whole.papers[2].document.problems), tmp_path)
    assert len(table(tmp_path, "problems")) == 3


def test_an_empty_dataset_has_all_tables(tmp_path: Path) -> None:
    emit(Dataset((), ()), tmp_path)
    assert all((tmp_path / one.path).read_text("utf-8").count("\n") == 1 for one in TABLES)
