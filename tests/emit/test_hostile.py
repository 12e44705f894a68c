"""A paper that holds scripts, formulas, control characters and direction marks, through the whole flow and every output."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import networkx
import pytest
from lxml import etree
from openpyxl import load_workbook
from pyarrow import parquet

from pipeline import load
from pipeline.emit.safe import visible
from pipeline.run import Settings, run
from pipeline.workers import InProcess

PAPER = (
    "Marlshire Police and Crime Plan 2017-2021\n\n"
    "Priority 1: <script>alert('safe')</script> roads\n\n"
    "The Commissioner will:\n\n"
    "- =HYPERLINK(\"http://pay.example\",\"Open\") a rural crime team by March 2018\n"
    "- publish the \u202ereview\u202c of body-worn video\x07 by June 2018\x1b[31m & after\n"
    "- open a new <b onload=x>station</b>]]> at <!-- Aldermere --> by '); DROP TABLE statements;-- December 2018\n"
    "- recruit _x003D_HYPERLINK twenty \u2066officers\u2069 {{ 7*7 }} ${jndi:x} by May 2019\ufffe\n"
)  # fmt: skip
NAME = "=cmd '\"<img src=x onerror=alert(1)>\u202e.txt"
FORBIDDEN = {chr(code) for code in (*range(9), *range(11, 32), 0x7F, 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0xFFFE)}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "papers").mkdir()
    (folder / "papers" / NAME).write_text(PAPER, encoding="utf-8")
    run(folder / "papers", folder / "output", InProcess(), Settings(), lambda *_: None)
    return folder / "output"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def hidden(value: Any) -> list[str]:
    """The texts that hold a character which programs obey but no reader sees."""
    return [text for text in strings(value) if FORBIDDEN & set(text)]


def statements(folder: Path) -> list[dict[str, str]]:
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_words_arrive(output: Path) -> None:
    """The paper was read, so that what follows says something; nothing of its words was dropped."""
    texts = " ".join(row["text"] for row in statements(output))
    for words in ("HYPERLINK", "<script>", "<!-- Aldermere -->", "DROP TABLE", "_x003D_", "{{ 7*7 }}"):
        assert words in texts


def test_tables(output: Path) -> None:
    for path in output.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert not hidden(rows), path.name
        assert not [field for row in rows for field in row if field[:1] in set("=+-@\t\r") and field], path.name


def test_workbook(output: Path) -> None:
    book = load_workbook(output / "plantrace.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not hidden([cell.value for cell in cells])
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    with ZipFile(output / "plantrace.xlsx") as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
            assert name.endswith(".rels") <= (b"pay.example" not in archive.read(name)), name
        assert b"_x005F_x003D_" in b"".join(archive.read(name) for name in archive.namelist())


def test_statements_lead_to_their_place_in_the_report(output: Path) -> None:
    sheet = load_workbook(output / "plantrace.xlsx")["statements"]
    links = [cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert len(links) == sheet.max_row - 1
    for link in links:
        path, _, place = str(link).partition("#")
        assert f'id="{place}"' in (output / path).read_text("utf-8")


def test_database(output: Path) -> None:
    with closing(sqlite3.connect(output / "plantrace.sqlite")) as base:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
        for name in names:
            if not name.startswith(("sqlite_", "statements_search")):
                assert not hidden(base.execute(f'SELECT * FROM "{name}"').fetchall()), name
        texts = [text for (text,) in base.execute("SELECT text FROM statements ORDER BY rowid")]
    assert texts == [row["text"] for row in statements(output)]


def test_graph(output: Path) -> None:
    graph = networkx.read_graphml(output / "plantrace.graphml")
    assert not hidden([dict(values) for _, values in graph.nodes(data=True)])
    texts = {values.get("text") for _, values in graph.nodes(data=True)}
    assert {row["text"] for row in statements(output)} <= texts
    things = json.loads((output / "plantrace.jsonld").read_text("utf-8"))
    assert not hidden(things)
    assert any("HYPERLINK" in one.get("value", "") for one in things["@graph"])


def test_parquet_tables(output: Path) -> None:
    for path in (output / "parquet").iterdir():
        assert not hidden(parquet.read_table(path).to_pylist()), path.name


def test_datapackage(output: Path) -> None:
    package = json.loads((output / "datapackage.json").read_text("utf-8"))
    assert not hidden(package)
    assert [one["file"] for one in package["sources"]] == [f"./{visible(NAME)}"]


def test_frames(output: Path) -> None:
    assert list(load(output).statements.text) == [row["text"] for row in statements(output)]


def test_texts(output: Path) -> None:
    (path,) = (output / "text").iterdir()
    kept = path.read_text("utf-8")
    assert not hidden(kept)
    assert "HYPERLINK" in kept
