"""The picture of a commitment's course: well-formed, the same every time, and within its frame."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from pipeline.emit.report.canvas import Canvas, drawing
from pipeline.emit.report.ledger import bars
from pipeline.emit.report.shelf import Said
from pipeline.emit.report.timeline import course
from pipeline.emit.report.words import meant
from pipeline.model import DatePhrase, Facts, Span
from tests import datasets


def said(day: str, *dates: tuple[str, str]) -> Said:
    one = datasets.plan().statements[0]
    found = tuple(DatePhrase(end, Span(end, end), end, role, 0, 4) for role, end in dates)
    document = replace(datasets.plan().document, facts=Facts("Marlshire", "minutes", day))
    return Said(document, replace(one, dates=found))


def picture(*mentions: Said) -> str:
    with drawing():
        return course(mentions, datasets.area().commitments[0], datasets.area().ledger[0]).svg


def test_it_is_whole_and_the_same_every_time() -> None:
    mentions = said("2017-03", ("due", "2018-03-31")), said("2018-06-01", ("achieved", "2018-05-31"))
    first = picture(*mentions)
    assert first == picture(*mentions)
    assert etree.fromstring(first).get("role") == "img"
    assert not re.search(r"style|<script|xlink|href|clip-path", first)


def test_it_says_in_words_what_it_shows() -> None:
    label = etree.fromstring(picture(said("2017-03"), said("2018-06-01"))).get("aria-label") or ""
    assert "2 mentions" in label
    assert "March 2017 to June 2018" in label
    assert "first due 31 March 2018" in label


def test_without_dates_there_is_no_picture() -> None:
    assert picture(said("")) == ""
    with drawing():
        assert bars({}) == ""


def test_a_lane_that_holds_nothing_is_left_out() -> None:
    found = []
    for dates in (
        (),
        (("due", "2018-03-31"),),
        (("achieved", "2018-03-31"),),
        (("due", "2018-03-31"), ("achieved", "2018-05-31")),
    ):
        root = etree.fromstring(picture(said("2017-03", *dates)))
        names = [one.text for one in root.iter("text", "{*}text") if one.text in ("Papers", "Due", "Done")]
        found.append((names, int(root.get("height") or 0)))
    assert [names for names, _ in found] == [
        ["Papers"],
        ["Papers", "Due"],
        ["Papers", "Done"],
        ["Papers", "Due", "Done"],
    ]
    assert sorted(height for _, height in found) == [height for _, height in found]


def test_what_a_phrase_means_is_told_once() -> None:
    assert meant("January 2018", "2018-01-01", "2018-01-31") == ""
    assert meant("Autumn 2017", "2017-09-01", "2017-11-30") == " (1 September 2017 to 30 November 2017)"
    assert meant("the  end of 2020", "2020-12-31", "2020-12-31") == " (31 December 2020)"


def test_a_date_centuries_away_does_not_stretch_it() -> None:
    years = re.findall(r">(\d{4})<", picture(said("2017-03", ("due", "9999-12-31"), ("achieved", "0001-01-01"))))
    assert set(years) <= {str(year) for year in range(2014, 2030)}


def test_papers_of_one_day_do_not_cover_each_other() -> None:
    svg = picture(*(said("2017-03-01") for _ in range(5)))
    circles = [one.get("d") for one in etree.fromstring(svg).iter("{*}path", "path") if "C" in (one.get("d") or "")]
    assert len(set(circles)) == 5


def test_everything_stays_within_the_frame() -> None:
    root = etree.fromstring(picture(said("2010-01-01", ("due", "2019-12-31")), said("2018-06-01")))
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    for text in root.iter("text", "{*}text"):
        assert 0 <= float(text.get("x") or 0) <= width
        assert 0 <= float(text.get("y") or 0) <= height


def test_texts_are_escaped() -> None:
    with drawing():
        canvas = Canvas(100, 50)
        canvas.text((10, 10), '<b> & "q"', "#000000")
        assert "<b>" not in canvas.svg('a <b> & "c"')
