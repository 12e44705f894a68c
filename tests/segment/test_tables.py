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
