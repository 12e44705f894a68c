"""Whether a text was wrapped at a width, and which of its lines go on with the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.labels import split_label
from pipeline.ingest.text.lines import Line

_CLOSERS = "\"'”’)]*_"
_GLUE = re.compile(r"(?:and|or|and/or|plus|&)[;:,]?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+$|https?://|www\.")
_SHORT = 45
_ENOUGH = 12  # lines that tell how a text is spaced


@dataclass(frozen=True, slots=True)
class Wrap:
    """`width`: where lines were broken, 0 where each line is a paragraph; `spaced`: blank lines part paragraphs;
    `full`: only a line that had no more room goes on with a capital, as nothing in the text parts paragraphs."""

    width: int = 0
    spaced: bool = False
    full: bool = False

    def joins(self, above: str, below: str) -> bool:
        """Whether `below`, the next line in the file, goes on with `above`."""
        if not above or not below:
            return False
        if _ADDRESS.match(below):
            return False
        if _GLUE.match(below) or is_hyphenated(above, below):
            return True
        if begins_low(below):
            return (not is_ended(above) and len(above) >= (self.width * 0.5 if self.width else _SHORT)) or self._full(
                above, below
            )
        return self._joins_capital(above, below)

    def _joins_capital(self, above: str, below: str) -> bool:
        if not self.width or above.rstrip(_CLOSERS)[-1:] in (":", ";"):
            return False
        if self.full:
            return is_left_open(above) or self._full(above, below)
        if not is_ended(above):
            return len(above) >= self.width * (0.3 if is_left_open(above) else 0.6)
        return self._full(above, below) or (self.spaced and len(above) >= self.width * 0.8)

    def _full(self, above: str, below: str) -> bool:
        """Whether the first word of `below` had no room left on the line above."""
        return bool(self.width) and self.width * 1.3 > len(above) > self.width - 1 - len(below.split(" ", 1)[0])


def measure(lines: list[Line], full: bool = False) -> Wrap:
    """How a text is wrapped, by its own lines: where one breaks off and the next goes on in lower case. `full`: as in
    Wrap."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if _comparable(a, b)]
    told = [(a.text, b.text) for a, b in _outside_lists(lines) if _comparable(a, b)]
    broken = sorted(len(a) for a, b in told if len(a) > 25 and not is_ended(a) and begins_low(b))
    if len(broken) < 2 or len(broken) < 0.15 * len(pairs):
        return Wrap()
    width = broken[int(len(broken) * 0.95)]
    filled = [line for line in lines if not line.blank]
    if sum(len(line.text) > width * 1.4 for line in filled) > 0.25 * len(filled):
        return Wrap()
    blanks = sum(a.blank and not b.blank for a, b in pairwise(lines))
    return Wrap(width, blanks >= 0.08 * len(filled), full)


def _outside_lists(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Each line with the next one, but where a line with a colon opened what may be a list without bullets ("I will:")
    and no line ended since: there a small letter tells nothing."""
    listed = False
    for above, below in pairwise(lines):
        listed = above.text.endswith(":") or (listed and not above.blank and not is_ended(above.text))
        if not listed:
            yield above, below


def without_double_spacing(lines: list[Line]) -> list[Line]:
    """The lines of a text without the blank line that stands between any two of them, where it does and sentences go on
    over them: so a PDF is often put on a web page."""
    filled = [line for line in lines if not line.blank]
    if len(filled) < _ENOUGH or sum(not a.blank and not b.blank for a, b in pairwise(lines)) > 0.1 * len(filled):
        return lines
    goes_on = sum(not is_ended(a.text) and begins_low(b.text) and len(a.text) > 25 for a, b in pairwise(filled))
    if goes_on < 0.15 * len(filled):
        return lines
    return [line for at, line in enumerate(lines) if not line.blank or (at and lines[at - 1].blank)]


def _comparable(above: Line, below: Line) -> bool:
    return not (above.blank or below.blank or "\t" in above.text or "\t" in below.text or split_label(below.text))


_OPEN = re.compile(
    r"\b(?:the|a|an|that|of|to|and|or|by|for|with|in|on|at|from|as|is|was|were|be|which|who|its?|their)$"
)


def is_left_open(text: str) -> bool:
    """Whether a line breaks off at a word that no line of its own ends with ("the", "of")."""
    return bool(_OPEN.search(text))


def is_ended(text: str) -> bool:
    """Whether a line ends as a sentence, a list item or a governing line does."""
    return text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", ":", ";", "…")


def begins_low(text: str) -> bool:
    """Whether a line begins in lower case."""
    return text.lstrip("\"'“‘([*_")[:1].islower()


def is_hyphenated(above: str, below: str) -> bool:
    """Whether a word was broken at the line end with a hyphen."""
    return len(above) > 20 and above.endswith("-") and above[-2].isalpha() and below[:1].islower()


def join_lines(texts: list[str]) -> str:
    """Lines as one, hyphens at line ends kept: whether the word has one cannot be told from a plain text alone."""
    joined = texts[0]
    for text in texts[1:]:
        joined += text if is_hyphenated(joined, text) else " " + text
    return joined
