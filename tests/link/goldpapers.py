"""Papers as the stages before link would hand them over if they made no mistake: built from texts and their gold labels."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from pipeline.ingest import ingest
from pipeline.language.text import sentences
from pipeline.model import (
    Block,
    Context,
    DatePhrase,
    Document,
    Facts,
    Kind,
    Labelled,
    Listing,
    Owner,
    Paper,
    PlanVersion,
    Span,
    Statement,
    StatusPhrase,
)
from pipeline.segment.titles import title_of

Gold = dict[str, Any]
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "*": " ", "_": " "})


def gold_papers(gold: Path, texts: Path) -> tuple[Paper, ...]:
    """The papers of a folder of gold files, each with the paper of its name in `texts`, of whatever format."""
    found = (_paper(path, _text_of(path, texts)) for path in sorted(gold.glob("*.gold.json")))
    return tuple(paper for paper in found if paper is not None)


def _text_of(path: Path, texts: Path) -> Path | None:
    stem = path.name.removesuffix(".gold.json")
    suffixes = (".txt", ".pdf", ".docx", ".html")
    return next((text for suffix in suffixes if (text := texts / f"{stem}{suffix}").exists()), None)


@cache
def _paper(path: Path, text: Path | None) -> Paper | None:
    if text is None:
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    document = replace(ingest(text, text.name, Listing()), facts=_facts(content, text.stem))
    stem = path.name.removesuffix(".gold.json")
    crowded = _crowded(document, content["statements"])
    labelled = [_labelled(document, stem, item, crowded) for item in content["statements"]]
    ordered = sorted(
        (one for one in labelled if one), key=lambda one: (one.statement.start, one.statement.statement_id)
    )
    numbered = (replace(one, statement=replace(one.statement, ordinal=n)) for n, one in enumerate(ordered, 1))
    return Paper(document, tuple(numbered))


def _facts(content: Gold, name: str) -> Facts:
    """What a paper is: as its gold says, its year from its name where the gold has no date."""
    start, _, end = (content.get("plan_period") or "").partition("/")
    kind = content.get("document_type") or "other"
    year = re.search(r"-((?:19|20)\d\d)-", name)
    date = content.get("meeting_date") or (year[1] if year else "")
    return Facts(content.get("area") or "", kind, date, "listed" if date else "", PlanVersion("", start, end))


def _crowded(document: Document, items: list[Gold]) -> dict[int, list[int]]:
    """The places of the keys, by the start of their block, for blocks that hold more than one statement."""
    places = sorted(place for item in items if (place := _find(document.text, item["key"])) is not None)
    found: dict[int, list[int]] = {}
    for place in places:
        for block in document.blocks:
            if block.start <= place < block.end:
                found.setdefault(block.start, []).append(place)
    return {start: held for start, held in found.items() if len(held) > 1}


def _labelled(document: Document, stem: str, item: Gold, crowded: dict[int, list[int]]) -> Labelled | None:
    place = _find(document.text, item["key"])
    if place is None:
        return None
    block = next((b for b in document.blocks if b.start <= place < b.end), None)
    if block is None:
        return None
    start, end = _unit(document, block, place, crowded)
    kind = cast(Kind, item["kind"].split("|")[0])
    words = " ".join(document.text[start:end].split())
    title = item["key"] if kind == "priority" else title_of(kind, words, block, document.text, start)
    statement = Statement(
        f"{stem}#{item['id']}", document.document_id, 0, kind, title, words, start, end, _section(document, block),
        block.label, page=block.page, contexts=_contexts(document, block),
    )  # fmt: skip
    status = (item["status"] or "").split("|")[0]
    schedule = (item["schedule"] or "").split("|")[0]
    return Labelled(
        statement,
        tuple(_phrase(document.text, start, end, words, status) for words in item["status_phrases"]),
        tuple(_date(document.text, start, end, row) for row in item["dates"]),
        tuple(Owner(role, role) for role in item["owners"]),
        status,
        schedule,
    )


def _find(text: str, key: str) -> int | None:
    """Where the key stands in the text, white space and the shape of quotes aside."""
    folded: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text.translate(_ALIKE)):
        if character.isspace() and (not folded or folded[-1] == " "):
            continue
        folded.append(" " if character.isspace() else character.lower())
        places.append(index)
    at = "".join(folded).find(" ".join(key.translate(_ALIKE).split()).lower())
    return places[at] if at >= 0 else None


def _unit(document: Document, block: Block, place: int, crowded: dict[int, list[int]]) -> tuple[int, int]:
    if block.kind != "paragraph" and block.start not in crowded:
        return block.start, block.end
    text = document.text[block.start : block.end]
    spans = ((block.start + a, block.start + b) for a, b in sentences(text))
    start, end = next(((a, b) for a, b in spans if a <= place < b), (block.start, block.end))
    others = [other for other in crowded.get(block.start, []) if start <= other < end]
    if any(other < place for other in others):
        start = place
    return start, min((other for other in others if other > place), default=end)


def _section(document: Document, block: Block) -> tuple[str, ...]:
    """The headings above a block, outermost first."""
    path: list[Block] = []
    for one in document.blocks:
        if one.start >= block.start:
            break
        if one.kind == "heading":
            path = [*(b for b in path if b.level < one.level), one]
    return tuple(" ".join(document.text[b.start : b.end].split()) for b in path)


def _contexts(document: Document, block: Block) -> tuple[Context, ...]:
    before = [b for b in document.blocks if b.kind == "heading" and b.start < block.start]
    return tuple(Context("heading", document.text[b.start : b.end], b.start, b.end) for b in before[-1:])


def _phrase(text: str, start: int, end: int, words: str, status: str) -> StatusPhrase:
    a, b = _within(text, start, end, words)
    return StatusPhrase(words, status, "", a, b, "phrase")


def _date(text: str, start: int, end: int, row: Gold) -> DatePhrase:
    a, b = _within(text, start, end, row["phrase"])
    span = Span(row["start"], row["end"]) if row["start"] else None
    return DatePhrase(row["phrase"], span, "", row["role"].split("|")[0], a, b)


def _within(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    match = re.search(r"\s+".join(map(re.escape, words.split())), text[start:end], re.IGNORECASE)
    return (start + match.start(), start + match.end()) if match else (start, start)
