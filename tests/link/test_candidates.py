"""What finds a statement's neighbours in a large area: the words that tell, whatever stands around them."""

from __future__ import annotations

from pipeline.link.candidates import candidates
from pipeline.link.lexicon import settings
from pipeline.link.profile import mentions_of, speech_of
from tests.archive import archive_of
from tests.link.make import AREA, paper, said


def test_a_name_finds_its_own_among_many_of_one_form() -> None:
    """Empty words of one form of speech ("Complete the production of ...") crowd nobody out."""
    subjects = [f"{a}{b}" for a in ("ar", "bel", "cor", "dun", "el", "fal", "gor", "hin") for b in ("son", "ley", "wick", "mot", "ren", "tis", "vax", "zel")]  # fmt: skip
    forms = (
        "Complete the production of the {} Dashboard",
        "I will work with the Chief Constable to publish the {} Dashboard",
    )
    papers = tuple(
        paper(f"d{at}", f"201{at}-01-10", "plan", *(said(form.format(one.capitalize())) for one in (subjects * 5)[:300]))
        for at, form in enumerate(forms)
    )  # fmt: skip
    mentions = mentions_of(papers, speech_of(AREA, papers))
    assert len(mentions) > settings().all_pairs
    found = candidates(mentions)
    between = {(one, other) for one, other in found if mentions[one].document is not mentions[other].document}
    named = {(a, b) for a, b in between if mentions[a].words.proper & mentions[b].words.proper}
    assert len({a for a, _ in named}) >= 290


def test_no_more_than_the_nearest_are_compared() -> None:
    archive = archive_of("Fenshire", 900, seed=8)
    mentions = mentions_of(archive.papers, speech_of("Fenshire", archive.papers))
    assert len(mentions) > settings().all_pairs
    assert len(candidates(mentions)) <= len(mentions) * settings().neighbours
