"""Records go to bytes and come back the same; nothing else comes back."""

from __future__ import annotations

import json
import pickle
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cache.codec import decode, encode, packed
from pipeline.link import link
from pipeline.model import AreaResult, Listing, Paper
from pipeline.steps import PaperTask, digest_of, read
from tests import datasets

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = ["2013-10-18-panel-minutes.html", "2015-09-18-action-log.docx", "2016-01-29-delivery-report.pdf"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_paper_comes_back(name: str) -> None:
    done = read(PaperTask(CORPUS / name, name, digest_of(CORPUS / name), Listing()))
    paper = decode(Paper, done.content)
    assert paper.statements and paper.document.blocks
    assert packed(paper) == (done.content, done.note["digest"])
    result = link(paper.document.facts.area, (paper,), ())
    assert decode(AreaResult, packed(result)[0]) == result


def test_every_kind_of_record_comes_back() -> None:
    dataset = datasets.dataset()
    for paper in dataset.papers:
        assert decode(Paper, packed(paper)[0]) == paper
    for area in dataset.areas:
        assert decode(AreaResult, packed(area)[0]) == area


@given(st.builds(Listing, *[st.text()] * 5, st.lists(st.tuples(st.text(), st.text())).map(tuple)))
def test_any_text_comes_back(listing: Listing) -> None:
    assert decode(Listing, packed(listing)[0]) == listing


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not compressed",
        zlib.compress(b"{}"),
        zlib.compress(b'["a"]'),
        zlib.compress(json.dumps(["", "", "", "", "", [1]]).encode()),
        zlib.compress(b"[" * 100_000),
        zlib.compress(pickle.dumps(Listing())),
        packed(Listing("Marlshire"))[0][:-3],
    ],
)
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(Listing, content)


def test_a_field_of_an_unknown_type_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        held: set[str]

    with pytest.raises(TypeError, match="set"):
        encode(Odd({"a"}))
