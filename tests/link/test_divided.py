"""A thing of a coupled name, and the halves that it was divided into: three commitments, and links between them."""

from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.link.divided import halves_in
from tests.link.make import AREA, paper, said

WHOLE = paper(
    "d1", "2015-02-06", "plan",
    said("Develop, with the NHS and the councils, a joint Mental Health and Vulnerability Strategy"),
)  # fmt: skip
DIVIDED = paper(
    "d2", "2017-03-01", "plan",
    said("The joint Mental Health and Vulnerability Strategy that was begun in 2015 is replaced by two separate documents."),
    said("Agree with the NHS a Mental Health Strategy, and publish it by December 2017", due="2017-12"),
    said("Publish a Vulnerability Strategy by the end of 2018", due="2018"),
)  # fmt: skip
REPORT = paper(
    "d3", "2017-12-08", "progress_report",
    said("Mental Health Strategy: published with all four trusts", "milestone", status="completed", achieved="2017-12-01"),
)  # fmt: skip


def test_the_halves_are_commitments_of_their_own() -> None:
    result = link(AREA, (WHOLE, DIVIDED, REPORT), ())
    groups = {frozenset(one.statement_ids) for one in result.commitments}
    assert groups == {frozenset(("d1-1", "d2-1")), frozenset(("d2-2", "d3-1")), frozenset(("d2-3",))}
    verdicts = {row.promised_text[:7]: row.verdict for row in result.ledger}
    assert verdicts["Agree w"] == "kept"
    assert verdicts["Publish"] != "kept"


def test_links_say_what_it_was_divided_into() -> None:
    found = {(one.source_id, one.target_id): one.relation for one in link(AREA, (WHOLE, DIVIDED), ()).links}
    assert found["d2-1", "d2-2"] == found["d2-1", "d2-3"] == "replaces"


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("A joint Mental Health and Vulnerability Strategy", {("health", "mental", "strategy"), ("strategy", "vulnerability")}),
        ("the Drugs & Alcohol Fund", {("drug", "fund"), ("alcohol", "fund")}),
        ("The Police and Crime Plan", set()),
        ("the Rural Crime Strategy and the budget", set()),
        ("Fennock and Port Merrin", set()),
    ],
)  # fmt: skip
def test_coupled_names(text: str, halves: set[tuple[str, ...]]) -> None:
    assert {tuple(sorted(half)) for half in halves_in(text)} == {tuple(sorted(map(_stem, half))) for half in halves}


def _stem(word: str) -> str:
    from pipeline.link.stems import stem

    return stem(word)
