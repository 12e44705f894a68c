"""The stage: labels with confidence, and what needs a person."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Statement
from pipeline.tag import tag
from tests.tag.stating import Stated, row, stated


def _sure(one: Stated, confidence: float = 0.95) -> tuple[str, str, float, bool]:
    statement: Statement = replace(one.statement, confidence=confidence)
    (labelled,) = tag(one.document, (statement,))
    return labelled.status, labelled.schedule, labelled.confidence, labelled.needs_review


def test_a_plain_sentence_is_sure() -> None:
    status, _, confidence, review = _sure(stated("The strategy was published in May."))
    assert (status, review) == ("completed", False) and confidence >= 0.85


def test_a_statement_is_no_surer_than_its_segment() -> None:
    *_, confidence, review = _sure(stated("The strategy was published in May."), 0.5)
    assert confidence <= 0.5 and review


def test_each_label_that_may_be_wrong_makes_the_row_less_sure() -> None:
    *_, without, _ = _sure(stated("The strategy was published in May."))
    *_, owned, review = _sure(stated("The Chief Constable published the strategy in May."))
    assert owned < without and not review


def test_words_against_the_status_column() -> None:
    *_, review = _sure(
        row([("milestone", "Hub"), ("progress", "Tender will be issued in May"), ("status", "Complete")])
    )
    assert review


def test_on_track_and_late_at_once() -> None:
    *_, review = _sure(
        row([("milestone", "Hub"), ("progress", "Works are three weeks behind schedule"), ("status", "On track")])
    )
    assert review


def test_a_milestone_of_unknown_standing_is_reviewed() -> None:
    *_, review = _sure(stated("Speed cameras on the A30"))
    assert review


def test_order_and_number_are_kept() -> None:
    one = stated("The strategy was published in May.")
    other = replace(one.statement, statement_id="t")
    assert [x.statement.statement_id for x in tag(one.document, (other, one.statement))] == ["t", "s"]
