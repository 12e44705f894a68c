"""Entries are whole or not there, whoever else reads and writes."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.cache import Entry, Folder
from pipeline.cache.place import cache_folder, size, size_limit

NAME, OTHER = "ab" * 32, "cd" * 32


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_there(tmp_path: Path) -> None:
    Folder(tmp_path).put(NAME, {"area": "Marlshire \udce9"}, b"\0\ncontent\n")
    assert Folder(tmp_path).get(NAME) == Entry({"area": "Marlshire \udce9"}, b"\0\ncontent\n")
    assert Folder(tmp_path).get(OTHER) is None


def test_any_byte_changed_or_cut_is_found_out(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(NAME, {"n": 1}, b"content")
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    broken = [whole[:length] for length in range(len(whole))]
    broken += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for content in broken:
        path.write_bytes(content)
        assert store.get(NAME) is None
        assert not path.exists()
    store.put(NAME, {"n": 1}, b"content")
    assert store.get(NAME) == Entry({"n": 1}, b"content")


def test_an_entry_under_another_name_is_found_out(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(NAME, {}, b"content")
    (path,) = files(tmp_path)
    place = tmp_path / path.parts[-3] / OTHER[:2] / OTHER[2:]
    place.parent.mkdir()
    path.rename(place)
    assert store.get(OTHER) is None


def test_many_at_once(tmp_path: Path) -> None:
    names = [f"{number:064x}" for number in range(20)]

    def use(number: int) -> bool:
        store, name = Folder(tmp_path, 1), names[number % 20]
        store.put(name, {"name": name}, name.encode() * 1000)
        store.tidy()
        found = store.get(name)
        return found is None or found == Entry({"name": name}, name.encode() * 1000)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(400)))
    assert [path for path in files(tmp_path) if path.suffix == ".part"] == []


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    names = [f"{number:064x}" for number in range(10)]
    before = Folder(tmp_path)
    for age, name in enumerate(names):
        before.put(name, {}, b"x" * 1000)
        (path,) = [path for path in files(tmp_path) if path.parent.name + path.name == name]
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    store = Folder(tmp_path, limit=6000)
    assert store.get(names[9]) is not None  # the oldest, now used
    store.put(OTHER, {}, b"y")
    store.tidy()
    held = {path.parent.name + path.name for path in files(tmp_path)}
    assert {OTHER, names[9], names[0], names[1]} <= held
    assert not {names[8], names[7], names[6]} & held
    assert store.contents()[1] <= 6000


def test_what_this_run_used_stays_beyond_the_limit(tmp_path: Path) -> None:
    store = Folder(tmp_path, limit=10)
    store.put(NAME, {}, b"x" * 1000)
    store.tidy()
    assert store.get(NAME) is not None


def test_litter_of_killed_runs_is_removed(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(NAME, {}, b"x")
    (path,) = files(tmp_path)
    old, new = path.with_name("old.part"), path.with_name("new.part")
    old.write_bytes(b"")
    new.write_bytes(b"")
    os.utime(old, (1_000_000, 1_000_000))
    assert store.contents()[0] == 1
    assert new.exists() and not old.exists()


def test_a_folder_that_cannot_be_made_costs_only_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Folder(tmp_path / "file" / "cache")
    store.put(NAME, {"n": 1}, b"content")
    assert store.get(NAME) == Entry({"n": 1}, b"content")
    assert store.trouble


def test_a_cache_that_may_only_be_read_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Folder(tmp_path).put(NAME, {}, b"content")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "not yours")

    for name in ("utime", "unlink", "replace"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    store = Folder(tmp_path)
    assert store.get(NAME) == Entry({}, b"content")
    store.put(OTHER, {}, b"other")
    assert store.get(OTHER) == Entry({}, b"other")
    (path,) = files(tmp_path)
    path.write_bytes(b"broken")
    assert store.get(NAME) is None


def test_clear_leaves_what_is_not_ours(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(NAME, {}, b"x")
    (tmp_path / "mine.txt").write_text("mine")
    store.clear()
    assert [path.name for path in files(tmp_path)] == ["mine.txt"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the place on Linux")
def test_the_usual_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANTRACE_CACHE", "/named")
    assert cache_folder() == Path("/named")
    monkeypatch.delenv("PLANTRACE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert cache_folder() == Path("/x/plantrace")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache_folder() == Path.home() / ".cache" / "plantrace"


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [("0", 0), ("500MB", 500_000_000), ("1.5 GB", 1_500_000_000), ("2g", 2 * 10**9), ("12 kB", 12_000), ("7B", 7)],
)
def test_sizes(text: str, bytes_: int) -> None:
    assert size(text) == bytes_


@pytest.mark.parametrize("text", ["", "much", "-1GB", "5 apples", "1e9"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(ValueError, match="no size"):
        size(text)


def test_the_limit_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert size_limit() == 5_000_000_000
    monkeypatch.setenv("PLANTRACE_CACHE_SIZE", "7MB")
    assert size_limit() == 7_000_000
