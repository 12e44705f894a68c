"""plantrace serve: Datasette on the sample corpus, asked over HTTP as a browser would."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from pipeline.cli import run_command
from pipeline.commands.serve import arguments
from pipeline.emit import emit
from pipeline.emit.database.metadata import QUERIES
from tests import datasets

CORPUS = Path(__file__).parent.parent.parent / "corpus"
ASKED = {"story": {"commitment": "custody suite"}, "said": {"words": "custody refurbish"}}


def test_nothing_to_serve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["serve", str(tmp_path)]) == 3
    assert "plantrace.sqlite is not there" in capsys.readouterr().err


def test_without_datasette_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    emit(datasets.dataset(), tmp_path, ("sqlite",))
    monkeypatch.setitem(sys.modules, "datasette.cli", None)
    assert run_command(["serve", str(tmp_path)]) == 3
    assert "make serve" in capsys.readouterr().err


def test_the_report_is_served_where_it_is(tmp_path: Path) -> None:
    assert "--static" not in arguments(tmp_path, "127.0.0.1", 1)
    (tmp_path / "report").mkdir()
    assert arguments(tmp_path, "127.0.0.1", 1)[-2:] == ["--static", f"report:{tmp_path / 'report'}"]


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on the sample corpus's dataset."""
    pytest.importorskip("datasette", reason="needs Datasette (make serve)")
    output = tmp_path_factory.mktemp("serve") / "output"
    assert run_command(["extract", str(CORPUS), str(output), "--workers", "1", "--quiet", "--formats", "sqlite"]) == 0
    (output / "report").mkdir(exist_ok=True)
    (output / "report" / "page.html").write_text("the report", encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "pipeline", "serve", str(output), "--port", str(port)]
    log = (output.parent / "log").open("wb")
    with log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            yield ready(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(30)


def ready(url: str, server: subprocess.Popen[bytes]) -> str:
    """The address, as soon as it answers."""
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(url, timeout=60):
                return url
        except URLError:
            time.sleep(0.1)
    raise AssertionError("the server never answered")


def got(url: str) -> bytes:
    with urlopen(url, timeout=60) as answer:
        body: bytes = answer.read()
        return body


def rows(url: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(got(url))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("given", [True, False], ids=["asked", "as it stands"])
@pytest.mark.parametrize("name", [query.name for query in QUERIES])
def test_each_ready_question_has_rows(address: str, name: str, given: bool) -> None:
    asked = urlencode({"_shape": "array", **(ASKED.get(name, {}) if given else {})})
    found = rows(f"{address}/plantrace/{name}.json?{asked}")
    assert found
    assert b"<table" in got(f"{address}/plantrace/{name}?{asked}")


@pytest.mark.slow
def test_answers_are_what_was_asked(address: str) -> None:
    base = f"{address}/plantrace"
    assert {row["owner"] for row in rows(f"{base}/overdue_by_owner.json?_shape=array&owner=pcc")} == {"pcc"}
    slips = rows(f"{base}/slipped_more_than_90_days.json?_shape=array")
    assert min(row["slip_days"] for row in slips) > 90
    assert len(rows(f"{base}/slipped_more_than_90_days.json?_shape=array&days=365")) < len(slips)
    assert min(row["days_silent"] for row in rows(f"{base}/silent_for_two_years.json?_shape=array")) > 730
    story = rows(f"{base}/story.json?_shape=array&commitment={slips[0]['commitment_id']}")
    assert [row["date"] for row in story] == sorted(row["date"] for row in story)
    most = rows(f"{base}/story.json?_shape=array&commitment=")
    assert len({row["commitment_id"] for row in most}) == 1
    assert rows(f"{base}/story.json?_shape=array&commitment=nowhere") == []


@pytest.mark.slow
def test_tables_search_facets_and_the_report(address: str) -> None:
    found = rows(f"{address}/plantrace/statements.json?_shape=array&_search=custody")
    assert found and all("custody" in f"{row['text']} {row['title']} {row['section']}".casefold() for row in found)
    ledger = got(f"{address}/plantrace/ledger").decode("utf-8")
    assert "Promised against reported" in ledger
    assert "facet-verdict" in ledger
    assert "/report/index.html" not in got(f"{address}/plantrace").decode("utf-8")
    assert got(f"{address}/report/page.html") == b"the report"
