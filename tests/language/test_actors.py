"""Who can act: the roles that names stand for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.actors import mentions
from pipeline.vocabulary import Entry, entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The PCC agreed to report back.", ["pcc"]),
        ("The Police and Crime Commissioner and the Chief Constable met.", ["pcc", "chief_constable"]),
        ("The PFCC and the PCVC wrote.", ["pcc", "pcc"]),
        ("The PCC's office wrote.", ["opcc"]),
        ("The Office of the Police and Crime Commissioner wrote.", ["opcc"]),
        ("The Deputy Chief Constable spoke.", ["chief_constable"]),
        ("The Temporary Chief Constable spoke.", ["chief_constable"]),
        ("The Constabulary will open a hub.", ["force"]),
        ("Marlshire Police will open a hub.", ["force"]),
        ("The Panel asked the Home Office.", ["panel", "government"]),
        ("The Home Secretary and the Ministry of Justice wrote.", ["government", "government"]),
        ("Councils and the CPS must act.", ["partners", "partners"]),
        ("Marlshire Police and Crime Panel met.", ["panel"]),
        ("The cat sat on the mat.", []),
        ("The Force Control Room is busy.", []),
        ("I will write.", []),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert [mention.role for mention in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I will write.", ["pcc"]),
        ("We will write.", ["pcc"]),
        ("I've written.", ["pcc"]),
        ("My office will write.", ["opcc"]),
        ("It will help.", []),
    ],
)
def test_first_person_is_the_one_that_the_paper_gives(text: str, expected: list[str]) -> None:
    assert [mention.role for mention in mentions(text, "pcc")] == expected


@pytest.mark.parametrize("entry", entries("owners"), ids=lambda entry: entry.label)
def test_examples_of_the_vocabulary(entry: Entry) -> None:
    def has(text: str) -> bool:
        return any(mention.role == entry.label for mention in mentions(text))

    assert [text for text in entry.examples if not has(text)] == []
    assert [text for text in entry.counter_examples if has(text)] == []


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            "the PCC PCC's office Chief Constable of Police and Crime Panel I my we council Force . ’s".split()
        )
    ).map(" ".join)
)
def test_mentions_of_any_words(text: str) -> None:
    end = 0
    for mention in mentions(text, "pcc"):
        assert text[mention.start : mention.end] == mention.name
        assert end <= mention.start < mention.end
        end = mention.end
