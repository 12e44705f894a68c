"""The documentation is whole: every command, option, exit code, column and room is in it, and no link is dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pipeline import problems
from pipeline.cli import COMMANDS
from pipeline.emit import emit
from pipeline.emit.schema import TABLES, VERDICTS
from tests import datasets
from tests.pages import DOCS, PAGES

ROOT = Path(__file__).parent.parent
PUBLISHED = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command."""
    for command in COMMANDS:
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield command.name or "", parameter.opts[0]


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_up_to_date(name: str) -> None:
    """`make docs` writes them anew."""
    assert (DOCS / name).read_text("utf-8") == PAGES[name]()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: str(one.name))
def test_commands_are_documented(command: click.Command) -> None:
    arguments = " ".join(
        one.make_metavar(click.Context(command)) for one in command.params if isinstance(one, click.Argument)
    )
    assert f"## plantrace {command.name} {arguments}".strip() in (DOCS / "COMMANDS.md").read_text("utf-8")
    assert command.help


@pytest.mark.parametrize(("command", "option"), options())
def test_options_are_documented(command: str, option: str) -> None:
    page = (DOCS / "COMMANDS.md").read_text("utf-8")
    section = page.split(f"## plantrace {command} ")[1].split("\n## ")[0]
    assert f"`{option}" in section


def test_exit_codes_are_documented() -> None:
    page = (DOCS / "COMMANDS.md").read_text("utf-8").split("## Exit codes")[1]
    codes = {one.exit_code for one in problems.PlantraceError.__subclasses__()} | {0, 1, 2, 6, 7, 130, 143}
    assert codes == {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.M)}


def test_make_targets_are_documented() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    page = (DOCS / "COMMANDS.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.M)) - {"help"}
    assert targets == set(re.findall(r"^\| `make ([a-z]+)", page, re.M))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)
    assert targets | {"help"} == set(phony.split())


def test_every_column_and_verdict_is_described() -> None:
    page = (DOCS / "TABLES.md").read_text("utf-8")
    for table in TABLES:
        section = page.split(f"## {table.path}\n")[1].split("\n## ")[0]
        assert [name for name in table.header if f"| {name} |" not in section] == []
    assert [verdict for verdict in VERDICTS if f"| {verdict} |" not in page] == []


def test_every_room_is_described() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {path.name for path in (ROOT / "pipeline").iterdir() if not path.name.startswith("_")}
    assert [room for room in sorted(rooms) if f"`pipeline/{room}" not in page] == []


@pytest.mark.parametrize("page", PUBLISHED, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "ANALYSTS.md"], ids=lambda path: path.name)
def test_the_python_of_pages_works(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "output").mkdir()
    emit(datasets.dataset(), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S)
    assert blocks
    for block in blocks:
        exec(block, {})


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_name_no_place(name: str) -> None:
    content = (ROOT / name).read_text("utf-8")
    assert "--hash=sha256:" in content
    assert not re.search(r"index-url|find-links|file:|https?:|^[-/]", content, re.M)


def test_locks_hold_every_dependency() -> None:
    declared = re.search(r"\ndependencies = \[(.*?)\n\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.S)
    assert declared
    names = re.findall(r'"([A-Za-z0-9_-]+)', declared[1])
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    dev = (ROOT / "requirements-dev.lock").read_text("utf-8")
    assert [name for name in names if f"\n{name}==" not in f"\n{locked}"] == []
    pins = set(re.findall(r"^(\S+==\S+)", locked, re.M))
    assert pins <= set(re.findall(r"^(\S+==\S+)", dev, re.M))


def test_the_crosswalk_has_every_verdict_once() -> None:
    from pipeline.emit.schema import VERDICTS

    page = (DOCS / "CROSSWALK.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    assert sorted(rows[1:]) == sorted(VERDICTS)
