"""What must hold of the statements of any paper, however odd its words and the order of its blocks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.assemble import assemble
from pipeline.ingest.text import read_string
from pipeline.language.clauses import read_sentence
from pipeline.model import KINDS, Document, Facts
from pipeline.segment import segment
from tests.segment.layout import document

_FOLDER = Path(__file__).parents[1] / "cases" / "layouts"
_PAPERS: list[dict[str, Any]] = [
    case for path in sorted(_FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
_LINES = sorted({line for case in _PAPERS for line in case["paper"].strip("\n").split("\n")})
_TYPES = st.sampled_from(["plan", "minutes", "progress_report", "refresh_report", "cover_report", "other"])
_PIECES = st.sampled_from(
    "The Panel PCC I will agreed to publish : ; . – • (a) (b) (1) strategy published May 2018 RESOLVED that be noted "
    "Action: Update Priority 1 - priorities are ‘ ’ | \t asked ? review , and Headlines: success measured by".split(" ")
)
_WORDS = st.lists(_PIECES, max_size=30).map(" ".join)
_MARKS = st.sampled_from(["# ", "## ", "- ", "  - ", "- [(a)] ", "- [2.1] ", "| ", ""])
_ODD_LINES = st.lists(st.tuples(_MARKS, st.one_of(_WORDS, st.text(max_size=60))).map("".join), max_size=12)


def _holds(paper: Document) -> None:
    found = segment(paper)
    ids = {statement.statement_id for statement in found}
    assert len(ids) == len(found)
    assert [statement.ordinal for statement in found] == list(range(1, len(found) + 1))
    assert [(s.start, s.end) for s in found] == sorted((s.start, s.end) for s in found)
    for statement in found:
        assert 0 <= statement.start < statement.end <= len(paper.text)
        assert statement.text == " ".join(paper.text[statement.start : statement.end].split())
        assert statement.text
        assert statement.kind in KINDS
        assert 0 < statement.confidence <= 1
        assert statement.reasons
        assert "\n" not in statement.title and "\t" not in statement.title
        assert statement.document_id == paper.document_id
        assert not statement.parent_id or statement.parent_id in ids - {statement.statement_id}
        for context in statement.contexts:
            assert 0 <= context.start <= context.end <= len(paper.text)
    parents = {statement.statement_id: statement.parent_id for statement in found}
    for one in parents:
        _ends(one, parents)


def _ends(one: str, parents: dict[str, str]) -> None:
    """The parents of parents come to an end."""
    for _ in parents:
        one = parents.get(one, "")
    assert not one


@settings(max_examples=120)
@given(_ODD_LINES, _TYPES)
def test_any_blocks(lines: list[str], document_type: str) -> None:
    lines = [" ".join(line.splitlines()) for line in lines]
    _holds(document(lines, document_type=document_type, first_person="pcc"))


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=8).map("\n".join)), _TYPES)
def test_any_text_as_it_is_read(text: str, document_type: str) -> None:
    words, blocks = assemble(read_string(text).pieces)
    facts = Facts(document_type=document_type)
    _holds(Document("d000000000000", "paper.txt", "0" * 64, "text/plain", "", words, blocks, facts))


@settings(max_examples=80)
@given(st.lists(st.sampled_from(_LINES), max_size=25), _TYPES)
def test_blocks_in_any_order(lines: list[str], document_type: str) -> None:
    _holds(document(lines, document_type=document_type, first_person="pcc"))


@settings(max_examples=30)
@given(st.lists(st.sampled_from(_LINES), max_size=15), _TYPES)
def test_a_paper_read_again_gives_the_same(lines: list[str], document_type: str) -> None:
    once = segment(document(lines, document_type=document_type))
    read_sentence.cache_clear()
    assert segment(document(lines, document_type=document_type)) == once


def test_ids_stay_when_something_is_put_in_front() -> None:
    lines = ["I will:", "- open a hub", "- open a hub", "- publish my diary"]
    before = segment(document(lines, document_type="plan"))
    after = segment(document(["# A title", "Some words.", *lines], document_type="plan"))
    assert [statement.statement_id for statement in before] == [statement.statement_id for statement in after]
    assert len({statement.statement_id for statement in before}) == 3


def test_a_paper_without_text_has_no_statements() -> None:
    assert segment(document([])) == ()


def test_a_very_long_paragraph_ends() -> None:
    words = "The Panel agreed that the strategy, which was published, will be reviewed and " * 400
    _holds(document([words + "ends.", "Headlines: " + "Hub opened " * 800], document_type="minutes"))
