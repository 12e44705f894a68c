"""Typing slips are mended where only one word can be meant; names and real words are left as they are."""

from __future__ import annotations

import pytest

from pipeline.link.slips import slips_of

OFTEN = {"partnership": 5, "victims": 4, "Marley": 6, "Harwold": 3, "through": 9}


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("word", "meant"),
    [("partnerhsip", "partnership"), ("partnrship", "partnership"), ("partneership", "partnership"),
     ("Hawrold", "harwold")],
)  # fmt: skip
def test_a_slip_is_mended(word: str, meant: str) -> None:
    assert slips_of(OFTEN | {word: 1}, never) == {word.lower(): meant}


@pytest.mark.parametrize("word", ["Marsley", "partnerships", "victimless", "Partners", "vistim"])
def test_another_word_is_left(word: str) -> None:
    assert slips_of(OFTEN | {word: 1}, never) == {}


def test_a_word_that_is_known_is_none() -> None:
    assert slips_of(OFTEN | {"though": 1}, lambda word: word == "though") == {}


def test_what_is_written_twice_is_meant() -> None:
    assert slips_of(OFTEN | {"partnerhsip": 2}, never) == {}


def test_two_that_could_be_meant_leave_it_open() -> None:
    assert slips_of({"carrier": 4, "cartier": 4, "catrier": 1}, never) in ({}, {"catrier": "cartier"})
    assert slips_of({"formal": 4, "format": 4, "forml": 1}, never) == {}
