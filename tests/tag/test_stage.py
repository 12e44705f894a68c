"""The stage: what comes out for each statement, in order."""

from __future__ import annotations

from dataclasses import replace

from pipeline.tag import tag
from tests.tag.stating import stated


def test_order_and_number_are_kept() -> None:
    one = stated("The strategy was published in May.")
    other = replace(one.statement, statement_id="t")
    assert [x.statement.statement_id for x in tag(one.document, (other, one.statement))] == ["t", "s"]
