"""The remark behind a statement: whose dates it tells, and where it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Block, Document, Facts, Statement
from pipeline.tag import date_weighed, tag
from pipeline.tag.remarks import behind

_OPEN = "The survey of residents was launched in May 2019."


def _told(*sentences: str, blocks: int = 1) -> tuple[Document, Statement]:
    """A paper of one block, or of one block a sentence, of which the first sentence is a statement."""
    text = " ".join(sentences)
    ends = [sum(len(one) + 1 for one in sentences[: at + 1]) - 1 for at in range(len(sentences))]
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = list(zip(starts, ends, strict=True)) if blocks > 1 else [(0, len(text))]
    made = tuple(Block("paragraph", a, b) for a, b in spans)
    facts = Facts(document_type="minutes", meeting_date="2019-06-20")
    document = Document("d", "paper.txt", "0", "text/plain", text=text, facts=facts, blocks=made)
    return document, Statement("s", "d", 1, "milestone", "title", sentences[0], 0, len(sentences[0]))


def _dates(document: Document, *statements: Statement) -> list[tuple[str, str]]:
    (labelled, *_) = tag(document, statements)
    return [(one.span.end, one.role) for one in labelled.dates if one.span]


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("It closes on 7 July.", ("2019-07-07", "due")),
        ("This will be completed by 31 March 2020.", ("2020-03-31", "due")),
        ("Completed 11 June 2019.", ("2019-06-11", "achieved")),
        ("Now due in September 2019.", ("2019-09-30", "due")),
        ("15 September", ("2019-09-15", "due")),
    ],
)
def test_a_remark_tells_a_date_of_what_stands_before_it(remark: str, expected: tuple[str, str]) -> None:
    assert _dates(*_told(_OPEN, remark)) == [("2019-05-31", "achieved"), expected]


@pytest.mark.parametrize(
    "remark",
    [
        "The Chair asked for a note by 7 July 2019.",  # of something else
        "It gives direction until 2029.",  # what it is about
        "Residents are satisfied.",
    ],
)
def test_another_sentence_is_no_remark(monkeypatch: pytest.MonkeyPatch, remark: str) -> None:
    monkeypatch.setattr(date_weighed, "weights", lambda: None)
    assert _dates(*_told(_OPEN, remark)) == [("2019-05-31", "achieved")]


def test_only_the_next_sentence_of_the_same_block_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_weighed, "weights", lambda: None)
    assert _dates(*_told(_OPEN, "Members were glad.", "It closes on 7 July.")) == [("2019-05-31", "achieved")]
    assert _dates(*_told(_OPEN, "It closes on 7 July.", blocks=2)) == [("2019-05-31", "achieved")]


def test_what_another_statement_holds_is_no_remark() -> None:
    document, first = _told(_OPEN, "It will be closed on 7 July 2019.")
    second = replace(first, statement_id="t", ordinal=2, start=first.end + 1, end=len(document.text))
    assert list(behind(document, (first, second))) == [(), ()]
    assert _dates(document, first, second) == [("2019-05-31", "achieved")]
