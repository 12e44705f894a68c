"""A small picture, drawn by matplotlib's SVG renderer without its layout, which would cost twenty times the time.

What comes out stands inside a page: no style sheet and no style attributes, which the pages' content policy forbids."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from functools import cache
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.path import Path

_STYLE = re.compile(r' style="([^"]*)"')
_HEAD = re.compile(r"^.*?<svg[^>]*>\s*(?:<metadata>.*?</metadata>\s*)?<defs>.*?</defs>", re.S)
_KEPT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "text-anchor", "opacity")


class Canvas:
    """A picture of some width and height; y counts downwards from its top."""

    def __init__(self, width: int, height: int) -> None:
        from matplotlib.backends import backend_svg

        renderer: Any = backend_svg.RendererSVG
        self._size = width, height
        self._out = StringIO()
        self._renderer = renderer(width, height, self._out, metadata=dict.fromkeys(_UNSAID))

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1.5,
             dashes: tuple[float, float] | None = None) -> None:  # fmt: skip
        """A straight line, dashed (drawn, left out) if wanted."""
        self._draw(_line(start, end), (0.0, 0.0), colour, None, width, dashes)

    def shape(self, sort: str, at: tuple[float, float], size: float, colour: str, fill: str | None = None) -> None:
        """A circle, square, diamond or triangle (pointing right) around a place; without `fill` only its outline."""
        self._draw(_shape(sort, size), at, colour, fill or "#ffffff", 2.0, None)

    def bar(self, corner: tuple[float, float], width: float, height: float, colour: str) -> None:
        """A filled rectangle from its top left corner."""
        self._draw(_rectangle(width, height), corner, colour, colour, 0.0, None)

    def text(self, at: tuple[float, float], words: str, colour: str, where: str = "center") -> None:
        """A short text whose baseline stands at a place; `where`: left, center or right of it."""
        x, y = at
        gc = self._renderer.new_gc()
        gc.set_foreground(colour)
        anchored = _anchor(where)
        anchored.set_position((x, self._size[1] - y))
        self._renderer.draw_text(gc, x, y, words, _font(), 0, False, anchored)

    def inside(self) -> str:
        """What was drawn, without the frame; nothing can be drawn after."""
        self._renderer.finalize()
        body = _HEAD.sub("", self._out.getvalue(), count=1).replace("\n", " ")
        return re.sub(r"\s+", " ", _STYLE.sub(_attributes, body)).replace("> <", "><").strip().removesuffix("</svg>")

    def svg(self, label: str) -> str:
        """The picture as an element of a page, with words for those who cannot see it."""
        return framed(self.inside(), *self._size, label)

    def _draw(self, path: Path, at: tuple[float, float], colour: str, fill: str | None, width: float,
              dashes: tuple[float, float] | None) -> None:  # fmt: skip
        from matplotlib.colors import to_rgba
        from matplotlib.transforms import Affine2D

        gc = self._renderer.new_gc()
        gc.set_foreground(colour)
        gc.set_linewidth(width)
        if dashes:
            gc.set_dashes(0, list(dashes))
        flipped = Affine2D().translate(*at).scale(1, -1).translate(0, self._size[1])
        self._renderer.draw_path(gc, path, flipped, to_rgba(fill) if fill else None)


def framed(inside: str, width: int, height: int, label: str) -> str:
    """What was drawn as an element of a page, with words for those who cannot see it."""
    head = f'<svg class="picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
    return f'{head} aria-label="{escape(label)}">{inside}</svg>'


_UNSAID = ("Date", "Creator", "Format", "Type")


def drawing() -> AbstractContextManager[None]:
    """The settings under which pictures are drawn: text stays text, and names come from no chance."""
    import matplotlib

    return matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "plantrace"})


def _attributes(found: re.Match[str]) -> str:
    """A style as attributes, which say the same and need no leave of a content policy."""
    parts = (part.split(":", 1) for part in found[1].split(";") if ":" in part)
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in parts if name.strip() in _KEPT)


@cache
def _font() -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(size=12)


@cache
def _anchor(where: str) -> Any:
    """What tells the renderer on which side of its place a text stands."""
    from matplotlib.text import Text

    return Text(ha=where, va="baseline")


@cache
def _shape(sort: str, size: float) -> Path:
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    if sort == "circle":
        unit = Path.unit_circle()
        return unit.transformed(Affine2D().scale(size))
    half = size * 0.9
    corners = {
        "square": [(-half, -half), (half, -half), (half, half), (-half, half)],
        "diamond": [(0, -size), (size, 0), (0, size), (-size, 0)],
        "triangle": [(-half, -half), (size, 0), (-half, half)],
    }[sort]
    return Path([*corners, corners[0]], closed=True)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Path:
    from matplotlib.path import Path

    return Path([start, end])


def _rectangle(width: float, height: float) -> Path:
    from matplotlib.path import Path

    return Path([(0, 0), (width, 0), (width, height), (0, height), (0, 0)], closed=True)
