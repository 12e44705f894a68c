"""The story of the sample corpus: what the whole pipeline says became of each commitment, against what was planted."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.evaluate.gold import papers
from pipeline.evaluate.output import Extracted, read
from pipeline.evaluate.paper import measure
from pipeline.run import Settings, run
from pipeline.workers import InProcess

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "gold"
Row = Mapping[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FATES = rows(GOLD / "fates.csv")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fates") / "output"
    run(ROOT / "corpus", folder, InProcess(), Settings(), lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def found(output: Path) -> dict[str, Extracted]:
    """The extracted statement of each annotated one."""
    got = read(output)
    measured = [measure(paper, got.statements.get(paper.stem, ())) for paper in papers(GOLD)]
    return {name: one for each in measured for name, one in each.stands_for.items()}


@pytest.fixture(scope="module")
def ledger(output: Path) -> dict[str, Row]:
    return {row["commitment_id"]: row for row in rows(output / "ledger.csv")}


def judged(fate: Row, found: Mapping[str, Extracted], ledger: Mapping[str, Row]) -> Row:
    """The row of the commitment that holds most statements of a fate, the earliest of equals."""
    held = [found[name].commitment for name in fate["statements"].split("; ") if name in found]
    counts = Counter(held)
    best = max(counts, key=lambda name: (counts[name], -held.index(name)))
    return ledger.get(best, {"verdict": "", "slip_days": "", "explanation": ""})


@pytest.mark.parametrize("fate", FATES, ids=[row["commitment"] for row in FATES])
def test_a_planted_fate_comes_out(fate: Row, found: dict[str, Extracted], ledger: dict[str, Row]) -> None:
    row = judged(fate, found, ledger)
    assert row["verdict"] in fate["fate"].split("|"), row["explanation"]


SLIPS = [row for row in FATES if row["slip_days"] and row["commitment"] != "Estates Strategy"]


@pytest.mark.parametrize("fate", SLIPS, ids=[row["commitment"] for row in SLIPS])
def test_a_planted_slip_comes_out_in_days(fate: Row, found: dict[str, Extracted], ledger: dict[str, Row]) -> None:
    assert judged(fate, found, ledger)["slip_days"] == fate["slip_days"]


VERDICTS = rows(GOLD / "verdicts.csv")


def test_no_other_commitment_gets_a_wrong_verdict(found: dict[str, Extracted], ledger: dict[str, Row]) -> None:
    """The verdicts of what was not planted, against what a careful reader would say; `known_wrong` names what is not right
    yet, and has to go when it is."""
    planted = {judged(fate, found, ledger).get("commitment_id", "") for fate in FATES}
    wrong, known, judged_of = [], set(), 0
    for row in (row for name, row in ledger.items() if name not in planted):
        text = " ".join(row["promised_text"].split())
        told = next((one for one in VERDICTS if text.startswith(one["words"])), None)
        if told is not None and row["verdict"] not in told["verdicts"].split("|"):
            known.add(told["words"])
            wrong += [(row["verdict"], text)] if row["verdict"] != told["known_wrong"] else []
        judged_of += told is not None
    assert wrong == []
    assert known == {one["words"] for one in VERDICTS if one["known_wrong"]}
    assert judged_of >= 0.9 * (len(ledger) - len(planted)), "most of what is in the ledger has been judged"


def test_nothing_that_was_not_promised_is_kept(ledger: dict[str, Row]) -> None:
    """Sentences of background are no promises, and none of these rows says that one was kept."""
    background = (
        "has now been",
        "It is vital",
        "closing date",
        "There were",
        "have now been given",
        "market engagement day",
    )
    kept = [row for row in ledger.values() if row["verdict"] in ("kept", "kept_late", "overdue")]
    assert [row["promised_text"] for row in kept if any(words in row["promised_text"] for words in background)] == []


def test_whoever_is_said_to_have_kept_a_promise_is_shown_doing_so(ledger: dict[str, Row]) -> None:
    for row in ledger.values():
        if row["verdict"] in ("kept", "kept_late"):
            assert row["reported_text"], row["explanation"]
            assert row["reported_status"] == "completed"
