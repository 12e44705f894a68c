"""Levels of list items."""

from __future__ import annotations

import pytest

from pipeline.ingest.assemble import Piece, Run
from pipeline.ingest.nesting import Nesting, lift_lone_parents

# each item: label ("" for a bullet), glyph, indentation, whether it opens a list; and the level that it must get
LISTS = {
    "flat bullets": [("", "•", 0, False, 1), ("", "•", 0, False, 1)],
    "by indentation": [("", "-", 0, False, 1), ("", "-", 2, False, 2), ("", "-", 0, False, 1)],
    "by glyph": [("", "•", 0, True, 1), ("", "o", 0, False, 2), ("", "o", 0, False, 2), ("", "•", 0, False, 1)],
    "letters over bullets": [("(a)", "-", 0, True, 1), ("", "·", 0, False, 2), ("", "·", 0, False, 2), ("(b)", "-", 0, False, 1)],
    "numbers over letters": [("1.", "-", 0, True, 1), ("(a)", "-", 0, False, 2), ("(b)", "-", 0, False, 2), ("2.", "-", 0, False, 1)],
    "letters over numerals": [("(a)", "-", 0, True, 1), ("(i)", "-", 4, False, 2), ("(ii)", "-", 4, False, 2), ("(b)", "-", 0, False, 1)],
    "i after h is a letter": [("(h)", "-", 0, False, 1), ("(i)", "-", 0, False, 1), ("(j)", "-", 0, False, 1)],
    "a slip of case": [("(i)", "-", 0, False, 1), ("(J)", "-", 0, False, 1), ("(k)", "-", 0, False, 1)],
    "decimals": [("4.", "-", 0, False, 1), ("4.1", "-", 0, False, 2), ("4.2", "-", 0, False, 2), ("5.", "-", 0, False, 1)],
    "markdown bullets before letters": [("17.", "-", 0, True, 1), ("a)", "-", 0, False, 2), ("b)", "-", 2, False, 2), ("18.", "-", 0, False, 1)],
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_levels(name: str) -> None:
    nesting = Nesting()
    if name == "a slip of case":
        for letter in "abcdefgh":
            nesting.level(f"({letter})")
    found = [nesting.level(label, glyph, indent, opens) for label, glyph, indent, opens, _ in LISTS[name]]
    assert found == [level for *_, level in LISTS[name]]


def test_a_series_goes_on_behind_a_paragraph() -> None:
    nesting = Nesting()
    assert [nesting.level("(g)"), nesting.level("(h)")] == [1, 1]
    nesting.interrupt()
    assert nesting.level("(i)") == 1
    assert nesting.level("", "·", 0) == 2
    assert nesting.level("(j)") == 1


def test_items_under_a_first_that_opens_nothing_are_brothers() -> None:
    pieces = [_item("How safe?", 1), _item("How well?", 2), _item("How sure?", 2), Piece("paragraph", (Run("End"),))]
    assert [piece.level for piece in lift_lone_parents(pieces)] == [1, 1, 1, 0]
    parent = [_item("Tackle:", 1), _item("fraud", 2), _item("theft", 2)]
    assert lift_lone_parents(parent) == parent
    followed = [_item("One", 1), _item("a", 2), _item("b", 2), _item("Two", 1)]
    assert lift_lone_parents(followed) == followed


def _item(text: str, level: int) -> Piece:
    return Piece("item", (Run(text),), level, "", True)
