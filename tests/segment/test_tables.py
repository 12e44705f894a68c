"""Rows of tables: which of their cells a statement keeps."""

from __future__ import annotations

from pipeline.segment import segment
from tests.segment.layout import document

SPANNED = """| Objective | Activity | Status |
| Victims first | A champion in each area | Complete |
| | Court observers panel | On track |
| Less crime | A team for burglary | Delayed |
| | Cameras in parks | On hold |"""


def test_an_aim_covers_the_rows_under_it_too() -> None:
    paper = document(SPANNED.split("\n"), document_type="progress_report")
    aims = {
        statement.title: [paper.text[cell.start : cell.end] for cell in statement.cells if cell.meaning == "priority"]
        for statement in segment(paper)
        if statement.kind == "milestone"
    }
    assert aims == {
        "A champion in each area": ["Victims first"],
        "Court observers panel": ["Victims first"],
        "A team for burglary": ["Less crime"],
        "Cameras in parks": ["Less crime"],
    }


ANSWERED = """- [2.1] Strategy on rural crime to be published
Yes. It is on the website.
- [2.2] Survey of the county to be read
No.
- [2.3] Cameras in parks to be mended
Delayed until May."""


def test_a_bare_answer_is_no_standing() -> None:
    paper = document(ANSWERED.split("\n"), document_type="progress_report")
    meanings = [statement.cells[-1].meaning for statement in segment(paper)]
    assert meanings == ["comment", "comment", "progress"]
