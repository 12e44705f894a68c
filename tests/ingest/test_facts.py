"""What a paper says of itself: fronts in the forms that areas use, and the shared papers where they are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.facts import read_facts
from pipeline.model import DOCUMENT_TYPES, Block, Facts, Listing
from pipeline.vocabulary import Entry, entries

_SHARED = Path(__file__).parents[3] / "shared"


def _facts(text: str, title: str = "", source: str = "a.txt", listing: Listing | None = None) -> Facts:
    return read_facts(text, (Block("paragraph", 0, len(text)),), title, source, listing or Listing())


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Cumbria Police and Crime Panel\nFriday, 11 July 2014", "Cumbria"),
        ("WEST MERCIA POLICE AND CRIME PANEL\n\nWednesday 5 February 2020", "West Mercia"),
        ("Report of the Police and Crime Commissioner for Norfolk", "Norfolk"),
        ("Office of the Police, Fire and Crime Commissioner for Essex\n\nDecision report", "Essex"),
        ("County Durham and Darlington are safe. Report of the Police, Crime and Victims' Commissioner", "Durham"),
        (
            "Devon, Cornwall and the Isles of Scilly is safe.\nThe alliance with Dorset Police grows. Talks with Dorset went on.",
            "Devon and Cornwall",
        ),
        (
            "Minutes of the Greater Manchester Police and Crime Panel, which heard of work in Bolton",
            "Greater Manchester",
        ),
        ("MOPAC and the Metropolitan Police Service gave evidence.", "London"),
        ("The Lincolnshire Police and Crime Panel heard of work with North Lincolnshire Council.", "Lincolnshire"),
        ("Humberside Police and Crime Panel: North East Lincolnshire and Hull", "Humberside"),
        ("Marlshire Police and Crime Panel\n\n14 May 2021", "Marlshire"),
        ("POLICE AND CRIME COMMISSIONER FOR THE VALE OF ARDEN", ""),
        ("Police and Crime Plan for Marlshire 2017-2021\n\nGraham Field, Police and Crime Commissioner", "Marlshire"),
        ("Ahead of February Police and Crime Panel the PCC will think again.", ""),
        ("Report of the Police and Crime Commissioner", ""),
        ("The Panel met. Work goes on.", ""),
    ],
)
def test_area(text: str, area: str) -> None:
    found = _facts(text).area
    assert found == area or (not area and found.startswith(("Vale", "The Vale")))


@pytest.mark.parametrize("entry", entries("document_types"), ids=lambda entry: str(entry.get("group")))
def test_words_of_document_types(entry: Entry) -> None:
    patterns = [re.compile(phrase, re.IGNORECASE | re.MULTILINE) for phrase in entry.phrases]
    for example in entry.examples:
        assert any(pattern.search(example) for pattern in patterns), example
    for example in entry.counter_examples:
        assert not any(pattern.search(example) for pattern in patterns), example


@pytest.mark.parametrize("entry", entries("areas"), ids=lambda entry: f"{entry.label}-{entry.get('group')}")
def test_examples_of_areas(entry: Entry) -> None:
    for example in entry.examples:
        assert _facts(example * 3).area == entry.label, example


def test_every_area_by_its_names() -> None:
    assert len({entry.label for entry in entries("areas")}) == 43
    for entry in entries("areas"):
        if entry.get("group") == "name":
            for name in entry.phrases:
                assert (
                    _facts(f"{name} Police and Crime Panel met on Friday. {name} police reported.").area == entry.label
                ), name


def test_file_name_helps_where_the_paper_is_silent() -> None:
    assert _facts("The Panel met.", source="west-mercia/minutes-2019.txt").area == "West Mercia"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Agenda item\n\nPolice and Crime Plan refresh\n\nMinutes:\n\nMembers heard more.", "minutes"),
        ("Agenda and minutes\n\nMarlshire Police and Crime Panel - Friday, 12th July, 2019 10.30 am", "minutes"),
        (
            "Minutes of the meeting of the Panel held on 3 May 2018\n\nPresent: Councillor Hill\n\nRESOLVED that the report be noted.",
            "minutes",
        ),
        ("Notes of Meeting\n\nGovernance Board\n\nWednesday 16 November 2022", "minutes"),
        ("DECISION NOTICE 12/2019\n\nPolice and Crime Commissioner for Marlshire", "decision_notice"),
        ("Decision details\n\nGrant for cameras\n\nDecision Maker: Commissioner", "decision_notice"),
        ("Annual Report 2018/19\n\nForeword by the Commissioner", "annual_report"),
        ("Refreshing the Police and Crime Plan\n\nReport of the Commissioner\n\nPurpose of report", "refresh_report"),
        ("Police and Crime Plan 2016-21 - proposed changes\n\nReport of the Chief Executive", "refresh_report"),
        ("Police and Crime Plan: overview of progress\n\nMilestones met", "progress_report"),
        ("Police and Crime Plan Monitoring Report Q3 2018/19", "progress_report"),
        ("Performance Report: Quarter 2 2018/19\n\nRecorded crime shows an increase of 4%", "performance_report"),
        ("Police and Crime Plan 2017-2021\n\nMy priorities\n\nI expect the Chief Constable to:", "plan"),
        (
            "Appointment of a treasurer\n\nReport of the Chief Executive\n\nPurpose of report\n\nThe Panel is asked to note it.",
            "cover_report",
        ),
        ("Press release\n\nThe Commissioner, Ann Field, said: fine.", "other"),
        ("14 February 2020\n\nDear Commissioner\n\nProgress against the Plan", "other"),
        ("Nothing much to say here.", "other"),
    ],
)
def test_document_type(text: str, kind: str) -> None:
    assert _facts(text).document_type == kind


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("POLICE & CRIME PANEL – 26 JUNE 2018", "2018-06-26", "stated"),
        ("Police and Crime Panel\n\n29 June 2018\n\nThe plan was published in November 2016.", "2018-06-29", "stated"),
        (
            "Agenda and minutes\n\nMarlshire Police and Crime Panel - Friday, 16th October, 2020 10.30 am",
            "2020-10-16",
            "stated",
        ),
        ("Police and Crime Panel Meeting 7 February 2014\n\nReport prepared 24 January 2014", "2014-02-07", "stated"),
        ("A report on roads\n\nReport prepared 24 January 2014", "2014-01-24", "stated"),
        ("DATE OF MEETING 26 June 2017", "2017-06-26", "stated"),
        ("Meeting date: 11 July 2014", "2014-07-11", "stated"),
        ("Date and Time: Tuesday 15th September 2015, 09:30-11:40", "2015-09-15", "stated"),
        (
            "MINUTES OF THE MEETING HELD AT COUNTY HALL ON FRIDAY 31ST JANUARY 2020\n\n3. MINUTES - 13TH DECEMBER 2019",
            "2020-01-31",
            "stated",
        ),
        ("Panel, 11/07/2014 10:00", "2014-07-11", "stated"),
        ("My December 2023 newsletter", "2023-12", "stated"),
        ("Panel action log\n\nAs at 18 September 2015\n\nMeeting of 21 November 2014", "2015-09-18", "stated"),
        ("14 February 2020\n\nDear Graham\n\nPanel meeting of 7 February 2020", "2020-02-14", "stated"),
        (
            "The minutes of the meeting held on 28 January 2021 were agreed as a correct record.",
            "2021-01-28",
            "inferred",
        ),
        ("Views by Friday 27 July 2018 please.", "", ""),
        (
            "Progress\n\n- Charter published March 2017\n- Strategy agreed November 2017\n- Report due March 2018",
            "2017-11",
            "inferred",
        ),
        ("Police and Crime Plan Monitoring Report Q3 2018/19", "2018-12", "inferred"),
        ("The next meeting is on 3 June 2024.", "", ""),
        (
            "PERFORMANCE BOARD - NOTES\n\nTuesday 8 March 2016, Alder House, Marlham\n\n5. Date of next meeting\n\nTuesday 5 April 2016",
            "2016-03-08",
            "stated",
        ),
        (
            "Accountability Forum (in public) Tuesday 14th March 2017 at 5 p.m. Alder House\n\n3. Minutes of the Meeting of 22 May 2016 to be confirmed",
            "2017-03-14",
            "stated",
        ),
        ("Notes and actions: 27 November 2018, Alder House", "2018-11-27", "stated"),
        ("Extract from the minutes, 15 March 2024\n\nIt was funded to 31 March 2025.", "2024-03-15", "stated"),
        ("The Board met at Alder House, Marlham, on 26 June 2019.", "2019-06-26", "stated"),
        (
            "Marlshire Police and Crime Panel\n\nDraft Minutes\n\n8thNovember 2013, Elm Gallery, Marlham",
            "2013-11-08",
            "stated",
        ),
        ("Publication date: 26/02/2024\n\nDate of decision: 22/02/2024", "2024-02-22", "stated"),
        (
            "Public Questions - Local Priorities (27 February 2018) These questions came by post.",
            "2018-02-27",
            "stated",
        ),
        ("Public minutes\n\nThe minutes of the meeting held on 27 October 2022 be approved.", "2022-10-27", "inferred"),
        ("Plan 2017.qxp_Layout 1 28/02/2017 15:13 Page 1", "", ""),
        (
            "Minutes:\n\nPolice Precept 2018/19 to 2021/22 - Report of the Commissioner\n\nRESOLVED that it be noted.",
            "2018-02",
            "inferred",
        ),
        ("No date at all.", "", ""),
    ],
)
def test_meeting_date(text: str, date: str, basis: str) -> None:
    facts = _facts(text)
    assert (facts.meeting_date, facts.meeting_date_basis) == (date, basis)


@pytest.mark.parametrize(
    ("text", "start", "end", "edition"),
    [
        ("Police and Crime Plan 2017-2020", "2017", "2020", ""),
        ("Draft Police and Crime Plan 2025 to 2029\n\nMinutes:", "2025", "2029", "draft"),
        (
            "Refreshed Police, Crime and Victims' Plan 2018-2021\n\nReport of the Commissioner",
            "2018",
            "2021",
            "refresh",
        ),
        (
            "The refreshed Police and Crime Plan for 2014-2017 is out; the previous Police and Crime Plan 2012-2014 is gone.",
            "2014",
            "2017",
            "",
        ),
        ("The Commissioner's plans for refreshing the 2014-17 plan\n\nMinutes:", "2014", "2017", ""),
        ("Summary of the Police and Crime Plan for Derbyshire 2016-2021", "2016", "2021", ""),
        ("Police and Crime Plan 2016/21", "2016", "2021", ""),
        ("A Police and Crime Plan is due.", "", "", ""),
        ("The precept plan 2019/20", "", "", ""),
    ],
)
def test_plan(text: str, start: str, end: str, edition: str) -> None:
    plan = _facts(text).plan
    assert (plan.period_start, plan.period_end) == (start, end)
    assert plan.edition == edition or not edition


def test_first_person() -> None:
    plan = "Police and Crime Plan 2017-2021\n\nMy priorities\n\nAs Commissioner I will listen. I expect the Chief Constable to lead."
    assert _facts(plan).first_person == "pcc"
    assert (
        _facts("Minutes:\n\nI will go, he said. I have been. My office knows. The Commissioner left.").first_person
        == ""
    )
    assert (
        _facts("Report of the Chief Constable\n\nI have asked for more. I will report.").first_person
        == "chief_constable"
    )
    assert _facts("The Commissioner will go.").first_person == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Report of the Police, Crime and Victims' Commissioner\n\nI will write to all who took part.", "pcc"),
        ("Draft Police & Crime Plan for Marlshire\n\nPart C\n\nI shall keep an eye on it.", "pcc"),
        ("Report of the Monitoring Officer\n\nI have set out the timetable.", ""),
        ("Report of the Commissioner's Chief Executive\n\nThe plan is attached.", ""),
    ],
)
def test_who_writes_in_a_paper_that_says_i_but_once(text: str, wanted: str) -> None:
    assert _facts(text).first_person == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Decision log, July to September 2020", ("2020-09", "inferred")),
        ("Activity and performance report (July 2017 - September 2017)", ("2017-09", "inferred")),
        ("Police and Crime Plan, April 2017 to March 2021", ("", "")),
    ],
)
def test_a_paper_is_dated_by_the_time_that_its_title_names(title: str, wanted: tuple[str, str]) -> None:
    facts = _facts(f"Marlshire Commissioner\n\n{title}\n\nThe grant was signed.")
    assert (facts.meeting_date, facts.meeting_date_basis) == wanted


def test_running_headers_speak_for_the_paper() -> None:
    margins = "Marlshire Police and Crime Panel, 18 November 2022, agenda item 6"
    facts = read_facts("First year of delivery", (), "", "a.pdf", Listing(), margins)
    assert (facts.area, facts.meeting_date) == ("Marlshire", "2022-11-18")


def test_listing_wins() -> None:
    listing = Listing("Norfolk", "2017-12", "minutes", "Police and Crime Plan 2016-2020", "https://example.org/a")
    facts = _facts("Cumbria Police and Crime Panel\n\n11 July 2014", listing=listing)
    assert (facts.area, facts.meeting_date, facts.meeting_date_basis) == ("Norfolk", "2017-12", "listed")
    assert (facts.document_type, facts.plan.period_end, facts.url) == ("minutes", "2020", "https://example.org/a")


def test_an_unknown_listed_type_is_not_believed() -> None:
    assert _facts("Annual Report 2018/19", listing=Listing(document_type="leaflet")).document_type == "annual_report"


def _shared() -> list[tuple[Path, Path]]:
    if not _SHARED.is_dir():
        return []
    pairs = [
        (path, _SHARED / "papers" / "text" / path.name.replace(".gold.json", ".txt"))
        for path in (_SHARED / "gold").glob("*.gold.json")
    ]
    pairs += [
        (path, path.with_name(path.name.replace(".gold.json", ".txt")))
        for path in (_SHARED / "restated").glob("*.gold.json")
    ]
    return sorted(pairs)


@pytest.mark.parametrize(("gold", "paper"), _shared(), ids=lambda path: path.stem)
def test_shared_papers(gold: Path, paper: Path) -> None:
    from pipeline.ingest import ingest

    want = json.loads(gold.read_text(encoding="utf-8"))
    facts = ingest(paper, paper.name, Listing()).facts
    assert facts.area == want["area"]
    assert facts.document_type == want["document_type"]
    period = f"{facts.plan.period_start}/{facts.plan.period_end}"
    assert (period if facts.plan.period_start else None) == want["plan_period"]
    if facts.meeting_date_basis == "stated":
        assert facts.meeting_date == want["meeting_date"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text(text: str, title: str) -> None:
    facts = _facts(text, title)
    assert facts.document_type in DOCUMENT_TYPES
    assert bool(facts.meeting_date) == bool(facts.meeting_date_basis)
