"""What the ledger makes of a statement's labels: each rule by sentences that must and must not be read so."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.language.patterns import compile_entry
from pipeline.link.numbers import counts_of, number_of
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.reading import as_read, finished_on, is_background, recurs
from pipeline.link.records import Mention
from pipeline.vocabulary import Entry, entries
from tests.link.make import AREA, paper, said

_NOUNS = ("part", "whole")


def mention(words: str, kind: str = "milestone", when: str = "2019-03-01", **labels: Any) -> Mention:
    papers = (paper("d1", when, "minutes", said(words, kind, **labels)),)
    return mentions_of(papers, speech_of(AREA, papers))[0]


def roles(words: str, **labels: Any) -> list[str]:
    return [date.role for date in as_read([mention(words, **labels)])[0].labelled.dates]


def status(words: str, **labels: Any) -> str:
    return as_read([mention(words, **labels)])[0].labelled.status


@pytest.mark.parametrize(
    "entry", (*entries("ledger_words"), *entries("asked")), ids=lambda one: f"{one.get('group')}-{one.label}"
)
def test_every_entry_finds_its_examples_and_not_the_others(entry: Entry) -> None:
    assert entry.examples
    if entry.get("group") in _NOUNS:
        ends = {text.split()[-1] for text in entry.examples}
        assert ends <= set(entry.phrases)
        assert not {text.split()[-1] for text in entry.counter_examples} & set(entry.phrases)
        return
    pattern = compile_entry(entry)
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counter_examples if pattern.search(text)] == []


@pytest.mark.parametrize("entry", entries("numbers"), ids=lambda one: one.label)
def test_number_words(entry: Entry) -> None:
    assert {number_of(word) for word in entry.examples} == {int(entry.label)}


@pytest.mark.parametrize(
    ("words", "due", "role"),
    [
        ("The post had been advertised on 11 June with a closing date of 6 July.", "6 July=2019-07-06", "period"),
        ("Applications for the fund must be in by 3 June.", "3 June=2019-06-03", "period"),
        ("Please could any views be returned to the office by Friday 27 July.", "Friday 27 July=2019-07-27", "period"),
        ("Residents can have their say until 5 May.", "5 May=2019-05-05", "period"),
        ("The consultation closes on 12 April 2019.", "12 April 2019=2019-04-12", "period"),
        ("Maintain at least 1,120 police officers until March 2021", "March 2021=2021-03", "period"),
        ("NHS funding agreed to March 2021.", "March 2021=2021-03", "period"),
        ("The launch has been postponed until June 2019.", "June 2019=2019-06", "due"),
        ("The suite will not open until June 2019.", "June 2019=2019-06", "due"),
        ("It was to have been launched by the end of 2018.", "the end of 2018=2018-12-31", "previously_due"),
        ("The suite was still due to be finished by June 2019.", "June 2019=2019-06", "due"),
        ("Publish the strategy by June 2019", "June 2019=2019-06", "due"),
        ("Award the contract by June 2019", "June 2019=2019-06", "due"),
        ("Forty-two were in post by the end of March", "March=2019-03", "reported"),
    ],
)
def test_what_a_due_date_is_for_the_commitment(words: str, due: str, role: str) -> None:
    assert roles(words, due=due) == [role]


def test_who_has_to_act_keeps_a_request_for_views_dated() -> None:
    words = "Comments on the draft to be sent to the Commissioner by 4 May 2019"
    assert roles(words, kind="action", owners=("panel",), due="4 May 2019=2019-05-04") == ["due"]


@pytest.mark.parametrize(
    ("words", "phrase", "read"),
    [
        ("The land for the custody suite was bought in February", "was bought", "in_progress"),
        ("nineteen steps of the Harm and Safety Plan had been taken", "had been taken", "in_progress"),
        ("the Commissioner said that the trial in the Vale had ended", "had ended", "in_progress"),
        (
            "A survey of all buildings was completed and will form the basis of the strategy",
            "was completed",
            "in_progress",
        ),
        ("All stages of the review were completed", "were completed", "completed"),
        ("The custody suite was opened in February", "was opened", "completed"),
        ("the last of the 480 cameras had been issued", "had been issued", "completed"),
        ("The Plan has now been in force for almost two years.", "been in force", ""),
        ("It is vital that support is delivered to all victims", "is delivered", ""),
        ("There were 1,154 officers in post on 31 March 2014.", "in post", ""),
        ("The scheme would only happen if the victim agreed.", "agreed", ""),
        ("Forty-two were in post and the rest are in training.", "were in post", "in_progress"),
    ],
)
def test_what_a_completion_says_of_the_commitment(words: str, phrase: str, read: str) -> None:
    assert status(f"{words}", status="completed", phrase=phrase) == read


def test_a_noun_of_doing_reports_nothing() -> None:
    words = "the introduction of the Emergency Network as a replacement for the radio;"
    assert status(words, kind="action", status="completed", phrase="introduction of") == ""
    assert (
        status("The network was introduced in May", kind="action", status="completed", phrase="introduced")
        == "completed"
    )


def test_a_step_that_was_promised_is_no_part() -> None:
    promise = mention("Trial of a van", "action")
    report = mention("The trial was finished", status="completed", phrase="was finished")
    assert as_read([promise, report])[1].labelled.status == "completed"


def test_what_is_there_since_a_day_is_done() -> None:
    assert (
        status("Nurse in the control room since June 2018", status="in_progress", achieved="June 2018=2018-06")
        == "completed"
    )
    assert status("Work under way since June 2018", status="in_progress", achieved="June 2018=2018-06") == "in_progress"


def test_done_when_it_opened_not_at_its_third_round() -> None:
    words = "Opened April 2018. Third round closed in September 2018"
    found = finished_on(mention(words, status="completed", phrase="Opened", achieved="April 2018=2018-04"))
    assert found == [("2018-04-01", "2018-04-30")]


def test_background_and_rounds() -> None:
    assert is_background(mention("The Hub has now been open for six and a half years."))
    assert not is_background(mention("The Hub has been open since May."))
    assert recurs([mention("Hold the Safer Forum each summer", "action")])
    assert not recurs([mention("Open the suite by next summer", "action")])


def test_counts() -> None:
    assert (60, "officer") in counts_of("all sixty new officers are in post") & counts_of(
        "the sixtieth of the new officers"
    )
    assert (120, "officer") in counts_of("120 additional officers")
    assert counts_of("in 2019 officers were asked") == frozenset()
    assert number_of("forty-two") == 42
    assert number_of("42nd") == 42
    assert number_of("sixteenths") == 0


def test_what_was_divided_does_not_proceed_as_such() -> None:
    words = "The joint strategy is replaced by two separate documents."
    assert status(words, status="in_progress") == "stopped"
    both = as_read([mention("The joint strategy", status="completed"), mention(words, status="in_progress")])
    assert [one.labelled.status for one in both] == ["completed", "in_progress"]
