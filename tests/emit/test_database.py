"""plantrace.sqlite: the same values as the CSV files, with types, keys, views and a search that answer."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.emit import emit
from pipeline.emit.database.metadata import QUERIES, metadata
from pipeline.emit.database.views import VIEWS
from pipeline.emit.schema import TABLES
from pipeline.model import Dataset
from tests import datasets

SQLITE = ("sqlite",)
Base = sqlite3.Connection


def written(dataset: Dataset, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    emit(dataset, folder, SQLITE)
    return folder


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(datasets.dataset(), tmp_path_factory.mktemp("output"))


@pytest.fixture
def base(output: Path) -> Iterator[Base]:
    with closing(sqlite3.connect(output / "plantrace.sqlite")) as opened:
        yield opened


def rows(base: Base, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return base.execute(sql, values).fetchall()


def as_text(value: Any, kind: str) -> str:
    if value is None:
        return ""
    return ("false", "true")[value] if kind == "boolean" else f"{value:g}" if kind == "number" else str(value)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_each_table_holds_what_its_csv_holds(output: Path, base: Base, table: Any) -> None:
    found = rows(base, f'SELECT * FROM "{table.name}" ORDER BY rowid')
    kinds = [column.type for column in table.columns]
    with (output / table.path).open(encoding="utf-8", newline="") as file:
        header, *wanted = csv.reader(file)
    assert [name for name, *_ in base.execute(f'SELECT * FROM "{table.name}"').description] == header
    assert [[as_text(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in found] == wanted


def test_numbers_and_truth_have_their_types(base: Base) -> None:
    found = rows(base, "SELECT typeof(ordinal), typeof(confidence), typeof(needs_review), typeof(page) FROM statements")
    assert found[0] == ("integer", "real", "integer", "integer")


def test_every_reference_holds(base: Base) -> None:
    assert rows(base, "PRAGMA foreign_key_check") == []
    assert rows(base, "PRAGMA integrity_check") == [("ok",)]
    keys = {(table.name, key.column) for table in TABLES for key in table.foreign_keys}
    assert {
        (table.name, row[3]) for table in TABLES for row in rows(base, f'PRAGMA foreign_key_list("{table.name}")')
    } == keys


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statements SET kind = 'wish'",
        "UPDATE statements SET needs_review = 2",
        "UPDATE statements SET document_id = 'd9'",
        "UPDATE statements SET statement_id = 'same'",
        "UPDATE ledger SET promised_in = 'elsewhere.pdf'",
        "UPDATE commitment_plans SET plan_id = 'p9'",
        "UPDATE documents SET document_id = NULL",
    ],
)
def test_the_schema_refuses_what_breaks_it(base: Base, change: str) -> None:
    base.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute(change)
    base.rollback()


def test_each_key_is_looked_up_by_an_index(base: Base) -> None:
    for table in TABLES:
        names = [row[1] for row in rows(base, f'PRAGMA index_list("{table.name}")')]
        firsts = {rows(base, f'PRAGMA index_info("{name}")')[0][2] for name in names}
        assert {key.column for key in table.foreign_keys} <= firsts, table.name


def test_lists_are_tables_too(base: Base) -> None:
    assert rows(base, "SELECT * FROM commitment_owners") == [("c1", 1, "pcc")]
    assert rows(base, "SELECT * FROM commitment_plans") == [("c1", 1, "p1")]
    assert rows(base, "SELECT * FROM plan_documents") == [("p1", 1, "d1")]


def test_words_are_found_by_their_stems(base: Base) -> None:
    sql = "SELECT s.statement_id FROM statements_search f JOIN statements s ON s.rowid = f.rowid WHERE {} MATCH ?"
    found = rows(base, sql.format("statements_search"), "launching teams")
    assert found == [("d2-s1",)]


@pytest.mark.parametrize("view", VIEWS, ids=lambda one: one.name)
def test_views_have_the_columns_that_are_described(base: Base, view: Any) -> None:
    found = base.execute(f'SELECT * FROM "{view.name}"')
    assert [name for name, *_ in found.description] == [name for name, _ in view.columns]
    assert all(description.endswith((".", ";")) for _, description in view.columns)


def test_every_column_is_in_the_dictionary(base: Base) -> None:
    named = set(rows(base, 'SELECT "table", "column" FROM data_dictionary'))
    found = rows(base, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    ours = [name for (name,) in found if not name.startswith(("sqlite_", "statements_search", "data_dictionary"))]
    for name in ours:
        for column in rows(base, f'PRAGMA table_info("{name}")'):
            assert (name, column[1]) in named


def test_ready_questions_can_be_asked_without_an_answer_to_them(base: Base) -> None:
    base.create_function("escape_fts", 1, lambda words: f'"{words}"' if words else '""')
    for query in QUERIES:
        names = ("owner", "days", "years", "commitment", "words")
        base.execute(query.sql, {name: "" for name in names if f":{name}" in query.sql}).fetchall()


def test_dates_that_are_partial_count_from_their_last_day(tmp_path: Path) -> None:
    area = datasets.area()
    entry = replace(area.ledger[0], verdict="overdue", as_of="2018")
    late = replace(area, ledger=(entry,), commitments=(replace(area.commitments[0], due_latest="2018-02"),))
    written(Dataset(datasets.dataset().papers, (late,)), tmp_path)
    with closing(sqlite3.connect(tmp_path / "plantrace.sqlite")) as base:
        assert rows(base, "SELECT owner, days_overdue FROM overdue") == [("pcc", 306)]


def test_papers_shown_alike_cost_only_a_reference(tmp_path: Path) -> None:
    """File names may differ only in characters that nobody sees."""
    papers = tuple(
        replace(one, document=replace(one.document, source=f"a{mark}.pdf"))
        for one, mark in zip(datasets.dataset().papers, "\x01\x02\x03", strict=True)
    )
    written(Dataset(papers, ()), tmp_path)
    with closing(sqlite3.connect(tmp_path / "plantrace.sqlite")) as base:
        assert rows(base, "SELECT count(*), count(DISTINCT source) FROM documents") == [(3, 1)]


def test_an_empty_dataset_has_all_tables(tmp_path: Path) -> None:
    written(Dataset((), ()), tmp_path)
    with closing(sqlite3.connect(tmp_path / "plantrace.sqlite")) as base:
        assert all(rows(base, f'SELECT count(*) FROM "{table.name}"') == [(0,)] for table in TABLES)


def test_the_same_dataset_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    again = written(datasets.dataset(), tmp_path)
    for name in ("plantrace.sqlite", "datasette.json"):
        assert (again / name).read_bytes() == (output / name).read_bytes()


def test_datasette_is_told_of_every_table_and_view(output: Path) -> None:
    told = json.loads((output / "datasette.json").read_text("utf-8"))["databases"]["plantrace"]
    assert {table.name for table in TABLES} | {view.name for view in VIEWS} <= set(told["tables"])
    assert all(one["description"] for one in told["tables"].values())
    assert set(told["queries"]) == {query.name for query in QUERIES}
    for table in TABLES:
        assert set(told["tables"][table.name].get("facets", ())) <= set(table.header)


def test_without_an_index_of_words_nothing_asks_it() -> None:
    told = metadata(searchable=False, reported=True)["databases"]["plantrace"]
    assert "said" not in told["queries"]
    assert "fts_table" not in told["tables"]["statements"]
