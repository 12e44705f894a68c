"""The Panel's own loop: what it asked for, what was answered, what came of it, and what it never got.

An answer is a paper that says of itself that it responds to the Panel, item by item; or a later paper that speaks of
the same commitment; or one that a link follows the request with. Nothing is taken for an answer by its date alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.language.patterns import compile_entry, pattern_set
from pipeline.link.identity import id_of
from pipeline.link.lexicon import worth
from pipeline.link.reading import as_read, asked_by_panel, asks_an_answer
from pipeline.link.records import Mention, written
from pipeline.link.stems import stem, words_of
from pipeline.link.when import days_between, first_day, last_day
from pipeline.model import Block, Document, Link, Paper, Request
from pipeline.vocabulary import entries

_ALIKE = 0.5  # of what an answer says it is about
_SOON = 550  # days in which an answer is looked for
_FRONT = 1500  # characters in which a paper says what it is
_PANEL = frozenset({"panel"})
_FOLLOWING = ("follows_up", "reports_on", "same", "continues")


def requests_of(
    groups: Iterable[tuple[Mention, ...]],
    links: Sequence[Link],
    papers: Sequence[Paper],
    as_of: str,
    named: frozenset[str] = frozenset(),
) -> tuple[Request, ...]:
    """What the Panel asked of others, in order of time, each with its answer and what came of it as of a day.

    `named`: the statements by which people name commitments."""
    held = {mention.id: group for group in groups for mention in group}
    follow: dict[str, list[str]] = {}
    for link in links:
        if link.relation in _FOLLOWING:
            follow.setdefault(link.source_id, []).append(link.target_id)
    by_id = {mention.id: mention for group in held.values() for mention in group}
    documents = sorted((paper.document for paper in papers), key=lambda one: (written(one), one.document_id))
    answers = [one for one in documents if _is_answer(one)]
    days = [day for one in documents if (day := first_day(one.facts.meeting_date)) and day <= as_of]
    found = []
    for mention in sorted(by_id.values(), key=lambda one: one.key):
        told = is_request(mention) and mention.document not in answers
        if told and (not mention.day or mention.day <= as_of):
            later = _later(
                mention, held[mention.id], [by_id[one] for one in follow.get(mention.id, []) if one in by_id]
            )
            known = [one for one in later if not one.day or one.day <= as_of]
            given = _answer(mention, [one for one in answers if first_day(one.facts.meeting_date) <= as_of])
            silent = any(day > mention.day for day in days) if mention.day else False
            found.append(_request(mention, id_of(held[mention.id], named), given, known, silent))
    return tuple(found)


def is_request(mention: Mention) -> bool:
    """Whether the Panel asks or recommends something, and somebody else has to act on it."""
    if mention.kind not in ("recommendation", "decision") or mention.asks_nothing or asks_an_answer(mention):
        return False
    roles = {owner.role for owner in mention.labelled.owners}
    by_panel = mention.document.facts.document_type in ("minutes", "other")
    others = roles != _PANEL if mention.kind == "recommendation" else bool(roles - _PANEL)
    return others and by_panel or asked_by_panel(mention)


def _later(mention: Mention, group: Sequence[Mention], followed: list[Mention]) -> list[Mention]:
    """The later statements of other papers on the same thing, as the ledger reads them."""
    of_it = {one.id: one for one in (*as_read(group), *followed) if one.document is not mention.document}
    return sorted((one for one in of_it.values() if one.key > mention.key), key=lambda one: one.key)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return compile_entry(next(entry for entry in entries("asked") if entry.get("group") == group))


def _is_answer(document: Document) -> bool:
    """Whether a paper says at its beginning that it responds to the Panel."""
    return bool(_pattern("answering").search(f"{document.title}\n{document.text[:_FRONT]}"))


def _answer(mention: Mention, answers: Iterable[Document]) -> tuple[Document, Block] | None:
    """The first place of a paper that answers the Panel which is about the request, if one is."""
    told = _stems(mention.labelled.statement.text)
    for document in answers:
        day = first_day(document.facts.meeting_date)
        if not (mention.day and day and 0 <= days_between(mention.day, day) <= _SOON):
            continue
        fits = [(_about(told, document, block), -at) for at, block in enumerate(document.blocks)]
        best, at = max(fits, default=(0.0, 0))
        if best >= _ALIKE:
            return document, document.blocks[-at]
    return None


def _about(told: frozenset[str], document: Document, block: Block) -> float:
    """How much of what a row or item says that it answers stands in the request."""
    cells = [cell for cell in block.cells if len(document.text[cell.start : cell.end]) > 3]
    span = (cells[0].start, cells[0].end) if cells else (block.start, block.end)
    if block.kind not in ("row", "item", "paragraph") or block.header:
        return 0.0
    own = _stems(document.text[span[0] : span[1]])
    weight = _weight(own)
    shared = _weight(own & told)
    return shared / weight if weight and shared >= 1.0 else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(one for word in words_of(text) if worth().get(one := stem(word), 1.0) > 0)


def _weight(stems: frozenset[str]) -> float:
    return sum(worth().get(one, 1.0) for one in stems)


def _request(
    mention: Mention, commitment: str, given: tuple[Document, Block] | None, later: list[Mention], silent: bool
) -> Request:
    statement = mention.labelled.statement
    due = max((days[1] for days in mention.spans("due")), default="")
    owners = tuple(dict.fromkeys(owner.role for owner in mention.labelled.owners))
    document, block = given if given else (None, None)
    text = " ".join(document.text[block.start : block.end].split()) if document and block else ""
    answer = pattern_set("asked", "answer").first(text) if text else ""
    later = [one for one in later if one.labelled.status or one.document is not document]
    last = next((one for one in reversed(later) if one.labelled.status), later[-1] if later else None)
    outcome = _outcome(answer, bool(text), last, silent)
    return Request(
        statement.statement_id, commitment, mention.document.document_id, statement.page, statement.text, owners,
        last_day(mention.document.facts.meeting_date), due,
        document.document_id if document else "", block.page if block else None, text, answer,
        last.document.document_id if last else "", last.labelled.statement.page if last else None,
        last.labelled.statement.text if last else "", last.labelled.status if last else "", outcome,
    )  # fmt: skip


def _outcome(answer: str, answered: bool, last: Mention | None, silent: bool) -> str:
    """done, under_way, refused, accepted, answered, silent or too_early; the first that applies."""
    status = last.labelled.status if last is not None else ""
    if status == "completed":
        return "done"
    if answer == "refused" or status == "stopped":
        return "refused"
    if status:
        return "under_way"
    if answer:
        return "accepted"
    if answered or last is not None:
        return "answered"
    return "silent" if silent else "too_early"
