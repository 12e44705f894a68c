"""Text of a paper made harmless for spreadsheets, viewers and parsers, with offsets that stay true.

Two measures, both kept by `text/<document_id>.txt` and by every table:

- Characters that no reader sees but programs obey (control characters, direction marks, half characters) are replaced
  one for one, so that no offset moves.
- No field begins with a character that makes a spreadsheet take it for a formula (`=`, `+`, `-`, `@`; see OWASP, "CSV
  Injection"). Such characters are passed over at the start of a statement, and its offset moves behind them; nothing is
  put in front of the paper's words, as that would part the text from its slice.
"""

from __future__ import annotations

import re

_LEAD = re.compile(r"[\s\u200b\u2060\ufeff=+@\uff1d\uff0b\uff0d\uff20-]+")
_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_REPLACED = (
    dict.fromkeys((code for code in _CONTROL if chr(code) not in "\n\t"), " ")
    | dict.fromkeys(_DIRECTION, "\u2060")
    | dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
)


def visible(text: str) -> str:
    """The text with each unseen, obeyed character replaced by one that is harmless; the length stays the same."""
    return text if text.isprintable() else text.translate(_REPLACED)


def collapsed(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def cell(text: str) -> str:
    """A value for a cell: harmless, on one line, and no formula."""
    shown = visible(text)
    return collapsed(slice_of(shown, 0, len(shown))[0])


def exact_cell(text: str) -> str:
    """A value for a cell that keeps its white space: harmless, and no formula."""
    shown = visible(text)
    return slice_of(shown, 0, len(shown))[0]


def path_cell(path: str) -> str:
    """A path for a cell: `./` goes before one that a spreadsheet would take for a formula."""
    shown = visible(path).replace("\n", " ").replace("\t", " ")
    return f"./{shown}" if _LEAD.match(shown) else shown


def slice_of(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words of text[start:end] for a cell, and where they are: without white space or formula signs around.

    `text` is a document's text as `visible` gives it. The words are the slice of the offsets given back, to the
    character: a tab between the cells of a row stays one."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    kept = text[start:end].rstrip()
    return kept, start, start + len(kept)
