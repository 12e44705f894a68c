"""The small parts of linking: stems, acronyms, renames, names, sorts, dates in words, plans, decisions.csv."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.link.acronyms import acronyms_of, expansion
from pipeline.link.aims import likeness
from pipeline.link.changes import change_of
from pipeline.link.decisions import read_decisions
from pipeline.link.lexicon import asks_nothing, settings, tells
from pipeline.link.lineage import number_in
from pipeline.link.names import full_title, names_in
from pipeline.link.plans import plans_of
from pipeline.link.renames import renames_of
from pipeline.link.sorts import aspects_of, heads_of
from pipeline.link.stems import stem, words_of
from pipeline.link.when import days_between, in_words, span_in_words
from pipeline.model import PlanVersion
from pipeline.problems import InputError
from pipeline.vocabulary import entries
from tests.link.make import paper


@pytest.mark.parametrize(
    "words",
    [
        ("commission", "commissioned", "commissioning"), ("charge", "charging", "charged"), ("strategy", "strategies"),
        ("lawyer", "lawyers"), ("deliver", "delivery"), ("evaluation", "evaluations"), ("support", "supportive"),
    ],
)  # fmt: skip
def test_words_of_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policy"), ("care", "car"), ("station", "state"), ("officer", "office")]
)
def test_words_of_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_compounds_come_apart() -> None:
    assert words_of("Body-worn video/audio, £98,400") == ["Body", "worn", "video", "audio", "£98,400"]


def test_acronyms_that_papers_define() -> None:
    found = acronyms_of(
        ["The Third Party Reporting Scheme (TPRS) began.", "A Rural Crime Team (RCT).", "Road Care Team (RCT)"]
    )
    assert found["TPRS"] == ("third", "party", "reporting", "scheme")
    assert "RCT" not in found
    assert expansion("MASH", ["the", "Multi", "Agency", "Safeguarding", "Hub"]) == (
        "Multi",
        "Agency",
        "Safeguarding",
        "Hub",
    )
    assert expansion("XYZ", ["Rural", "Crime", "Team"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "the Hedgerow Scheme (formerly the Parish Fund)", "The Parish Fund has been renamed the Hedgerow Scheme.",
        "the Parish Fund, now known as the Hedgerow Scheme", "We renamed the Parish Fund as the Hedgerow Scheme",
        "The Parish Fund is now called the Hedgerow Scheme", "The Parish Fund has become the Hedgerow Scheme",
    ],
)  # fmt: skip
def test_renames(text: str) -> None:
    assert [(sorted(one.old), sorted(one.new)) for one in renames_of([text])] == [
        (["fund", "parish"], ["hedgerow", "schem"])
    ]


@pytest.mark.parametrize("text", ["The Parish Fund and the Hedgerow Scheme", "formerly in Wendle", "It is now open."])
def test_no_renames(text: str) -> None:
    assert renames_of([text]) == ()


def test_names() -> None:
    assert ("safer", "vall", "fund") not in names_in("the police and crime panel")
    assert ("farm", "watch") in names_in("We will back Farm Watch in May")
    assert names_in("the Chief Constable and the Police and Crime Panel") == frozenset()
    assert full_title("Operation Crane", "Operation Crane Fund was opened") == "Operation Crane Fund"
    assert full_title("Case Tracker", "Case Tracker\tOPCC\tMay") == "Case Tracker"


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("Rural Crime Team", "team"), ("Operation Crane", "operation"), ("Operation Crane Fund", "fund"), ("report on the Hub", "report"),
        ("Fund a worker in each hospital", "person"), ("Review the staffing of the control room", ""), ("Estates Delivery Plan", "plan"),
    ],
)  # fmt: skip
def test_sorts(title: str, sort: str) -> None:
    assert (heads_of(words_of(title)) or ("",))[0] == sort


def test_aspects() -> None:
    assert aspects_of("Hub contract", "Renew the Hub contract") - {"begun"} == {"again"}
    assert aspects_of("Hub", "The PCC to bring a report on the Hub") - {"begun"} == {"told"}
    assert aspects_of("custody suite", "Open a custody suite, to replace old cells") - {"begun"} == frozenset()


def test_what_asks_nothing_and_what_only_tells() -> None:
    for entry in entries("link_words"):
        test = {"asks_nothing": asks_nothing, "told": tells}.get(entry.get("group"))
        if test is not None:
            assert all(test(example) for example in entry.examples)
            assert not any(test(example) for example in entry.counter_examples)


def test_words_for_changes() -> None:
    for entry in entries("link_words"):
        if entry.get("group") == "change":
            assert all(change_of(example) == entry.label for example in entry.examples)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ({"cut", "crim"}, {"cut", "crim"}, 1.0, 1.0), ({"victim", "support"}, {"victim", "help"}, 0.5, 1.0),
        ({"victim"}, {"road"}, 0.0, 0.0),
    ],
)  # fmt: skip
def test_likeness_of_aims(one: set[str], other: set[str], least: float, most: float) -> None:
    assert least <= likeness(frozenset(one), frozenset(other)) <= most


def test_days() -> None:
    assert days_between("2017-11-30", "2018-01-31") == 62
    assert in_words("2017-12-08") == "8 December 2017"
    assert in_words("2017-12") == "December 2017"
    assert span_in_words("2017-12-01", "2017-12-31") == "December 2017"
    assert span_in_words("2017-01-01", "2017-12-31") == "2017"


@pytest.mark.parametrize(("label", "number"), [("Priority Two", "2"), ("3.", "3"), ("(a)", ""), ("seventh", "7")])
def test_numbers(label: str, number: str) -> None:
    assert number_in(label) == number


def test_plan_versions_in_order() -> None:
    first = paper("d1", "2013-03", "plan", plan=PlanVersion("Safer", "2013", "2017")).document
    refresh = paper("d2", "2015-02", "refresh_report", plan=PlanVersion("Safer", "2013", "2017", "refresh")).document
    draft = paper("d3", "2016-12", "minutes", plan=PlanVersion("", "2017", "2020", "draft")).document
    told = paper("d4", "2017-12", "progress_report", plan=PlanVersion("", "2017", "2020")).document
    plain = paper("d5", "2014-06", "minutes").document
    plans, of = plans_of("Mid Shire", [told, draft, refresh, plain, first])
    assert [(plan.plan_id, plan.previous_plan_id) for plan in plans] == [
        ("mid-shire-2013-2017-first", ""), ("mid-shire-2013-2017-refresh-2015", "mid-shire-2013-2017-first"),
        ("mid-shire-2017-2020-draft", "mid-shire-2013-2017-refresh-2015"),
        ("mid-shire-2017-2020", "mid-shire-2017-2020-draft"),
    ]  # fmt: skip
    assert dict(of)["d5"] == "mid-shire-2013-2017-first"


def test_decisions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    assert read_decisions(path) == ()
    path.write_text(
        "verb,subject,object,value,who,when,why\nsame,a,b,,J. Marsh,2020-01-01,both\n", encoding="utf-8", newline="\n"
    )
    assert [(one.verb, one.subject, one.object) for one in read_decisions(path)] == [("same", "a", "b")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("equal,a,b,,,,", "verb is 'equal'"), ("same,a,,,,,", "object is empty"), ("due,a,,soon,,,", "must be a date"),
        ("status,a,,done,,,", "status must be"), ("title,a,,,,,", "value is empty"), ("same,,b,,,,", "subject is empty"),
    ],
)  # fmt: skip
def test_decisions_that_cannot_be_understood(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"verb,subject,object,value,who,when,why\n{row}\n", encoding="utf-8", newline="\n")
    with pytest.raises(InputError, match="row 2") as caught:
        read_decisions(path)
    assert told in str(caught.value)


def test_settings_hold_every_weight() -> None:
    assert 0 < settings().join < settings().sure < 1
