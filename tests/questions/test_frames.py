"""`load`: the tables as typed frames, and what is said where they are not there."""

from __future__ import annotations

import csv
from dataclasses import FrozenInstanceError
from pathlib import Path

import pandas as pd
import pytest

from pipeline import load
from pipeline.emit import emit
from pipeline.emit.schema import TABLES
from pipeline.model import Dataset
from pipeline.problems import InputError
from pipeline.questions.frames import Frames
from tests import datasets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("frames")
    emit(datasets.dataset(), made, ())
    return made


@pytest.fixture(scope="module")
def frames(folder: Path) -> Frames:
    return load(folder)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_each_table_is_there_with_all_its_columns(folder: Path, frames: Frames, table: object) -> None:
    name, header = table.name, table.header  # type: ignore[attr-defined]
    frame: pd.DataFrame = getattr(frames, name)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert len(frame) == len(list(csv.DictReader(file)))
    assert set(header) <= set(frame.columns)


def test_columns_have_their_types(frames: Frames) -> None:
    statements, commitments = frames.statements, frames.commitments
    assert str(statements.page.dtype) == "Int64"
    assert str(statements.needs_review.dtype) == "boolean"
    assert str(statements.confidence.dtype) == "float64"
    assert str(statements.kind.dtype) == "category"
    assert str(frames.dates.start.dtype) == "datetime64[s]"
    assert list(commitments.owners) == [("pcc",)]
    assert list(statements.owners)[1] == ()
    assert statements.list_label.isna().tolist() == [True, False, True]


def test_a_partial_date_keeps_its_precision_and_has_its_days_beside_it(frames: Frames) -> None:
    (row,) = frames.commitments.itertuples()
    assert row.first_date == "2017-03"
    assert (row.first_date_from, row.first_date_to) == (pd.Timestamp("2017-03-01"), pd.Timestamp("2017-03-31"))
    assert frames.documents.meeting_date_from.isna().tolist() == [False, True, False]


def test_verdicts_are_ordered_worst_first(frames: Frames) -> None:
    assert (frames.ledger.verdict > "overdue").all()
    assert (frames.ledger.verdict < "kept").all()


def test_texts_are_the_slices(frames: Frames) -> None:
    for row in frames.statements.to_dict("records"):
        start, end = int(row["char_start"]), int(row["char_end"])
        assert frames.text(str(row["document_id"]))[start:end] == row["text"]
    with pytest.raises(InputError, match="d3"):
        frames.text("d3")


def test_words_that_look_like_nothing_stay_words(tmp_path: Path) -> None:
    """Where pandas would see a missing value."""
    texts = ("NA", "null", "None", "nan", "N/A", "1e5", "True")
    papers = tuple(datasets.paper(f"{text.lower().replace('/', '')}.txt", text, "", title=text) for text in texts)
    emit(Dataset(papers, ()), tmp_path, ())
    assert sorted(load(tmp_path).documents.title) == sorted(texts)


def test_an_empty_dataset_has_typed_frames(tmp_path: Path) -> None:
    emit(Dataset((), ()), tmp_path, ())
    frames = load(str(tmp_path))
    assert len(frames.ledger) == 0
    assert str(frames.statements.page.dtype) == "Int64"
    assert str(frames.commitments.due_latest_to.dtype) == "datetime64[s]"


def test_it_is_frozen_and_says_what_it_holds(frames: Frames) -> None:
    with pytest.raises(FrozenInstanceError):
        frames.ledger = frames.plans  # type: ignore[misc]
    assert "statements 3" in repr(frames)


@pytest.mark.parametrize("what", ["absent", "empty", "cut", "other"])
def test_a_folder_that_is_none(tmp_path: Path, what: str) -> None:
    if what in ("cut", "other"):
        emit(datasets.dataset(), tmp_path, ())
        path = tmp_path / "ledger.csv"
        path.write_bytes(path.read_bytes()[:50] if what == "cut" else b"a,b\n1,2\n")
    with pytest.raises(InputError):
        load(tmp_path / "gone" if what == "absent" else tmp_path)
