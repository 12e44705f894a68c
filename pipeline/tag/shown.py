"""The words by which a statement's status can be shown: what the rules go by, else the main verb."""

from __future__ import annotations

from pipeline.language.scope import MAIN
from pipeline.model import Document, Statement, StatusPhrase
from pipeline.tag.clauses import parts_of
from pipeline.tag.evidence import Evidence
from pipeline.tag.weighed import Found


def phrases_of(document: Document, found: Found) -> tuple[StatusPhrase, ...]:
    """The rows of statuses.csv of a statement with its labels settled, each once."""
    shown = [one for one in found.evidence if one.end > one.start and one.schedule != "resumed"]
    if found.status and all(one.status != found.status for one in shown):
        shown += _main_verb(document, found.statement, found.status)
    return tuple(dict.fromkeys(one.shown(document) for one in shown))


def _main_verb(document: Document, statement: Statement, status: str) -> list[Evidence]:
    """The first verb group of a main clause; none where the statement has no verb."""
    for part in parts_of(document.text, statement.start, statement.end, document.facts.first_person):
        for group in part.sentence.groups:
            if part.depth[group.start] == MAIN:
                return [Evidence(*part.span(group.start, group.end), status, rule="reader")]
    return []
