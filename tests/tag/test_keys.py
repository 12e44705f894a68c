"""Rows of RAG tables, with the paper's own key where it has one."""

from __future__ import annotations

import pytest

from pipeline.tag.statuses import read_statuses
from tests.tag.stating import row

_EITHER = "Key: Green - complete or on target; Amber - some slippage; Red - not on target\n"
_STATES = "Key: Green = completed, Amber = in progress, Red = not started\n"


@pytest.mark.parametrize(
    ("key", "cells", "expected"),
    [
        (_EITHER, {"rag": "G", "comment": "Launched in May."}, ("completed", "")),
        (_EITHER, {"rag": "G", "comment": "Leaders are being trained."}, ("in_progress", "on_track")),
        (_EITHER, {"rag": "G", "comment": "Open since May."}, ("completed", "")),
        (_STATES, {"rag": "Red", "comment": ""}, ("not_started", "")),
        (_STATES, {"rag": "Green", "comment": "Leaders trained"}, ("completed", "")),
        ("", {"rag": "Red", "progress": "Two events held. The third has no hall."}, ("in_progress", "at_risk")),
        ("", {"rag": "Amber", "status": "Complete"}, ("completed", "")),
        ("", {"progress": "In draft. Will be published in May.", "status": "Not yet due"}, ("in_progress", "")),
        ("", {"progress": "No work to date.", "status": "Not yet due"}, ("not_started", "")),
        ("", {"progress": "", "status": "Not yet due"}, ("planned", "")),
    ],
)
def test_rows(key: str, cells: dict[str, str], expected: tuple[str, str]) -> None:
    one = row([("milestone", "Cadets"), *cells.items()], before=key)
    assert read_statuses(one.document, one.statement)[1:] == expected
