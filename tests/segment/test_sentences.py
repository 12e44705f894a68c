"""Sentences of all kinds, and the units that the annotation guide finds in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import KINDS
from pipeline.segment.findings import Setting
from pipeline.segment.prose import find_units

_CASES = Path(__file__).parents[1] / "cases" / "sentences.toml"
_GROUPS: list[dict[str, Any]] = tomllib.loads(_CASES.read_text(encoding="utf-8"))["group"]
_IN_SETTING = {field.name for field in fields(Setting)}
_ENDS = " .,;:–-"


def _setting(group: dict[str, Any]) -> Setting:
    return Setting(**{key: value for key, value in group.items() if key in _IN_SETTING})


def _cases() -> Iterator[Any]:
    for group in _GROUPS:
        for text, expected, *why in group["cases"]:
            marks = [pytest.mark.xfail(reason=why[0], strict=True)] if why else []
            yield pytest.param(_setting(group), text, expected, marks=marks, id=f"{group['name']}: {text[:40]}")


def _bare(words: str) -> str:
    """Words without the join before them and the marks at their ends."""
    words = words.strip(_ENDS)
    for join in ("and ", "but ", "while "):
        words = words.removeprefix(join)
    return words


def _expected(text: str, expected: str) -> list[tuple[set[str], str]]:
    units = []
    for unit in filter(None, expected.split("; ")):
        kinds, _, words = unit.partition(": ")
        units.append((set(kinds.split("|")), _bare(words or text)))
    return units


@pytest.mark.parametrize(("setting", "text", "expected"), _cases())
def test_units_of_a_sentence(setting: Setting, text: str, expected: str) -> None:
    wanted = _expected(text, expected)
    found = [(unit.kind, _bare(text[unit.start : unit.end])) for unit in find_units(text, setting)]
    assert [words for _, words in found] == [words for _, words in wanted]
    assert all(kind in kinds for (kind, _), (kinds, _) in zip(found, wanted, strict=True)), found


def test_the_table_is_large_and_a_third_of_it_negative() -> None:
    expected = [case[1] for group in _GROUPS for case in group["cases"]]
    assert len(expected) >= 150
    assert sum(not one for one in expected) * 3 >= len(expected)
    named = {kind for one in expected for unit in one.split("; ") for kind in unit.partition(":")[0].split("|")}
    assert named - {""} == set(KINDS) - {"priority"}  # a priority takes more than a sentence: tests/cases/layouts


def test_groups_say_nothing_that_a_setting_does_not_know() -> None:
    assert not {key for group in _GROUPS for key in group} - _IN_SETTING - {"name", "cases"}
