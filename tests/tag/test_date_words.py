"""Every phrase of models/date_roles.toml beside the sentences it must and must not be found in."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Document, Facts, Statement
from pipeline.tag.dates import tag_dates
from pipeline.vocabulary import entries


def _roles(text: str) -> set[str]:
    facts = Facts(meeting_date="2018-03-09", meeting_date_basis="stated")
    document = Document("d1", "a.txt", "0", "text/plain", text=text, facts=facts)
    statement = Statement("s1", "d1", 1, "milestone", "", text, 0, len(text))
    return {phrase.role for phrase in tag_dates(document, statement)}


@pytest.mark.parametrize("entry", entries("date_roles"), ids=lambda entry: f"{entry.label}-{entry.get('group')}")
def test_examples(entry: Any) -> None:
    for example in entry.examples:
        roles = _roles(example)
        assert not roles if entry.label == "none" else entry.label in roles, (example, roles)
    for example in entry.counter_examples:
        roles = _roles(example)
        assert roles if entry.label == "none" else entry.label not in roles, (example, roles)
