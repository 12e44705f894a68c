"""What a sheet can hold, and how what does not fit is cut: never in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet can hold: rows with its heading, characters a cell (of UTF-16), links."""

    rows: int = 1_048_576
    characters: int = 32_767
    links: int = 65_530


EXCEL = Limits()


def fitted(text: str, limits: Limits, path: str) -> str:
    """A text for a cell: cut where it is too long, with a note of where the whole is.

    "_x0041_" would be shown as "A"; it is written so that it stays what the paper says."""
    if "_x" in text:
        text = _ESCAPED.sub("_x005F_", text)
    if 2 * len(text) <= limits.characters or _units(text) <= limits.characters:
        return text
    note = f" [cut here; the whole is in {path}]"
    kept = text.encode("utf-16-le")[: 2 * (limits.characters - len(note))].decode("utf-16-le", "ignore")
    return kept + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
