"""Sentences that go on from others, names said word for word, days and counts met: joined, never surely, or left alone."""

from __future__ import annotations

from dataclasses import replace

from pipeline.link import link
from pipeline.link.profile import mentions_of, speech_of
from pipeline.link.second_look import second_look
from pipeline.model import AreaResult, Block, Paper
from tests.link.make import AREA, paper, said

VANS = "Put two community contact vans on the road"
ENDED = "With regard to the community contact vans, the Commissioner explained that the trial had ended in March."
WITHDRAWN = "He had concluded that the money would be better spent elsewhere and the scheme had been withdrawn."


def one_paragraph(made: Paper) -> Paper:
    """The paper with all its statements in one block."""
    blocks = (Block("paragraph", 0, len(made.document.text)),)
    return replace(made, document=replace(made.document, blocks=blocks))


def together(result: AreaResult, one: str, other: str) -> bool:
    of = {name: commitment.commitment_id for commitment in result.commitments for name in commitment.statement_ids}
    return of[one] == of[other]


def test_a_sentence_that_goes_on_is_of_the_same_thing() -> None:
    minutes = paper(
        "d2", "2018-06-29", "minutes", said(ENDED, "milestone"), said(WITHDRAWN, "milestone", status="stopped")
    )
    plan = paper("d1", "2017-03-01", "plan", said(VANS, title="Community contact vans"))
    result = link(AREA, (plan, one_paragraph(minutes)), ())
    assert together(result, "d2-1", "d2-2")
    edge = next(one for one in result.links if one.target_id == "d2-2")
    assert edge.score < 0.75
    apart = link(AREA, (plan, minutes), ())
    assert not together(apart, "d2-1", "d2-2")


def test_a_sentence_with_a_name_of_its_own_stands_alone() -> None:
    minutes = paper(
        "d2",
        "2018-06-29",
        "minutes",
        said(ENDED, "milestone"),
        said("And the Aldermere Suite would be rebuilt.", "milestone"),
    )
    assert not together(link(AREA, (one_paragraph(minutes),), ()), "d2-1", "d2-2")


def test_a_title_said_word_for_word() -> None:
    plan = paper("d1", "2017-03-01", "plan", said("Open a scheme of Safer Places grants, for locks and gates"))
    slides = paper(
        "d2",
        "2017-12-08",
        "progress_report",
        said("Safer Places grants: opened October 2017", "milestone", status="completed"),
    )
    assert together(link(AREA, (plan, slides), ()), "d1-1", "d2-1")


def test_a_count_due_and_done() -> None:
    report = paper(
        "d1", "2019-06-28", "annual_report", said("see to it that all sixty new officers are in post", due="2020-03")
    )
    done = said(
        "The sixtieth of the new officers was sworn in.", "milestone", status="completed", achieved="2020-03-16"
    )
    late = said(
        "The sixtieth of the new officers was sworn in.", "milestone", status="completed", achieved="2021-03-16"
    )
    assert together(link(AREA, (report, paper("d2", "2020-03-20", "other", done)), ()), "d1-1", "d2-1")
    assert not together(link(AREA, (report, paper("d2", "2021-03-20", "other", late)), ()), "d1-1", "d2-1")


def test_two_that_would_do_are_neither() -> None:
    reports = [
        paper(f"d{day}", f"2019-06-{day}", "annual_report", said(words, due="2020-03"))
        for day, words in (("27", "have sixty new officers in post"), ("28", "train sixty officers in first aid"))
    ]
    done = said("The sixtieth of the officers was sworn in.", "milestone", status="completed", achieved="2020-03-16")
    papers = (*reports, paper("d9", "2020-03-20", "other", done))
    mentions = mentions_of(papers, speech_of(AREA, papers))
    assert second_look(mentions, []) == []
    assert len(second_look([one for one in mentions if one.id != "d28-1"], [])) == 1


def test_what_somebody_is_still_to_do_is_a_thing_of_its_own() -> None:
    told = said("A second bid for the safer streets money would go in by March.", "milestone", status="planned")
    for more in ("She would let members have a note of the costs.", "It would also be the turn of the villages."):
        minutes = paper("d2", "2018-06-29", "minutes", told, said(more, "action", status="planned"))
        assert not together(link(AREA, (one_paragraph(minutes),), ()), "d2-1", "d2-2")
    awaited = said("He was sure that it would be sent in time.", "milestone", status="planned")
    minutes = paper("d2", "2018-06-29", "minutes", told, awaited)
    assert together(link(AREA, (one_paragraph(minutes),), ()), "d2-1", "d2-2")
