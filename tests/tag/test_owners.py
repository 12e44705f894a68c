"""Owners: a table of sentences, owner columns, people and initials that a paper explains."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import OWNER_ROLES
from pipeline.tag.owners import read_owners
from tests.tag.stating import each, row, stated

_PLACE = ("heading", "governor", "before", "first_person", "document_type")


@pytest.mark.parametrize(("text", "group"), each("owners"), ids=lambda value: value if isinstance(value, str) else "")
def test_cases(text: str, group: dict[str, Any]) -> None:
    one = stated(text, group.get("kind", "action"), **{key: group[key] for key in _PLACE if key in group})
    assert sorted(owner.role for owner in read_owners(one.document, one.statement)) == sorted(group["owners"])


def test_enough_cases() -> None:
    cases = each("owners")
    assert len(cases) >= 250
    assert len({(text, str(group)) for text, group in cases}) == len(cases)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("OPCC", ["opcc"]),
        ("CC / Chief of Staff", ["chief_constable", "opcc"]),
        ("PCC & Chief Constable", ["pcc", "chief_constable"]),
        ("Constabulary / CSPs", ["force", "partners"]),
        ("OPCC / NHS England", ["opcc", "partners"]),
        ("DCC", ["chief_constable"]),
        ("Force Solicitor", ["force"]),
        ("PA to PCC", ["opcc"]),
        ("tbc", []),
    ],
)
def test_owner_columns(words: str, roles: list[str]) -> None:
    one = row([("milestone", "Review of the PCC's scheme"), ("owner", words)])
    assert [owner.role for owner in read_owners(one.document, one.statement)] == roles


def test_initials_that_the_paper_explains() -> None:
    present = "Present: Jane Holt, Chief Executive (JH)\nMark Reed, Chief Constable (MR)\n"
    one = row([("action", "Share the report"), ("owner", "JH / MR")], before=present)
    assert [owner.role for owner in read_owners(one.document, one.statement)] == ["opcc", "chief_constable"]


def test_we_as_the_paper_explains_it() -> None:
    says = 'In this document "we" means Essex Police and the Police, Fire and Crime Commissioner acting together.'
    one = stated(
        "Recruit 151 officers", "action", governor="We will", before=says, first_person="pcc", document_type="plan"
    )
    assert {owner.role for owner in read_owners(one.document, one.statement)} == {"pcc", "force"}


def test_bases() -> None:
    own = stated("The PCC will publish it.", "action")
    above = stated("publish it", "action", governor="The PCC will:")
    default = stated("the report be noted", "decision", governor="RESOLVED that:", before="Police and Crime Panel")
    found = [read_owners(one.document, one.statement)[0].basis for one in (own, above, default)]
    assert found == ["stated", "heading", "inherited"]


@given(st.text(max_size=300), st.sampled_from(["milestone", "action", "decision", "recommendation"]))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, kind: Any) -> None:
    one = stated(text, kind, governor="The PCC agreed to:", first_person="pcc")
    owners = read_owners(one.document, one.statement)
    assert all(owner.role in OWNER_ROLES and owner.name for owner in owners)
    assert len({owner.role for owner in owners}) == len(owners)
