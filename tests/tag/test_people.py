"""The people whose office a paper tells, or who are known to hold one in its area."""

from __future__ import annotations

import pytest

from pipeline.tag.people import known_people
from pipeline.vocabulary import Entry, entries


@pytest.mark.parametrize("entry", entries("office_holders"), ids=lambda entry: f"{entry.label} of {entry.get('area')}")
def test_holders_of_office_are_known_in_their_area(entry: Entry) -> None:
    assert entry.examples
    for name in entry.phrases:
        surname = name.split(" ", 1)[1]
        assert (surname, entry.label) in known_people(f"News of {entry.get('area')}: {name} met residents.")
        assert known_people(f"{name} met residents.") == ()
        assert known_people(f"News of {entry.get('area')}: {surname} met residents.") == ()


def test_a_holder_of_office_is_not_taken_for_another_by_the_words_beside() -> None:
    told = "Essex. The Commissioner Stephen Kavanagh reported to was asked about it."
    assert known_people(told) == (("Kavanagh", "chief_constable"),)
    assert known_people(told.replace("Kavanagh", "Harbottle")) == (("Harbottle", "pcc"),)


def test_part_of_a_longer_name_is_not_the_holder() -> None:
    assert known_people("Warwickshire: Ron Ballard met residents.") == ()
