"""What a page is made of before anything is concluded from it: words, rules and fills.

Coordinates are points from the top left corner of the page as it is shown, whatever its rotation. The records that a
page has by the hundred are named tuples: they are made three times as fast as frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.ingest.shades import Colour


class Face(NamedTuple):
    """How characters look. `angle` is 0, 90, 180, 270 (clockwise as shown) or -1 for a slant; `hidden`: not painted."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: Colour
    angle: int = 0
    hidden: bool = False


class Word(NamedTuple):
    """Characters of one look without white space between them.

    `glued` says that no white space parts it from the word before. `base` is the height of the base line. `broken` says
    that a hyphen at the end of a line was taken off its end. `looks` are looks that shapes give: struck, highlighted.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    face: Face
    glued: bool = False
    broken: bool = False
    looks: frozenset[str] = frozenset()


class Rule(NamedTuple):
    """A straight line, across the page (`top` == `bottom`) or down it (`x0` == `x1`)."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 0.5
    soft: bool = False  # the edge of a fill, not a line of its own


class Fill(NamedTuple):
    """A painted area, in the order of painting."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour
    square: bool = True  # false for round shapes


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as its source gave it. `pictures` is the share of the page that pictures cover, 0 to 1; `ocr` says that
    its words were recognised in a picture; `told` is what has to be said of how it was read."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: float = 0.0
    lost: int = 0
    crowded: bool = False
    ocr: bool = False
    told: tuple[str, ...] = ()
