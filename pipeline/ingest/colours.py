"""Colours as HTML, Word and OpenDocument write them, named as readers of a RAG rating name them."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

_NAMED = {
    "red": (255, 0, 0), "darkred": (139, 0, 0), "crimson": (220, 20, 60), "firebrick": (178, 34, 34), "tomato": (255, 99, 71),
    "maroon": (128, 0, 0), "orange": (255, 165, 0), "darkorange": (255, 140, 0), "gold": (255, 215, 0), "yellow": (255, 255, 0),
    "amber": (255, 191, 0), "khaki": (240, 230, 140), "green": (0, 128, 0), "lime": (0, 255, 0), "limegreen": (50, 205, 50),
    "lightgreen": (144, 238, 144), "darkgreen": (0, 100, 0), "palegreen": (152, 251, 152), "forestgreen": (34, 139, 34),
    "blue": (0, 0, 255), "navy": (0, 0, 128), "lightblue": (173, 216, 230), "darkblue": (0, 0, 139), "cyan": (0, 255, 255),
    "aqua": (0, 255, 255), "teal": (0, 128, 128), "grey": (128, 128, 128), "gray": (128, 128, 128), "silver": (192, 192, 192),
    "lightgrey": (211, 211, 211), "lightgray": (211, 211, 211), "darkgray": (169, 169, 169), "white": (255, 255, 255),
    "black": (0, 0, 0), "purple": (128, 0, 128), "pink": (255, 192, 203), "magenta": (255, 0, 255), "darkyellow": (128, 128, 0),
}  # fmt: skip
_HUES = ((16, "red"), (68, "amber"), (172, "green"), (262, "blue"), (335, "other"), (361, "red"))


@lru_cache(maxsize=1024)
def rgb(text: str) -> tuple[int, int, int] | None:
    """The colour that "#f00", "FF0000", "rgb(255, 0, 0)" or "red" means; None for none ("auto", "transparent")."""
    bare = text.strip().lower().lstrip("#")
    if bare in _NAMED:
        return _NAMED[bare]
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
    if colour is None:
        return ""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if saturation < 0.06 and value > 0.97:
        return ""
    if saturation < 0.12 or value < 0.16:
        return "grey"
    return next(name for limit, name in _HUES if hue * 360 < limit)


@lru_cache(maxsize=1024)
def is_red(text: str) -> bool:
    """Whether words of this colour look red: strong, and no brown, orange or pink."""
    red, green, blue = rgb(text) or (0, 0, 0)
    return red >= 150 and green <= 90 and blue <= 100 and abs(green - blue) <= 70
