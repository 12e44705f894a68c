"""Names of colours, as people who read a RAG rating name them."""

from __future__ import annotations

import colorsys
from functools import lru_cache

Colour = tuple[int, int, int]

_HUES = ((16, "red"), (68, "amber"), (172, "green"), (262, "blue"), (335, "other"), (361, "red"))


@lru_cache(maxsize=1024)
def fill_name(colour: Colour) -> str:
    """One of model.FILLS for a painted area; empty for white."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if saturation < 0.06 and value > 0.97:
        return ""
    if saturation < 0.12 or value < 0.16:
        return "grey"
    return next(name for limit, name in _HUES if hue * 360 < limit)


@lru_cache(maxsize=1024)
def is_red(colour: Colour) -> bool:
    """Whether text of this colour looks red: strong, and no brown, orange or pink."""
    red, green, blue = colour
    return red >= 150 and green <= 90 and blue <= 100 and abs(green - blue) <= 70
