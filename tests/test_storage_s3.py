"""Papers and outputs in a bucket, over the protocol of S3: moto's server on this machine stands for the service.

Needs the programs `pip install s3fs "moto[server]"`; without them it is skipped.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from tests import stages
from tests.test_run import PAPERS, contents, folder_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (find_spec("s3fs") and find_spec("moto") and find_spec("flask")), reason="needs s3fs and moto[server]"
    ),
]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A file system of fsspec with the buckets `papers` and `results`, served on loopback."""
    stages.put_in_place(monkeypatch)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _await(port)
        for name, value in (
            ("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}"), ("AWS_ACCESS_KEY_ID", "testing"),
            ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_DEFAULT_REGION", "eu-west-2"),
        ):  # fmt: skip
            monkeypatch.setenv(name, value)
        s3fs = import_module("s3fs")
        s3fs.S3FileSystem.clear_instance_cache()
        system = s3fs.S3FileSystem()
        system.mkdir("papers", region_name="eu-west-2")
        system.mkdir("results", region_name="eu-west-2")
        yield system
        s3fs.S3FileSystem.clear_instance_cache()
    finally:
        server.kill()
        server.wait()


def _await(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)
        else:
            return


def extract(papers: str, output: str, cache: Path) -> int:
    return run_command(
        ["extract", papers, output, "--workers", "0", "--cache", str(cache), "--formats", "csv", "--quiet"]
    )


def held(system: Any, root: str) -> dict[str, bytes]:
    system.invalidate_cache()
    return {path.removeprefix(f"{root}/"): system.cat_file(path) for path in system.find(root)}


def test_a_bucket_gives_what_a_folder_gives(bucket: Any, tmp_path: Path) -> None:
    names = {**PAPERS, "long – name é.txt": "Eastshire report\nThe desk was opened.\n"}
    for name, text in names.items():
        bucket.pipe_file(f"papers/archive/{name}", text.encode())
    folder_of(tmp_path / "papers", names)
    for gone in ("", "east.txt"):
        if gone:
            bucket.rm_file(f"papers/archive/{gone}")
            (tmp_path / "papers" / gone).unlink()
        assert extract("s3://papers/archive", "s3://results/here", tmp_path / "cache") == 0
        assert extract(str(tmp_path / "papers"), str(tmp_path / "output"), tmp_path / "other") == 0
        assert held(bucket, "results/here") == contents(tmp_path / "output")


def test_another_output_in_the_bucket_is_left_alone(bucket: Any, tmp_path: Path) -> None:
    bucket.pipe_file("papers/archive/a.txt", b"Marlshire plan\nA station will open.\n")
    bucket.pipe_file("results/notes/mine.txt", b"mine")
    assert extract("s3://papers/archive", "s3://results/notes", tmp_path / "cache") != 0
    assert held(bucket, "results/notes") == {"mine.txt": b"mine"}
    assert extract("s3://papers/nothing", "s3://results/here", tmp_path / "cache") != 0
