"""A text as lines with their indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\v]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words without the spaces around them, where they begin (in columns), its place in the file."""

    text: str
    indent: int
    number: int
    leading_tab: bool = False

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing."""
        return not self.text


def lines_of(text: str) -> list[Line]:
    """The lines of a text; a form feed counts as a line end, no-break spaces as spaces. Tabs inside a line stay."""
    found = []
    for number, raw in enumerate(re.split(r"[\n\x0c\x85\u2028\u2029]", text), 1):
        clean = _SPACES.sub(" ", raw)
        body = clean.strip(" ")
        leading_tab = body.startswith("\t") and bool(body.strip())
        kept = body.rstrip() if leading_tab else body.strip()
        indent = len(clean[: len(clean) - len(clean.lstrip())].expandtabs(4))
        found.append(Line(kept, indent, number, leading_tab))
    return found


def run_end(lines: Sequence[Line], at: int, most: int = 0) -> int:
    """Where the lines from `at` on that touch each other end; with `most`, at the latest behind so many."""
    end = min(len(lines), at + most) if most else len(lines)
    while at < end and not lines[at].blank:
        at += 1
    return at
