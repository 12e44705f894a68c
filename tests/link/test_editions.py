"""Two editions of the Plan are two things; what a commitment is called; an area is told by its own papers only."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.link import link
from pipeline.run import Settings, run
from pipeline.workers import InProcess
from tests.archive.papers import files
from tests.link.make import AREA, paper, said

ROOT = Path(__file__).parents[2]
FIRST = paper(
    "d1", "2014-02-07", "refresh_report",
    said("Police and Crime Plan: the refresh is in development", "milestone", status="in_progress", due="2014-03"),
)  # fmt: skip


def test_a_later_edition_of_the_plan_completes_no_earlier_one() -> None:
    later = paper(
        "d2", "2017-12-01", "progress_report",
        said("Police and Crime Plan published", "milestone", status="completed", achieved="2017-01"),
    )  # fmt: skip
    assert [one.mentions for one in link(AREA, (FIRST, later), ()).commitments] == [1, 1]
    soon = paper(
        "d2", "2014-06-01", "progress_report",
        said("Police and Crime Plan published", "milestone", status="completed", achieved="2014-03"),
    )  # fmt: skip
    assert [one.mentions for one in link(AREA, (FIRST, soon), ()).commitments] == [2]


def test_a_title_that_carries_on_gives_way_to_one_that_does_not() -> None:
    papers = (
        paper("d1", "2016-12-08", "minutes", said("and funding was available to recruit specialist lawyers", title="And funding was available to recruit specialist lawyers")),
        paper("d2", "2017-12-01", "progress_report", said("Supportive funding for specialist lawyers on the gravest of all offences: stopped", "milestone", status="stopped", title="Supportive funding for specialist lawyers on the gravest of all offences")),
    )  # fmt: skip
    (found,) = link(AREA, papers, ()).commitments
    assert found.title.startswith("Supportive funding")


def test_papers_of_another_area_change_nothing(tmp_path: Path) -> None:
    """Not a row of the tables of one area, whatever papers of others lie beside its own."""
    one, both = tmp_path / "one", tmp_path / "both"
    for folder in (one, both):
        folder.mkdir()
        for name in ("2013-10-18-panel-minutes.html", "2016-07-08-panel-minutes.html"):
            shutil.copy(ROOT / "corpus" / name, folder / name)
    for file in files(4, seed=3):
        if file.name.rpartition(".")[2] in ("html", "txt"):
            (both / file.name.rpartition("/")[2]).write_bytes(file.content)
    assert len(list(both.iterdir())) > len(list(one.iterdir()))
    for folder in (one, both):
        run(folder, folder / "output", InProcess(), Settings(), lambda *_: None)
    for table in ("commitments", "ledger", "links", "requests"):
        before, after = ((folder / "output" / f"{table}.csv").read_text("utf-8").splitlines() for folder in (one, both))
        assert len(before) > 1
        assert set(before) <= set(after), table
