"""Who speaks in a quotation: whom the words before or behind it name with "said"."""

from __future__ import annotations

import re

from pipeline.language.actors import mentions
from pipeline.model import Document
from pipeline.tag.names import named
from pipeline.tag.people import first_names
from pipeline.tag.speakers import person_before

_SAID = re.compile(r"\b(?:said|says|added|adds|explained|commented|continued|stated|told)\b")
_NAME = re.compile(r"[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?")
_NEAR = 220
_FAR = 4000


def quoted(document: Document, start: int) -> str:
    """The role of the one whose quotation holds this offset; empty where none does or the speaker has no role.

    Only “curly” marks are read, for straight ones do not tell an opening from a closing; a quotation of several
    paragraphs opens each of them anew."""
    if "“" not in document.text:
        return ""
    opening = _opening(document.text, start)
    if opening is None:
        return ""
    before = _attributed(document, max(0, opening - _NEAR), opening)
    close = document.text.find("”", start)
    return before or (_attributed(document, close, close + _NEAR // 2) if close >= 0 else "")


def _opening(text: str, start: int) -> int | None:
    """Where the quotation opens that holds the offset, its earlier paragraphs passed; None where none does."""
    reach = start + 2 if text[start : start + 2].strip()[:1] == "“" else start
    opening = text.rfind("“", max(0, reach - _FAR), reach)
    closed = text.rfind("”", max(0, reach - _FAR), reach)
    if opening <= closed:
        return None
    while (earlier := text.rfind("“", max(0, opening - _FAR), opening)) > text.rfind("”", 0, opening):
        opening = earlier
    return opening


def _attributed(document: Document, start: int, end: int) -> str:
    """The role named in the sentence of these offsets that holds "said"."""
    words = document.text[start:end]
    said = list(_SAID.finditer(words))
    if not said:
        return ""
    opens = max(words.rfind(mark, 0, said[-1].start()) for mark in (". ", "\n", "”")) + 1
    near = words[opens:]
    known = [one for one in (*named(near, document.text), *mentions(near)) if one.role in _SPEAKERS]
    if known:
        return known[0].role
    if re.search(r"\b(?:[Ss]he|[Hh]e)\b", near):
        return person_before(document, start + opens) or ""
    first = first_names(document.text)
    return next((first[one.group()] for one in _NAME.finditer(near) if one.group() in first), "")


_SPEAKERS = frozenset(["pcc", "chief_constable", "opcc", "force"])
