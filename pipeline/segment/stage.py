"""The stage: outline, then each block's units, then ids, parents and titles."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language.text import sentences
from pipeline.model import Context, Document, Statement
from pipeline.segment.aims import aim_headings
from pipeline.segment.answers import answered_actions
from pipeline.segment.candidates import Candidate, candidate
from pipeline.segment.draft import Draft
from pipeline.segment.governing import governor_kind
from pipeline.segment.inline import bullet_parts, label_parts, semicolon_parts
from pipeline.segment.items import Passage, draft_of, item_units, passages
from pipeline.segment.joined import joined
from pipeline.segment.kinds import stands
from pipeline.segment.listed import listed_units, priority_draft
from pipeline.segment.outline import Place, outline
from pipeline.segment.priorities import named_measure, named_priority, once_each
from pipeline.segment.records import records
from pipeline.segment.runon import headlines
from pipeline.segment.surroundings import second_look
from pipeline.segment.tables import holds_minutes, row_drafts
from pipeline.segment.titles import title_of

_RESOLVES = re.compile(r"(?:To [a-z]+|That)\s+\S+\s+\S+\s+\S")
_IN_SENTENCE = ("progress", "action", "decision", "recommendation", "discussion")  # aims and measures: see _listed


def segment(document: Document) -> tuple[Statement, ...]:
    """The statements of a document, in order of place. A document without text has none."""
    drafts = second_look(document, candidates(document))
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    return _finish(document, once_each(joined(drafts, document.text), document.text))


def candidates(document: Document) -> list[Candidate]:
    """The stretches of a paper that may be statements, in order of place, with what the rules find in each."""
    found = sorted(units(document), key=lambda unit: (unit.start, unit.end))
    return [candidate(document, unit) for unit in found]


def units(document: Document) -> list[Draft | Passage]:
    """What the layout of a paper gives: statements, and the sentences that are left to be read as prose."""
    found: list[Draft | Passage] = []
    rows = records(document)
    places = outline(document)
    aims = aim_headings(document, places)
    answers = answered_actions(document, places)
    behind = {index for first, last in answers.items() for index in range(first + 1, last + 1)}
    for place in places:
        if place.index in behind:
            continue
        if place.index in answers:
            end = document.blocks[answers[place.index]].end
            found.append(draft_of(place, "action", place.block.start, end, "action with its answer", 0.9))
        elif place.index in aims and place.index not in rows:
            words = " ".join(document.text[place.block.start : place.block.end].split())
            found.append(
                priority_draft(place, place.block.start, place.block.end, words, "priority", "heads what will be done")
            )
        elif place.index not in rows:
            found.extend(_units(document, place))
        elif (row := rows[place.index]) is not None:
            found.extend(row_drafts(document, replace(place, block=row)) or ())
    return found


def _units(document: Document, place: Place) -> Sequence[Draft | Passage]:
    kind = place.block.kind
    if kind == "heading":
        return _heading(document, place)
    if kind == "item":
        return [unit for part in _parts(document, place) for unit in _item(document, part)]
    if kind == "row":
        rows = row_drafts(document, place)
        return _read_row(document, place) if rows is None else rows
    if kind == "paragraph":
        return _paragraph(document, place)
    return []


def _read_row(document: Document, place: Place) -> list[Passage]:
    """The sentences of a row that is read as prose; of minutes in columns those of each cell by itself."""
    if not holds_minutes(place.block):
        return passages(document, place)
    cells = (replace(place, block=replace(place.block, start=c.start, end=c.end)) for c in place.block.cells)
    return [one for cell in cells for one in passages(document, cell)]


def _item(document: Document, place: Place) -> Sequence[Draft | Passage]:
    """The units of an item; where its sentences decide, also the aims that one of them lists."""
    found = item_units(document, place)
    return (listed_units(document, place) or found) if found and isinstance(found[0], Passage) else found


def _heading(document: Document, place: Place) -> Sequence[Draft | Passage]:
    words = document.text[place.block.start : place.block.end]
    label = (
        place.block.label
        if place.block.label.lower().startswith(("prior", "pillar", "object", "outcome", "aim", "theme"))
        else ""
    )
    named = named_priority(f"{label} {words}".strip())
    if place.repeated:
        return []
    if named is None:  # a decision notice may hold what was decided as a line that looks like a heading
        resolves = document.facts.document_type == "decision_notice" and _RESOLVES.match(words)
        reason = "decided in a line like a heading"
        return [draft_of(place, "decision", place.block.start, place.block.end, reason, 0.8)] if resolves else []
    return [priority_draft(place, place.block.start, place.block.end, named[2], named[0])]


def _paragraph(document: Document, place: Place) -> Sequence[Draft | Passage]:
    block = place.block
    words = document.text[block.start : block.end]
    named = named_priority(words)
    if named is not None:
        return [priority_draft(place, block.start, block.end, named[2], named[0])]
    if named_measure(words):
        return [draft_of(place, "measure", block.start, block.end, "named as one", 0.9)]
    if place.governor is not None:
        return [unit for part in _parts(document, place) for unit in item_units(document, part)]
    return (
        _headlines(document, place)
        or _inline_limbs(document, place)
        or listed_units(document, place)
        or passages(document, place)
    )


def _headlines(document: Document, place: Place) -> list[Draft]:
    """Headlines that were run together, each a milestone where it says that something is done or under way."""
    block = place.block
    spans = headlines(document.text[block.start : block.end])
    return [
        draft_of(place, "milestone", block.start + a, block.start + b, "headline", 0.6)
        for a, b in spans
        if stands(document.text[block.start + a : block.start + b], headline=True)
    ]


def _parts(document: Document, place: Place) -> list[Place]:
    """The item, or the items that bullets inside it make of it."""
    block = place.block
    spans = bullet_parts(document.text[block.start : block.end])
    parts = [replace(place, block=replace(block, start=block.start + a, end=block.start + b)) for a, b in spans]
    return parts or [place]


def _inline_limbs(document: Document, place: Place) -> list[Draft | Passage]:
    """Limbs behind a lead word in one paragraph: each is what the lead says, the rest is read as prose."""
    block = place.block
    words = document.text[block.start : block.end]
    spans = label_parts(words) or bullet_parts(words) or semicolon_parts(words)
    if not spans:
        return []
    if spans[0][0] == 0:  # the words before the first bullet
        lead, spans = words[: spans[0][1]], spans[1:]
        if semicolon_parts(words) and governor_kind(f"{sentence_tail(lead)}:") not in _IN_SENTENCE:
            return []
    else:
        lead = words[: spans[0][0]].rstrip(" ([•-–abi1)")
    kind = governor_kind(sentence_tail(lead)) or governor_kind(f"{sentence_tail(lead)}:")
    if not kind or not lead:
        return []
    context = Context("governor", lead, block.start, block.start + len(lead))
    governed = replace(place, governor=context, governor_kind=kind)
    return [
        unit
        for a, b in spans
        for unit in item_units(
            document, replace(governed, block=replace(block, start=block.start + a, end=block.start + b))
        )
    ]


def sentence_tail(words: str) -> str:
    """The last sentence of some words."""
    spans = sentences(words)
    return words[spans[-1][0] :] if spans else words


def _finish(document: Document, drafts: list[Draft]) -> tuple[Statement, ...]:
    seen: Counter[str] = Counter()
    finished = []
    for ordinal, draft in enumerate(sorted(drafts, key=lambda d: (d.start, d.end)), start=1):
        words = " ".join(document.text[draft.start : draft.end].split())
        key = words.casefold()
        seen[key] += 1
        finished.append(_statement(document, draft, ordinal, words, seen[key]))
    return tuple(_with_parents(finished))


def _with_parents(statements: list[Statement]) -> Iterator[Statement]:
    """Each statement with the id of the statement that its governing line is a part of, if there is one."""
    for statement in statements:
        governor = next((context for context in statement.contexts if context.role == "governor"), None)
        parent = governor and next(
            (s for s in statements if s.start <= governor.start < s.end and s is not statement), None
        )
        yield replace(statement, parent_id=parent.statement_id) if parent else statement


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
