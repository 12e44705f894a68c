"""The weights by which the dates that the rules read are weighed: their roles, and the year where none is said.

Fitted on the dates of all statements that are surely annotated. pipeline/tag/date_weighed.py says what they stand for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.gold import GoldDate, annotated
from pipeline.evaluate.pairing import paired
from pipeline.fit.annotated import Paper
from pipeline.fit.labels import extracted_of
from pipeline.fit.tables import How, fit_tables
from pipeline.model import Span
from pipeline.segment import segment
from pipeline.tag.date_places import places
from pipeline.tag.date_reading import Read, readings
from pipeline.tag.date_weighed import Standing, signs_of
from pipeline.tag.dateline import dated
from pipeline.tag.remarks import behind
from pipeline.tag.stage import found_in
from pipeline.tag.weighed import weigh

HOW = How(strength=0.07, rare=5, small=0.01, digits=3)  # chosen on texts that it is not fitted on


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the rules read: what it shows, the role that is right (None where its days are annotated
    otherwise), and whether it lies ahead, where that makes a difference and one of the two is right."""

    signs: tuple[str, ...]
    role: str | None
    ahead: bool | None


def told_in(papers: Sequence[Paper]) -> list[Told]:
    """The dates of the statements of papers that are surely annotated."""
    return [told for paper in papers for told in _of_paper(paper)]


def _of_paper(paper: Paper) -> Iterator[Told]:
    document, statements = dated(paper.document), segment(paper.document)
    found = [weigh(document, one)[0] for one in found_in(document, statements)]
    gold = tuple(annotated(row) for row in paper.statements)
    pairs = paired(gold, tuple(extracted_of(one) for one in found))
    after = list(behind(document, statements))
    for item, place in sorted(pairs.items()):
        if gold[item].optional:
            continue
        one = found[place]
        standing = Standing(one.status, one.schedule)
        for where in (*places(one.statement), *after[place]):
            for read in readings(document, one.statement, where):
                if not where.role:
                    signs = signs_of(document, one.statement, standing, read)
                    yield _told(signs, read, gold[item].dates)


def _told(signs: tuple[str, ...], read: Read, gold: Sequence[GoldDate]) -> Told:
    for date in gold:
        if date.span in {_days(span) for span in (read.span, read.past, read.ahead)}:
            role = read.role if read.role in date.roles else date.roles[0]
            if read.past == read.ahead:
                return Told(signs, role, None)
            return Told(signs, role, date.span == _days(read.ahead))
    words = _plain(read.found.phrase)
    otherwise = any(words in _plain(date.phrase) or _plain(date.phrase) in words for date in gold)
    return Told(signs, None if otherwise else "none", None)


def _days(span: Span | None) -> tuple[str, str] | None:
    return (span.start, span.end) if span is not None else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def fit_dates(told: Sequence[Told]) -> dict[str, Any]:
    """The weights of each role and of lying ahead, with the digest of what they rest on."""
    roles = [one for one in told if one.role is not None]
    ahead = [one for one in told if one.ahead is not None]
    digest = hashlib.sha256("\n".join(sorted(f"{one.role} {one.ahead} {one.signs}" for one in told)).encode())
    return {
        "fitted_on": {"dates": len(told), "digest": digest.hexdigest()[:16]},
        "roles": fit_tables([one.signs for one in roles], [str(one.role) for one in roles], HOW),
        "ahead": fit_tables([one.signs for one in ahead], [str(one.ahead) for one in ahead], HOW)["True"],
    }
