"""The stage: outline, then each block's units, then ids, parents and titles."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from pipeline.language.text import sentences
from pipeline.model import Document, Statement
from pipeline.segment.draft import Draft
from pipeline.segment.items import _draft, item_drafts, sentence_drafts
from pipeline.segment.outline import Place, outline
from pipeline.segment.priorities import inline_list, named_priority, once_each
from pipeline.segment.tables import row_drafts
from pipeline.segment.titles import title_of


def segment(document: Document) -> tuple[Statement, ...]:
    """The statements of a document, in order of place. A document without text has none."""
    drafts: list[Draft] = []
    for place in outline(document):
        drafts.extend(_drafts(document, place))
    return _finish(document, once_each(drafts, document.text))


def _drafts(document: Document, place: Place) -> list[Draft]:
    kind = place.block.kind
    if kind == "heading":
        return _heading(document, place)
    if kind == "item":
        return item_drafts(document, place)
    if kind == "row":
        rows = row_drafts(document, place)
        return sentence_drafts(document, place) if rows is None else rows
    if kind == "paragraph":
        return _paragraph(document, place)
    return []


def _heading(document: Document, place: Place) -> list[Draft]:
    words = document.text[place.block.start : place.block.end]
    label = place.block.label if place.block.label.lower().startswith(("prior", "pillar", "object", "outcome", "aim", "theme")) else ""
    named = named_priority(f"{label} {words}".strip())
    if named is None or place.repeated:
        return []
    return [_priority(place, place.block.start, place.block.end, named[2], named[0])]


def _priority(place: Place, start: int, end: int, title: str, level: str, reason: str = "named as one") -> Draft:
    return _draft(place, "priority", start, end, reason, 0.9).but(title=title, level_name=level)


def _paragraph(document: Document, place: Place) -> list[Draft]:
    block = place.block
    words = document.text[block.start : block.end]
    named = named_priority(words)
    if named is not None:
        return [_priority(place, block.start, block.end, named[2], named[0])]
    drafts = _inline(document, place)
    if drafts:
        return drafts
    return sentence_drafts(document, place)


def _inline(document: Document, place: Place) -> list[Draft]:
    block = place.block
    words = document.text[block.start : block.end]
    drafts: list[Draft] = []
    for start, end in sentences(words):
        found = inline_list(words[start:end])
        if found is None:
            continue
        level, spans = found
        for a, b in spans:
            at = block.start + start
            drafts.append(_priority(place, at + a, at + b, words[start + a : start + b], level, "listed in a sentence"))
    return drafts


def _finish(document: Document, drafts: list[Draft]) -> tuple[Statement, ...]:
    seen: Counter[str] = Counter()
    finished = []
    for ordinal, draft in enumerate(sorted(drafts, key=lambda d: (d.start, d.end)), start=1):
        words = " ".join(document.text[draft.start : draft.end].split())
        key = words.casefold()
        seen[key] += 1
        finished.append(_statement(document, draft, ordinal, words, seen[key]))
    return tuple(finished)


def _statement(document: Document, draft: Draft, ordinal: int, words: str, times: int) -> Statement:
    digest = hashlib.sha256(f"{words.casefold()}\n{times}".encode()).hexdigest()[:8]
    title = draft.title or title_of(draft.kind, words, draft.block, document.text, draft.start)
    box = draft.block.box
    return Statement(
        f"{document.document_id}-{digest}", document.document_id, ordinal, draft.kind,
        re.sub(r"\s+", " ", title).strip(), words, draft.start, draft.end,
        section=draft.section, list_label=draft.list_label, page=draft.block.page, box=box,
        contexts=draft.contexts, cells=draft.cells, marks=draft.block.marks, confidence=draft.confidence,
        reasons=(draft.reason,), level_name=draft.level_name,
    )  # fmt: skip
