"""Names of colours."""

from __future__ import annotations

import pytest

from pipeline.ingest.shades import fill_name, is_red


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((255, 255, 255), ""),
        ((252, 252, 252), ""),
        ((217, 217, 217), "grey"),
        ((0, 0, 0), "grey"),
        ((255, 0, 0), "red"),
        ((192, 0, 0), "red"),
        ((255, 80, 80), "red"),
        ((255, 199, 206), "red"),
        ((255, 192, 0), "amber"),
        ((255, 235, 156), "amber"),
        ((255, 255, 0), "amber"),
        ((237, 125, 49), "amber"),
        ((0, 176, 80), "green"),
        ((146, 208, 80), "green"),
        ((198, 239, 206), "green"),
        ((0, 112, 192), "blue"),
        ((31, 56, 100), "blue"),
        ((112, 48, 160), "other"),
    ],
)
def test_fills_are_named_as_people_name_them(colour: tuple[int, int, int], name: str) -> None:
    assert fill_name(colour) == name


@pytest.mark.parametrize(("colour", "red"), [((255, 0, 0), True), ((192, 0, 0), True), ((204, 0, 51), True)])
def test_red_text(colour: tuple[int, int, int], red: bool) -> None:
    assert is_red(colour) is red


@pytest.mark.parametrize(
    "colour", [(0, 0, 0), (255, 140, 0), (120, 60, 20), (255, 150, 180), (112, 48, 160), (0, 0, 255)]
)
def test_what_is_not_red(colour: tuple[int, int, int]) -> None:
    assert not is_red(colour)
