"""datapackage.json, checked by the Frictionless validator and against the vocabularies of the model."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import __version__
from pipeline.emit import emit
from pipeline.emit.datapackage import models_digest
from pipeline.emit.schema import TABLES
from pipeline.model import Dataset, Facts
from tests import datasets


def validate(folder: Path) -> list[str]:
    """What the Frictionless validator finds wrong with a folder."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    emit(datasets.dataset(), tmp_path)
    return tmp_path


def package(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return content


@pytest.mark.filterwarnings("default")
def test_frictionless_accepts_the_dataset(output: Path) -> None:
    assert validate(output) == []


@pytest.mark.filterwarnings("default")
def test_frictionless_accepts_an_empty_dataset(tmp_path: Path) -> None:
    emit(Dataset((), ()), tmp_path)
    assert validate(tmp_path) == []


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("statements.csv", ",milestone,", ",wish,"),
        ("statements.csv", "pcc; partners", "pcc; neighbours"),
        ("statements.csv", ",d2,", ",d9,"),
        ("documents.csv", ",2018-06-01,", ",June 2018,"),
        ("commitments.csv", "c1,", ","),
    ],
)
def test_the_schema_refuses_what_breaks_it(output: Path, name: str, old: str, new: str) -> None:
    content = (output / name).read_text("utf-8")
    assert old in content
    (output / name).write_text(content.replace(old, new, 1), "utf-8", newline="\n")
    assert [line for line in validate(output) if "hash" not in line and "bytes" not in line]


def test_every_column_is_described(output: Path) -> None:
    for resource in package(output)["resources"]:
        assert resource["description"]
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith("."), (resource["name"], field["name"])


def test_no_clock_and_no_place(output: Path, tmp_path: Path) -> None:
    text = (output / "datapackage.json").read_text("utf-8")
    assert "created" not in text
    assert str(tmp_path) not in text


def test_licences_sources_and_versions(output: Path) -> None:
    made = package(output)
    assert [one["name"] for one in made["licenses"]] == ["CC0-1.0", "OGL-UK-3.0"]
    assert made["sources"][0] == {"title": "2017-plan.txt", "file": "2017-plan.txt", "hash": "sha256:" + "0" * 64}
    assert len(made["sources"]) == 3
    assert made["generator"]["version"] == made["version"] == __version__
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", made["generator"]["models"])


@pytest.mark.filterwarnings("default")
def test_a_source_leads_to_the_web_only(tmp_path: Path) -> None:
    papers = [
        datasets.paper(name, name, "", facts=Facts(url=url))
        for name, url in (("a", "https://example.org/a.pdf"), ("b", "javascript:alert(1)"), ("c", "../../etc/passwd"))
    ]
    emit(Dataset(tuple(papers), ()), tmp_path, ())
    assert [one.get("path") for one in package(tmp_path)["sources"]] == ["https://example.org/a.pdf", None, None]
    assert validate(tmp_path) == []


def test_the_digest_of_models_changes_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name, words in (("dates.toml", b"one"), ("dates.toml", b"two"), ("other.toml", b""), ("training/x", b"1")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(words)
        monkeypatch.setattr("pipeline.emit.datapackage.models_folder", lambda: tmp_path)
        models_digest.cache_clear()
        found.append(models_digest())
    models_digest.cache_clear()
    assert len(set(found)) == 3 and found[2] == found[3]


def test_it_lists_all_that_was_written(output: Path) -> None:
    assert package(output)["outputs"] == sorted(path.name for path in output.iterdir())
    assert [one["path"] for one in package(output)["resources"]] == [table.path for table in TABLES]
