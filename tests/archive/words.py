"""The words of the archive, from words.toml, and the names of its places."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_BEFORE = (
    "Har Mer Fen Win Ash Old Thorn Lang Stan Brad Cold Wester Norr Elm Pem Hal Cros Mars Til Rad Wick Stoke Bur Hex"
)
_BEHIND = "wold row ford ham stead combe bury ley worth den mouth thorpe gate wick by mere bridge field hurst minster"
HALVES = ("", "even", "odd")


@cache
def words() -> dict[str, Any]:
    """The content of words.toml."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def chosen(items: list[Any], half: str) -> list[Any]:
    """All of a list, or its even or odd half, so that what is fitted on one half is measured on words of the other."""
    return items if not half else items[half == "odd" :: 2]


def places(random: Random, most: int, half: str = "") -> list[str]:
    """Names of places that no area has, each once."""
    found = [before + behind for before in chosen(_BEFORE.split(), half) for behind in _BEHIND.split()]
    random.shuffle(found)
    return found[:most]
