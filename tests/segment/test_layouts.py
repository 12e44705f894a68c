"""Small papers of many layouts, and the statements that the annotation guide finds in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import KINDS, Document, Statement
from pipeline.segment import segment
from tests.segment.layout import document

_FOLDER = Path(__file__).parents[1] / "cases" / "layouts"
_LAYOUTS: list[dict[str, Any]] = [
    {"file": path.stem, **case}
    for path in sorted(_FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def paper(case: dict[str, Any]) -> Document:
    facts = {key: case[key] for key in ("title", "document_type", "first_person") if key in case}
    return document(case["paper"].strip("\n").split("\n"), **facts)


def _cases() -> Iterator[Any]:
    for case in _LAYOUTS:
        marks = [pytest.mark.xfail(reason=case["not_yet"], strict=True)] if "not_yet" in case else []
        yield pytest.param(case, marks=marks, id=f"{case['file']}: {case['name']}")


def _shown(statement: Statement, wanted: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """What a case says of a statement, as it came out."""
    shown: dict[str, Any] = {
        "kind": statement.kind,
        "words": statement.text,
        "title": statement.title,
        "label": statement.list_label,
        "section": list(statement.section),
        "parent": texts.get(statement.parent_id, ""),
        "level": statement.level_name,
        "governor": next((context.text for context in statement.contexts if context.role == "governor"), ""),
    }
    return {key: shown[key] for key in ("kind", "words", *wanted) if key in shown}


@pytest.mark.parametrize("case", _cases())
def test_statements_of_a_layout(case: dict[str, Any]) -> None:
    found = segment(paper(case))
    texts = {statement.statement_id: statement.text for statement in found}
    wanted = case["statements"]
    every = {key for one in wanted for key in one}
    blank = {"label": "", "parent": "", "section": [], "level": "", "governor": ""}
    filled = [{**{key: blank[key] for key in every if key in blank}, **one} for one in wanted]
    sought = [*filled, *({} for _ in found[len(filled) :])]
    assert [_shown(statement, one, texts) for statement, one in zip(found, sought, strict=False)] == filled


def test_each_kind_has_a_layout() -> None:
    assert {one["kind"] for case in _LAYOUTS for one in case["statements"]} == set(KINDS)


def test_names_are_used_once() -> None:
    names = [(case["file"], case["name"]) for case in _LAYOUTS]
    assert len(names) == len(set(names))
