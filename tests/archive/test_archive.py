"""The archive is the same every time, its records agree with its texts, and it holds what makes linking hard."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.archive import Archive, archive_of


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_of("Marlshire", 1500)


def test_it_is_the_same_every_time(archive: Archive) -> None:
    assert archive_of("Marlshire", 1500) == archive


def test_areas_and_seeds_differ(archive: Archive) -> None:
    assert archive_of("Fenshire", 1500).papers != archive.papers
    assert archive_of("Marlshire", 1500, seed=2).papers != archive.papers


def test_halves_share_no_names() -> None:
    even, odd = (
        {
            word
            for paper in archive_of("Marlshire", 400, half=half).papers
            for one in paper.statements
            if "Operation" in one.statement.text
            for word in [one.statement.text.split("Operation ", 1)[1].split()[0].strip(".,:")]
        }
        for half in ("even", "odd")
    )
    assert even and odd and not even & odd


def test_statements_are_slices_of_their_papers(archive: Archive) -> None:
    for paper in archive.papers:
        text = paper.document.text
        for one in paper.statements:
            assert text[one.statement.start : one.statement.end] == one.statement.text
            for date in one.dates:
                assert one.statement.start <= date.start < date.end <= one.statement.end


def test_what_makes_linking_hard_is_there(archive: Archive) -> None:
    texts = [one.statement.text for paper in archive.papers for one in paper.statements]
    for words in ("Evaluation of the", "Action Plan", " Fund", " Board", " (", "Operation "):
        assert any(words in text for text in texts), words
    assert any(words in text for text in texts for words in ("formerly", "renamed", "now known as"))
    held = Counter(archive.truth.values())
    assert sum(count > 1 for count in held.values()) > 100
    wordings = {
        (archive.truth[one.statement.statement_id], one.statement.text)
        for paper in archive.papers
        for one in paper.statements
        if one.statement.statement_id in archive.truth
    }
    assert len(wordings) / len(held) > 3
