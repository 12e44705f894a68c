"""The Parquet files: the values of the CSV files, with types, lists and descriptions."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from pipeline.emit import emit
from pipeline.emit.schema import TABLES
from pipeline.model import Dataset, Labelled
from tests import datasets

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    emit(datasets.dataset(), folder, ("parquet",))
    return folder


def table(folder: Path, name: str) -> Any:
    return parquet.read_table(folder / "parquet" / f"{name}.parquet")


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)
def test_each_table_holds_what_its_csv_holds(output: Path, one: Any) -> None:
    with (output / one.path).open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    found = table(output, one.name)
    assert found.column_names == list(one.header)
    assert [{name: as_text(value) for name, value in row.items()} for row in found.to_pylist()] == wanted


def test_types_and_descriptions(output: Path) -> None:
    (first, *_) = table(output, "dates").to_pylist()
    assert first["start"] == date(2018, 3, 1)
    (commitment,) = table(output, "commitments").to_pylist()
    assert (commitment["owners"], commitment["first_date"], commitment["slip_days"]) == (["pcc"], "2017-03", 61)
    for one in TABLES:
        schema = table(output, one.name).schema
        assert schema.metadata[b"description"].decode() == one.description
        for column in one.columns:
            field = schema.field(column.name)
            assert field.metadata[b"description"].decode() == column.description
            assert field.nullable is not column.required


def test_the_same_dataset_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    emit(datasets.dataset(), tmp_path, ("parquet",))
    for path in (tmp_path / "parquet").iterdir():
        assert path.read_bytes() == (output / "parquet" / path.name).read_bytes()


def test_long_text_and_words_that_look_like_something_else(tmp_path: Path) -> None:
    """A text longer than what is read at a time; words that a reader of CSV may take for numbers or for nothing."""
    words = ("NA", "null", "1e5", "2018-03-01", "true", 'a, b; "c"', "long " * 500_000)
    papers = tuple(
        datasets.paper(f"{number}.txt", f"d{number}", text, Labelled(datasets.statement(f"d{number}", 1, text, text)))
        for number, text in enumerate(one.strip() for one in words)
    )
    emit(Dataset(papers, ()), tmp_path, ("parquet",))
    assert table(tmp_path, "statements")["text"].to_pylist() == [one.strip() for one in words]


def test_it_loads_no_pandas(tmp_path: Path) -> None:
    """Which would cost more than all that is written."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.emit import emit\nfrom tests import datasets\n"
        "emit(datasets.dataset(), Path(sys.argv[1]), ('parquet', 'xlsx', 'sqlite', 'graph'))\n"
        "sys.exit('pandas' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)


def test_an_empty_dataset_has_all_tables(tmp_path: Path) -> None:
    emit(Dataset((), ()), tmp_path, ("parquet",))
    assert {one.name: table(tmp_path, one.name).num_rows for one in TABLES} == dict.fromkeys(
        (one.name for one in TABLES), 0
    )
