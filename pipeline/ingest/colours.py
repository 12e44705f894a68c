"""Colours as HTML, Word and OpenDocument write them, named as readers of a RAG rating name them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.ingest import shades

_NAMES = """
red ff0000, darkred 8b0000, crimson dc143c, firebrick b22222, tomato ff6347, maroon 800000, orange ffa500,
darkorange ff8c00, gold ffd700, yellow ffff00, amber ffbf00, khaki f0e68c, green 008000, lime 00ff00, limegreen 32cd32,
lightgreen 90ee90, darkgreen 006400, palegreen 98fb98, forestgreen 228b22, blue 0000ff, navy 000080, lightblue add8e6,
darkblue 00008b, cyan 00ffff, aqua 00ffff, teal 008080, grey 808080, gray 808080, silver c0c0c0, lightgrey d3d3d3,
lightgray d3d3d3, darkgray a9a9a9, white ffffff, black 000000, purple 800080, pink ffc0cb, magenta ff00ff,
darkyellow 808000
"""
_NAMED = dict(pair.split() for pair in _NAMES.replace("\n", " ").split(","))


@lru_cache(maxsize=1024)
def rgb(text: str) -> tuple[int, int, int] | None:
    """The colour that "#f00", "FF0000", "rgb(255, 0, 0)" or "red" means; None for none ("auto", "transparent")."""
    bare = text.strip().lower().lstrip("#")
    bare = _NAMED.get(bare, bare)
    if re.fullmatch(r"[0-9a-f]{6}", bare):
        return int(bare[:2], 16), int(bare[2:4], 16), int(bare[4:], 16)
    if re.fullmatch(r"[0-9a-f]{3}", bare):
        return int(bare[0] * 2, 16), int(bare[1] * 2, 16), int(bare[2] * 2, 16)
    parts = re.match(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})", bare)
    return (min(int(parts[1]), 255), min(int(parts[2]), 255), min(int(parts[3]), 255)) if parts else None


@lru_cache(maxsize=1024)
def fill_name(text: str) -> str:
    """One of model.FILLS for a colour of a cell; empty for white and for none."""
    colour = rgb(text)
    return shades.fill_name(colour) if colour else ""


def is_red(text: str) -> bool:
    """Whether words of this colour look red: strong, and no brown, orange or pink."""
    colour = rgb(text)
    return colour is not None and shades.is_red(colour)
