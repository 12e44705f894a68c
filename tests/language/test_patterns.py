"""The notation of models/: what a pattern stands for, and that no index leaves out a pattern that fits."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

import pytest

from pipeline.ingest.facts import author, meeting, person, plan
from pipeline.language.patterns import compile_entry, expression, pattern_set, worded
from pipeline.language.triggers import index_of
from pipeline.problems import ModelsError
from pipeline.segment import titles
from pipeline.vocabulary import Entry, entries

_FILES = ["cues", "governors", "sections"]


@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("on hold", "It is on hold.", True),
        ("on hold", "It is ON\nHOLD", True),
        ("on hold", "Upon hold", False),
        ("on hold", "on holding", False),
        ("agreed ?:", "Agreed: to meet", True),
        ("agreed ?:", "Agreed : to meet", True),
        ("panel ~ agreed", "the Panel then all agreed", True),
        ("panel ~ agreed", "the Panel met. They agreed", False),
        ("panel ~ agreed", "the Panel sat and talked on for hours and agreed", False),
        ("panel ~? ?agreed", "the Panel agreed", True),
        ("what's new", "What’s new", True),
        ("^that", "So that", False),
        ("plans?", "two plans", True),
    ],
)
def test_notation(phrase: str, text: str, fits: bool) -> None:
    assert bool(re.search(expression(phrase), text, re.IGNORECASE)) is fits


@pytest.mark.parametrize("file", _FILES)
def test_the_index_leaves_out_no_pattern_that_fits(file: str) -> None:
    found = pattern_set(file)
    texts = [text for entry in entries(file) for text in (*entry.examples, *entry.counter_examples)]
    for text in texts:
        kept = set(found.index.candidates(text))
        fitting = {number for number, single in enumerate(found.singles) if single.search(text)}
        assert fitting <= kept, text


def test_an_expression_that_needs_no_word_is_always_tried() -> None:
    index = index_of([r"\d+", r"(?:cat|dog)s?", r"a b|c"])
    assert 0 in index.candidates("nothing")
    assert 1 in index.candidates("two dogs")
    assert 2 in index.candidates("c")


@pytest.mark.parametrize("entry", [entry for file in _FILES for entry in entries(file)], ids=lambda entry: entry.label)
def test_examples_of_the_vocabulary(entry: Entry) -> None:
    pattern = compile_entry(entry)
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counter_examples if pattern.search(text)] == []


def test_the_first_label_in_file_order_wins() -> None:
    assert pattern_set("governors").first("Apologies were received from:") == "procedure"
    assert pattern_set("governors").first("Grass is green") == ""


def test_a_search_gives_the_earliest_place() -> None:
    match = pattern_set("cues").search("statistic", "Burglary fell by 9% and fraud rose by 4%.")
    assert match is not None
    assert match.start() == 9


def test_a_shape_holds_the_words_of_its_labels() -> None:
    shape = worded(r"(?i)^\d{1,2}\. {minutes_item}\b", "paper_dates")
    assert shape.match("2. To confirm the\nMinutes")
    assert not shape.match("2. Minuted") and not shape.match("200. Minutes")


def test_a_space_in_a_shape_may_be_one_on_the_line_only() -> None:
    shape = worded("^{nobody}$", "authors", r"[\t\x20]")
    assert shape.match("not \t applicable") and not shape.match("not\napplicable")


def test_a_shape_without_its_words_is_named() -> None:
    with pytest.raises(ModelsError, match="nonesuch"):
        worded("{nonesuch}", "authors")


@pytest.mark.parametrize(
    ("file", "module"),
    [("authors", author), ("first_person", person), ("paper_dates", meeting), ("plans", plan), ("titles", titles)],
)
def test_every_label_stands_in_a_shape(file: str, module: ModuleType) -> None:
    used = set(re.findall(r"\{([a-z_]+)\}", inspect.getsource(module)))
    assert {entry.label for entry in entries(file)} - used == set()
