"""Identity: what a commitment is called, when papers are added, older ones too, and when people have named it."""

from __future__ import annotations

from pipeline.link import link
from pipeline.model import AreaResult, Commitment, Decision
from tests.archive import archive_of
from tests.link.make import AREA, paper, said

OLDER = paper(
    "d0", "2014-03-01", "minutes", said("The Panel asked about a Victim Care Hub, to open by April 2016", due="2016-04")
)
PLAN = paper("d1", "2015-01-10", "plan", said("Open a Victim Care Hub by April 2016", due="2016-04"))
LATER = paper("d2", "2016-06-03", "progress_report", said("Victim Care Hub: opened in March", "milestone", status="completed"))  # fmt: skip


def of(result: AreaResult, statement: str) -> Commitment:
    return next(one for one in result.commitments if statement in one.statement_ids)


def test_a_later_paper_changes_no_id() -> None:
    before, after = link(AREA, (PLAN,), ()), link(AREA, (PLAN, LATER), ())
    assert of(before, "d1-1").commitment_id == of(after, "d1-1").commitment_id == "c-d1-1"
    assert of(after, "d2-1").aliases == ("c-d2-1",)


def test_an_older_paper_leaves_the_former_id_as_an_alias() -> None:
    after = of(link(AREA, (OLDER, PLAN, LATER), ()), "d1-1")
    assert after.commitment_id == "c-d0-1"
    assert after.aliases == ("c-d1-1", "c-d2-1")


def test_an_id_that_a_person_wrote_stays_whatever_is_added() -> None:
    title = Decision("title", "c-d1-1", "", "The Hub", "A. Marsh", "2024-01-01", "")
    for papers in ((PLAN,), (PLAN, LATER), (OLDER, PLAN, LATER)):
        found = of(link(AREA, papers, (title,)), "d1-1")
        assert (found.commitment_id, found.title) == ("c-d1-1", "The Hub")
    assert found.aliases == ("c-d0-1", "c-d2-1")
    assert of(link(AREA, (OLDER, PLAN, LATER), ()), "d1-1").commitment_id == "c-d0-1"


def test_of_two_that_people_named_the_older_stays() -> None:
    other = paper("d3", "2015-02-01", "minutes", said("Set up a bicycle workshop"))
    joined = Decision("same", "c-d3-1", "c-d1-1", "", "A. Marsh", "2024-01-01", "one thing")
    assert of(link(AREA, (PLAN, LATER, other), (joined,)), "d3-1").commitment_id == "c-d1-1"


def test_every_former_id_of_an_archive_still_means_its_commitment() -> None:
    """Whatever papers are left out, each id given without them is an id or alias of the commitment of its statement."""
    papers = archive_of("Fenshire", 600, seed=5).papers
    after = link("Fenshire", papers, ())
    for fewer in (papers[::2], papers[len(papers) // 3 :], papers[: len(papers) // 2]):
        for one in link("Fenshire", fewer, ()).commitments:
            held = of(after, one.statement_ids[0])
            names = (held.commitment_id, *held.aliases)
            first = one.statement_ids[0]
            inside = any(first != other and first.rpartition("-")[0] == other.rpartition("-")[0] for other in held.statement_ids)  # fmt: skip
            assert one.commitment_id in names or inside, one


def test_ids_that_are_to_stay_do_whatever_older_papers_are_added() -> None:
    """Of an archive of which a part was published: no commitment of it is called otherwise when the rest is there."""
    papers = archive_of("Fenshire", 600, seed=5).papers
    published = link("Fenshire", papers[len(papers) // 3 :], ())
    kept = tuple(
        Decision("id", one.commitment_id, "", "", "A. Marsh", "2024-01-01", "") for one in published.commitments
    )
    moved = {one.commitment_id for one in link("Fenshire", papers, ()).commitments}
    after = link("Fenshire", papers, kept)
    names = {one.commitment_id for one in after.commitments}
    aliases = {name for one in after.commitments for name in one.aliases}
    given = {one.commitment_id for one in published.commitments}
    assert given - moved, "without the decisions older papers do change ids"
    assert given <= names | aliases
    assert len(given - names) <= len(given) // 50, "only what became one may have lost a name, to an older one"
    groups = {frozenset(one.statement_ids) for one in after.commitments}
    assert groups == {frozenset(one.statement_ids) for one in link("Fenshire", papers, ()).commitments}
