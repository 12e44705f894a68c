"""Names of people and of their office say nothing of the thing that they speak of."""

from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.link.people import people_of, unnaming
from tests.link.make import AREA, paper, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Police and Crime Commissioner, Edwina Marlow, has agreed to buy the site.", {"Edwina", "Marlow"}),
        ("Edwina Marlow, Fenshire's Police and Crime Commissioner, would like your help.", {"Edwina", "Marlow"}),
        ("Edwina Marlow, the Fenshire Police and Crime Commissioner, spoke.", {"Edwina", "Marlow"}),
        ("PCC Marlow said that the centre had been delayed.", {"Marlow"}),
        ("Cllr Thrupp asked about the vans.", {"Thrupp"}),
        ("The Chief Constable, Odo Farthing, told the Panel.", {"Odo", "Farthing"}),
        ("The Commissioner Estates Strategy will be published.", set()),
        ("Custody suite at Port Ellis PCC March 2017 On track", set()),
        ("Chief Constable Port Ellis custody suite", set()),
        ("The Commissioner for Upper Fenshire is elected in May.", set()),
    ],
)
def test_a_name_stands_beside_an_office(text: str, names: set[str]) -> None:
    assert people_of([text], frozenset()) == names


def test_a_word_that_papers_write_small_is_no_name() -> None:
    assert people_of(["The Commissioner, Hope Rivers, spoke."], frozenset({"hop", "hope"})) == frozenset()


def test_an_office_keeps_its_last_word_unless_it_is_what_is_spoken_of() -> None:
    plain = unnaming(())
    assert plain("the Police, Fire and Crime Commissioner said") == "the Commissioner said"
    assert plain("to the Police and Crime Panel") == "to the Panel"
    assert plain("become Police and Crime Commissioner") == "become Police and Crime Commissioner"
    assert plain("the Police and Crime Plan") == "the Police and Crime Plan"


def test_the_same_speaker_joins_nothing() -> None:
    survey = "Edwina Marlow, Police and Crime Commissioner, is asking residents what they think of speeding."
    launch = "Edwina Marlow, Police and Crime Commissioner, has launched a new fund for village halls."
    papers = (
        paper("d1", "2021-03-01", "other", said(survey, "milestone", status="in_progress")),
        paper("d2", "2022-06-10", "other", said(launch, "milestone", status="completed")),
    )
    assert [one.mentions for one in link(AREA, papers, ()).commitments] == [1, 1]
