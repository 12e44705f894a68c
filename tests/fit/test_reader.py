"""Fitting the reader: what it is shown, which pieces are kept, and (where torch is installed) that it learns."""

from __future__ import annotations

from pathlib import Path

from pipeline.fit.reader import COMMON, NOT_KNOWN, RARE, Labels, Shown, kept_pieces, shown_in, wanted
from pipeline.language.reader import GROUPS, KINDS, ROLES, SCHEDULES, STATUSES
from pipeline.vocabulary import models_folder
from tests.fit.annotating import TOLD, annotated_paper, told

_SHOWN = [Shown("plan", "station zebra", "none")] * RARE + [Shown("plan", "station yak", "action")]


def test_pieces_of_several_texts_are_kept() -> None:
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    filler = [f"word{number}" for number in range(COMMON)]
    vocabulary = [*marks, *filler, "station", "zebra", "yak", "x", "##x", "plan"]
    kept = {vocabulary[number] for number in kept_pieces(vocabulary, _SHOWN)}
    assert {*marks, "word0", "station", "zebra", "plan", "x", "##x"} <= kept
    assert "yak" not in kept  # seen once
    assert f"word{COMMON - 1}" not in kept  # neither common nor seen


def test_what_is_shown_of_a_paper(tmp_path: Path) -> None:
    shown = shown_in([annotated_paper(tmp_path, TOLD, told())])
    assert [(one.words, one.kind) for one in shown] == [
        ("The rural strategy was published in May 2018.", "milestone"), ("It had rained.", "none"),
        ("The pilot may go on.", None),
    ]  # fmt: skip
    assert all("Report" in one.line for one in shown)
    assert [one.labels and set(one.labels.statuses) for one in shown] == [{"completed"}, None, {""}]


def test_what_is_wanted_of_each_score() -> None:
    labels = Labels(frozenset(["planned", ""]), frozenset([""]), frozenset(["pcc"]), frozenset(["opcc"]))
    found = wanted(Shown("plan", "The station", "action", labels))
    assert len(found) == sum(GROUPS)
    ends = [sum(GROUPS[: at + 1]) for at in range(len(GROUPS))]
    kinds, statuses, schedules, roles = (found[end - size : end] for end, size in zip(ends, GROUPS, strict=True))
    assert [name for name, value in zip(KINDS, kinds, strict=True) if value == 1] == ["action"]
    assert [name for name, value in zip(STATUSES, statuses, strict=True) if value == 1] == ["", "planned"]
    assert [name for name, value in zip(SCHEDULES, schedules, strict=True) if value == 1] == [""]
    told_of = dict(zip(ROLES, roles, strict=True))
    assert (told_of["pcc"], told_of["opcc"], told_of["panel"]) == (1.0, NOT_KNOWN, 0.0)


def test_nothing_is_wanted_of_what_is_not_annotated() -> None:
    assert wanted(Shown("plan", "Rain", "none"))[len(KINDS) :] == [NOT_KNOWN] * sum(GROUPS[1:])
    assert wanted(Shown("plan", "Rain", None))[: len(KINDS)] == [NOT_KNOWN] * len(KINDS)


def test_shipped_pieces_are_known_once() -> None:
    pieces = (models_folder() / "reader_pieces.txt").read_text(encoding="utf-8").split("\n")
    assert len(set(pieces)) == len(pieces) > COMMON / 2
    assert "" not in pieces
    assert len(set(KINDS)) == 8
