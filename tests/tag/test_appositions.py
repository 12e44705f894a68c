"""Name and office of one person as one mention; London's commissioner is the head of its force."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.language.actors import Mention
from pipeline.tag.appositions import merged
from pipeline.tag.owners import read_owners
from tests.tag.stating import stated


def _at(text: str, *names: tuple[str, str]) -> list[Mention]:
    return [Mention(text.index(name), text.index(name) + len(name), role, name) for name, role in names]


@pytest.mark.parametrize(
    ("text", "names", "covered"),
    [
        (
            "Mary Holt, the Commissioner, will",
            (("Mary Holt", "pcc"), ("Commissioner", "pcc")),
            ["Mary Holt, the Commissioner"],
        ),
        ("Commissioner Mary Holt will", (("Commissioner", "pcc"), ("Mary Holt", "pcc")), ["Commissioner Mary Holt"]),
        (
            "the PCC for East Marl, Mary Holt, will",
            (("PCC", "pcc"), ("Mary Holt", "pcc")),
            ["PCC for East Marl, Mary Holt"],
        ),
        ("Mary Holt (PCC) will", (("Mary Holt", "pcc"), ("PCC", "pcc")), ["Mary Holt (PCC)"]),
        (
            "PCC and Chief Constable",
            (("PCC", "pcc"), ("Chief Constable", "chief_constable")),
            ["PCC", "Chief Constable"],
        ),
        ("the PCC and Mary Holt", (("PCC", "pcc"), ("Mary Holt", "pcc")), ["PCC", "Mary Holt"]),
        ("the OPCC for good", (("OPCC", "opcc"),), ["OPCC"]),
    ],
)
def test_merged(text: str, names: tuple[tuple[str, str], ...], covered: list[str]) -> None:
    assert [text[one.start : one.end] for one in merged(text, _at(text, *names))] == covered


@pytest.mark.parametrize(
    ("area", "role"), [("City of London", "chief_constable"), ("London", "chief_constable"), ("Dorset", "pcc")]
)
def test_whom_the_commissioner_means(area: str, role: str) -> None:
    one = stated("The Commissioner agreed to provide a budget.", "action")
    document = replace(one.document, facts=replace(one.document.facts, area=area))
    assert [owner.role for owner in read_owners(document, one.statement)] == [role]
