"""What the look of an element says: bold, red, struck out, a fill, an indentation, a symbol font."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.ingest.assemble import Look
from pipeline.ingest.colours import fill_name, is_red
from pipeline.ingest.html.tree import Element

_TAGS: dict[str, Look] = {
    **dict.fromkeys(("b", "strong", "th"), "bold"),
    **dict.fromkeys(("i", "em", "cite"), "italic"),
    **dict.fromkeys(("s", "strike"), "struck"),
    "del": "deleted",
    "ins": "inserted",
    "mark": "highlighted",
}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|px|cm|mm|in|em|rem)?")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0, "rem": 12.0, "": 0.75}
_FILL_CLASS = re.compile(r"(?:^|[-_ ])(red|amber|green|blue|grey|gray|yellow|orange)(?:$|[-_ ])", re.IGNORECASE)
_SYMBOL = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)


@lru_cache(maxsize=4096)
def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute, in lower case."""
    parts = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {name.strip().lower(): value.strip().lower() for name, value in parts}


def style_of(element: Element, classes: dict[str, str]) -> dict[str, str]:
    """What is declared for an element: by its classes in the page's style sheet, then by its own style."""
    sheet = ";".join(classes[name] for name in (element.get("class") or "").split() if name in classes)
    return declarations(f"{sheet};{element.get('style') or ''}")


def looks_of(element: Element, style: dict[str, str]) -> tuple[frozenset[Look], frozenset[Look]]:
    """The looks that an element gives to its words, and those that it takes away."""
    given: set[Look] = {_TAGS[element.tag]} if element.tag in _TAGS else set()
    taken: set[Look] = set()
    weight = style.get("font-weight", "")
    if weight:
        (given if weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600) else taken).add("bold")
    if "italic" in style.get("font-style", ""):
        given.add("italic")
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        given.add("struck")
    colour = style.get("color") or (element.get("color") or "" if element.tag == "font" else "")
    if colour:
        (given if is_red(colour) else taken).add("red")
    if element.tag == "span" and fill_name(style.get("background-color") or style.get("background") or "") in (
        "amber",
        "green",
        "blue",
        "red",
    ):
        given.add("highlighted")
    return frozenset(given), frozenset(taken)


def fill_of(element: Element, style: dict[str, str]) -> str:
    """The named fill of a cell, by its background or by a class that names a colour."""
    background = (
        style.get("background-color") or (style.get("background") or "").split(" ")[0] or element.get("bgcolor") or ""
    )
    named = _FILL_CLASS.search(element.get("class") or "")
    return fill_name(background) or (fill_name(named.group(1).replace("yellow", "amber")) if named else "")


def indent_of(style: dict[str, str]) -> float:
    """How far the first line of a block stands in, in points."""
    margin = style.get("margin", "").split()
    left = style.get("margin-left") or (margin[3] if len(margin) == 4 else margin[1] if len(margin) > 1 else "")
    return _points(left) + _points(style.get("padding-left", "")) + _points(style.get("text-indent", ""))


def _points(length: str) -> float:
    found = _LENGTH.match(length)
    try:
        return float(found[1]) * _POINTS[found[2] or ""] if found else 0.0
    except ValueError:
        return 0.0


def is_symbol_font(element: Element, style: dict[str, str]) -> bool:
    """Whether the words are set in a font of symbols, so that a letter is a bullet."""
    return bool(_SYMBOL.search(style.get("font-family", "") + style.get("font", "") + (element.get("face") or "")))


def list_level(style: dict[str, str]) -> int:
    """The list level that Word left in a style ("mso-list:l0 level2 lfo1"), 0 where it left none."""
    found = re.search(r"\blevel(\d)\b", style.get("mso-list", ""))
    return int(found[1]) if found else 0
