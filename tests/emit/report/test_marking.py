"""Text with marks: nothing is lost or doubled, and the marks stand on the words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.emit.report.marking import marked, pieces
from pipeline.emit.safe import visible
from pipeline.model import DatePhrase, Labelled, Owner, Statement, StatusPhrase
from tests import datasets

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1]))


def labelled(number: int, start: int, end: int, phrases: list[tuple[int, int]]) -> Labelled:
    statement = Statement(f"d1-{number}", "d1", number, "action", "", "", start, end)
    found = tuple(StatusPhrase("", "planned", "", a, b, "phrase") for a, b in phrases)
    dates = tuple(DatePhrase("", None, "", "due", b, b + 3) for _, b in phrases)
    return Labelled(statement, found, dates, status="planned")


@given(st.text(max_size=60), st.lists(st.tuples(spans, st.lists(spans, max_size=3)), max_size=5), spans)
def test_runs_give_the_text_back(
    text: str, found: list[tuple[tuple[int, int], list[tuple[int, int]]]], cut: tuple[int, int]
) -> None:
    statements = tuple(labelled(n, start, end, phrases) for n, ((start, end), phrases) in enumerate(found))
    paper = datasets.paper("a.txt", "d1", text, *statements)
    start, end = min(cut[0], len(text)), min(cut[1], len(text))
    runs = marked(paper).runs(start, end)
    assert "".join(words for run in runs for _, words in run.pieces) == visible(text)[start:end]


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=4))
def test_pieces_give_the_words_back(text: str, phrases: list[str]) -> None:
    one = labelled(1, 0, len(text), [])
    found = tuple(StatusPhrase(phrase, "planned", "", 0, 0, "phrase") for phrase in phrases)
    one = replace(one, statement=replace(one.statement, text=text), statuses=found)
    assert "".join(words for _, words in pieces(one)) == visible(text)


def test_marks_stand_on_the_words() -> None:
    plan = datasets.plan().statements[0]
    plan = replace(plan, statement=replace(plan.statement, text="I will open a rural crime team by March  2018."))
    assert [piece for piece in pieces(plan) if piece[0] == "date"] == [("date", "March  2018")]
    text = marked(datasets.report())
    (run,) = [one for one in text.runs(0, len(text.text)) if one.labelled]
    assert ("owner", "County Council") not in run.pieces  # inherited, so not said here
    assert run.begins and run.ends


def test_an_owner_is_a_whole_word() -> None:
    one = labelled(1, 0, 40, [])
    words = "I will publish it in April; I said."
    one = replace(one, statement=replace(one.statement, text=words), owners=(Owner("pcc", "I"),), status="")
    assert pieces(one)[0] == ("owner", "I")
    assert sum(sort == "owner" for sort, _ in pieces(one)) == 1


def test_words_on_progress_are_marked_only_where_they_were_believed() -> None:
    one = labelled(1, 0, 10, [(0, 4)])
    one = replace(
        one,
        statement=replace(one.statement, text="Open a suite"),
        statuses=(StatusPhrase("Open", "planned", "", 0, 4, "phrase"),),
    )
    assert ("status", "Open") in pieces(one)
    assert pieces(replace(one, status="")) == (("", "Open a suite"),)
