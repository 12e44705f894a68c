"""Tokens and sentences.

The tokenizer is spaCy's for English, with no model; sentences are cut by a rule of our own, because Panel papers end
them with semicolons in lettered lists, hold initials ("Cllr. J. Smith"), and number their limbs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.language.startup import without_commands

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_END = re.compile(r"[.!?]+[\"'’”)\]]*(?=\s+[\"'‘“(\[]*[A-Z0-9£•])|[.!?]+[\"'’”)\]]*(?=\s*\n)|;(?=\s*\n)|\n{2,}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|Cr|Rev|Hon|Rt|Sir|St|Insp|Supt|Ch|Sgt|DCC|ACC|No|Nos|para|paras|p|pp|eg|e\.g|i\.e|ie|etc|vs|approx|c|v|fig|ref|vol"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])|(?:^|\n)\s*\(?(?:\d+|[a-z]|[ivx]+))\.$"
)


@lru_cache(maxsize=1)
def english() -> Language:
    """spaCy's English tokenizer, no trained part.

    Of each new word spaCy would work out a score of looks ("like a number", "its shape") that nothing here asks for."""
    with without_commands():
        import spacy
    from spacy.attrs import LOWER, NORM, ORTH

    language = spacy.blank("en")
    vocab: Any = language.vocab
    getters = vocab.lex_attr_getters
    vocab.lex_attr_getters = {key: getters[key] for key in (LOWER, NORM, ORTH) if key in getters}
    return language


def tokens(text: str) -> Doc:
    """The tokens of a text; token.idx is the offset into it."""
    return english().tokenizer(text)


def shown_words(doc: Doc, text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """The words of a doc as written, with the offsets in `text` at which each begins and ends.

    The doc is that of the text or of the text with its white space collapsed."""
    shown = tuple([token.orth_ for token in doc])
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for word in shown:
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    return shown, tuple(starts), tuple(ends)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) offsets of the sentences of a text, white space at their ends left out.

    Empty text gives none. A full stop behind an abbreviation or an initial ends nothing."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATION.search(
            text[max(start, match.start() - 8) : match.start() + 1]
        ):
            continue
        _keep(found, text, start, match.end())
        start = match.end()
    _keep(found, text, start, len(text))
    return tuple(found)


def _keep(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))
