"""The reader: shares of kinds for words in their place, the same however they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.language.reader import (
    KINDS,
    LONGEST,
    ROLES,
    SCHEDULES,
    STATUSES,
    Said,
    laid_out,
    line_of,
    load,
    reader,
    row_of,
    said_of,
)  # fmt: skip
from pipeline.model import Document, Facts, Listing
from pipeline.segment.stage import candidates
from pipeline.segment.surroundings import pair_of
from pipeline.vocabulary import models_folder

_FITTED = load(models_folder() / "reader.onnx", models_folder() / "reader_pieces.txt")
_LINE = "minutes | Estates | "
_TOLD = [
    "The Commissioner confirmed that the new custody suite in Whitby had opened in May 2019.",
    "Councillor Reed thanked officers for attending and wished them well.",
    "RESOLVED – That the Panel supports the proposed precept of £12 for a Band D property.",
    "Members remarked that residents often felt unsafe in the evening.",
]


def _said(words: str, line: str = _LINE) -> Said:
    return said_of(_FITTED, line, words)


def _likeliest(names: tuple[str, ...], shares: tuple[float, ...]) -> str:
    return names[max(range(len(names)), key=shares.__getitem__)]


def test_shares_sum_to_one_and_chances_are_chances() -> None:
    for said in map(_said, _TOLD):
        for names, shares in ((KINDS, said.kinds), (STATUSES, said.statuses), (SCHEDULES, said.schedules)):
            assert len(shares) == len(names)
            assert sum(shares) == pytest.approx(1.0, abs=0.005)
        assert len(said.roles) == len(ROLES)
        everything = (*said.kinds, *said.statuses, *said.schedules, *said.roles)
        assert all(0 <= share <= 1 and share == round(share, 3) for share in everything)


def test_what_is_promised_or_done_is_likelier_than_what_is_felt_or_thanked() -> None:
    stated = [_said(words).stated for words in _TOLD]
    assert min(stated[0], stated[2]) > max(stated[1], stated[3])


def test_the_kind_that_is_likeliest() -> None:
    assert _likeliest(KINDS, _said(_TOLD[0]).kinds) == "milestone"
    assert _likeliest(KINDS, _said(_TOLD[2]).kinds) == "decision"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The Commissioner confirmed that the new custody suite in Whitby had opened in May 2019.", "completed"),
        ("The refurbishment of Whitby police station is under way.", "in_progress"),
        ("The new custody suite in Whitby will be opened in May 2019.", "planned"),
        ("The refurbishment of Whitby police station will not go ahead and has been abandoned.", "stopped"),
    ],
)
def test_the_status_that_is_likeliest(words: str, status: str) -> None:
    assert _likeliest(STATUSES, _said(words).statuses) == status


def test_the_schedule_that_is_likeliest() -> None:
    late = _said("The refurbishment of Whitby police station has been delayed until June 2020.")
    assert _likeliest(SCHEDULES, late.schedules) == "delayed"


def test_who_is_likely_to_have_to_act() -> None:
    chances = dict(zip(ROLES, _said("The Chief Constable undertook to bring a report on vetting.").roles, strict=True))
    assert max(chances, key=lambda role: chances[role]) == "chief_constable"


def test_what_was_asked_before_changes_nothing() -> None:
    first = [_said(words) for words in _TOLD]
    said_of.cache_clear()
    assert [_said(words) for words in _TOLD[::-1]][::-1] == first


def test_nothing_said_and_far_too_much() -> None:
    assert len(_said("", "").kinds) == len(KINDS)
    assert len(_said("y " * 5000, "x " * 500).kinds) == len(KINDS)


def test_a_row_is_laid_out_between_marks() -> None:
    pieces = _FITTED.pieces
    above, below = row_of(pieces, "minutes", "the panel")
    ids, parts = laid_out(pieces, (above, below))
    assert ids == [pieces.begins, *above, pieces.ends, *below, pieces.ends]
    assert parts == [0] * (len(above) + 2) + [1] * (len(below) + 1)
    assert len(laid_out(pieces, row_of(pieces, "y " * 500, "x " * 500))[0]) == LONGEST


def test_what_it_is_shown_of_a_candidate(tmp_path: Path) -> None:
    path = tmp_path / "2019-minutes.txt"
    path.write_text("# Minutes\n\n## Estates\n\nThe station was opened in May 2019.\n", encoding="utf-8", newline="\n")
    document = ingest(path, path.name, Listing())
    (one,) = candidates(document)
    line, words = pair_of(document, one)
    assert line == f"{document.facts.document_type} | Estates .. Minutes Estates"
    assert words == "The station was opened in May 2019."


def test_a_line_is_cut_to_what_stands_nearest_to_the_words() -> None:
    words = "The first sentence of a long block. " * 4 + "It follows."
    document = Document("d", "paper.txt", "0", "text/plain", text=words, facts=Facts(document_type="plan"))
    assert line_of(document, 0, "h" * 100, "g" * 99 + ":") == f"plan | {'h' * 60} | {'g' * 59}:"
    start = words.index("It follows")
    before = line_of(document, start, "Aims", "").removeprefix("plan | Aims .. ")
    assert 60 < len(before) <= 80 and f" {before} It" in words
    assert line_of(document, 0, "Aims", "") == "plan | Aims .. "


def test_it_is_shipped() -> None:
    assert reader() is not None
    size = sum((models_folder() / name).stat().st_size for name in ("reader.onnx", "reader_pieces.txt"))
    assert size < 15_000_000
