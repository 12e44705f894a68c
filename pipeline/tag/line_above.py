"""The short line that stands right above a list, read where no governing line or heading of the statement says it."""

from __future__ import annotations

import re

from pipeline.model import Context, Document, Statement

_ITEM = re.compile(r"\s*(?:[-–—•·▪◦*►➢]|\(?[0-9a-z]{1,3}[.)])\s")
_PROMISES = re.compile(
    r"(?i)\b(?:(?:will|would|shall|should|must|to)(?: (?:do|deliver|achieve))?|expects? (?:of|from) (?:the |my )?"
    r"(?:\w+ ){1,4}\w*|(?:do|deliver|achieve) with (?:\w+ ?){1,4})[\s:–—-]*$"
)
_FAR = 3000
_SHORT = 14


def line_above(document: Document, statement: Statement) -> Context | None:
    """The line above the list that the statement is an item of, where it is short and promises or expects something.

    The items between are passed over; their further lines too, for these do not follow an empty line."""
    lines = document.text[max(0, statement.start - _FAR) : statement.start].split("\n")
    if not _ITEM.match(lines[-1] + statement.text[:5] + " "):
        return None
    offset = statement.start - len(lines[-1])
    for line in reversed(lines[:-1]):
        offset -= len(line) + 1
        if not line.strip() or _ITEM.match(line):
            continue
        if _PROMISES.search(line) and len(line.split()) <= _SHORT:
            return Context("heading", line.strip(), offset, offset + len(line))
        if len(line.split()) <= _SHORT or line.rstrip().endswith((".", ":")):
            return None
    return None
