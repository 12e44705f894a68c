"""What the reader says of a statement, weighed against what the rules found."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from pipeline.language.reader import KINDS, ROLES, SCHEDULES, STATUSES, Said
from pipeline.model import Kind, Owner
from pipeline.tag import tag, weighed
from pipeline.tag.evidence import ABOVE, EXPLICIT, MAIN, Evidence
from pipeline.tag.shown import phrases_of
from pipeline.tag.weighed import Found, heard, owner_signs, standing, standing_signs, weigh
from pipeline.vocabulary import models_folder
from tests.tag.stating import stated

_EVEN: dict[str, Any] = {"reader": 1.0, "label": {}, "own": {"strength 2": 1.0}}
_OWNERS: dict[str, Any] = {"bias": 0.0, "reader": 1.0, "own": {"found stated": 2.0}, "added": 0.5}
_WORDS = "The Chief Constable and the PCC have published the rural strategy."


def _shares(names: tuple[str, ...], **given: float) -> tuple[float, ...]:
    rest = (1.0 - sum(given.values())) / (len(names) - len(given))
    return tuple(given.get(name or "none", rest) for name in names)


def _said(status: str = "none", share: float = 0.9, **roles: float) -> Said:
    chances = tuple(roles.get(role, 0.02) for role in ROLES)
    return Said(_shares(KINDS), _shares(STATUSES, **{status: share}), _shares(SCHEDULES, none=0.9), chances)


def _found(said: Said | None, *evidence: Evidence, kind: Kind = "milestone", owners: tuple[Owner, ...] = ()) -> Found:
    told = next((one.status for one in evidence if one.status), "")
    return Found(stated(_WORDS, kind).statement, evidence, told, "", owners, said)


def _weigh(monkeypatch: pytest.MonkeyPatch, found: Found) -> Found:
    monkeypatch.setattr(weighed, "weights", lambda: {"status": _EVEN, "owners": _OWNERS})
    return weigh(stated(_WORDS).document, found)[0]


@pytest.mark.parametrize(
    ("own", "said", "expected"),
    [
        ("planned", {"in_progress": 0.9}, "in_progress"),
        ("planned", {"in_progress": 0.5, "planned": 0.4}, "planned"),  # what the rules found tips the scale
        ("completed", {"planned": 0.9}, "planned"),
        ("", {"planned": 0.9}, "planned"),
        ("planned", {"none": 0.9}, ""),
        ("in_progress", {"completed": 0.94}, "in_progress"),  # that it was done needs words that say so
        ("", {"completed": 0.94}, ""),
        ("", {"completed": 0.99}, "completed"),  # or a reader that is all but certain
        ("not_started", {"completed": 0.99}, "not_started"),
        ("not_started", {"in_progress": 0.99}, "not_started"),  # what is said not to have begun has not
    ],
)
def test_the_status_that_both_make_likely(own: str, said: dict[str, float], expected: str) -> None:
    signs = ("strength 2",) if own else ("none",)
    assert standing(_shares(STATUSES, **said), own, signs, "milestone", _EVEN).status == expected


def test_the_surer_the_reader_the_greater_the_share() -> None:
    shares = [standing(_shares(STATUSES, planned=p), "", (), "action", _EVEN).share for p in (0.5, 0.7, 0.9)]
    assert shares == sorted(shares) and shares[-1] > 0.85


def test_signs_of_what_the_rules_found() -> None:
    evidence = (Evidence(0, 3, "planned", "", ABOVE, rule="heading"), Evidence(4, 9, "planned", "", MAIN, rule="due"))
    assert standing_signs(evidence, "planned") == ("found", "strength 0", "strength 1", "strength 2", "rule due")
    assert standing_signs(evidence[:1], "planned") == ("found", "strength 0", "rule heading")
    assert standing_signs((), "") == ("none",)


def test_a_status_column_is_never_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said("in_progress", 0.99)
    assert _weigh(monkeypatch, _found(said, Evidence(0, 3, "planned", "", MAIN))).status == "in_progress"
    assert _weigh(monkeypatch, _found(said, Evidence(0, 3, "planned", "", EXPLICIT))).status == "planned"


def test_what_is_stopped_is_no_longer_late(monkeypatch: pytest.MonkeyPatch) -> None:
    found = replace(_found(_said("stopped", 0.99), Evidence(0, 3, "planned", "delayed", MAIN)), schedule="delayed")
    assert _weigh(monkeypatch, found).schedule == ""
    assert _weigh(monkeypatch, replace(found, said=_said("planned", 0.99))).schedule == "delayed"


def test_only_what_is_work_is_given_a_status(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _weigh(monkeypatch, _found(_said("planned", 0.99), kind="decision")).status == ""


def test_a_likely_owner_is_added_by_the_name_that_the_words_give_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _weigh(monkeypatch, _found(_said(pcc=0.9, panel=0.9), owners=()))
    assert found.owners == (Owner("pcc", "the PCC"), Owner("panel", "Panel", basis="inherited"))


def test_owners_that_the_rules_found_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = (Owner("force", "force"),)
    assert _weigh(monkeypatch, _found(_said(force=0.001, pcc=0.9), owners=mine)).owners == mine


def test_signs_of_an_owner() -> None:
    mine = (Owner("pcc", "PCC", basis="heading"),)
    assert owner_signs("pcc", "action", mine) == ("role pcc", "kind action", "found heading", "found pcc")
    assert owner_signs("force", "action", mine) == ("role force", "kind action", "found others")
    assert owner_signs("force", "action", ()) == ("role force", "kind action")


def test_without_weights_or_reader_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _found(_said("in_progress", 0.99, pcc=0.9), Evidence(0, 3, "planned", "", MAIN))
    assert _weigh(monkeypatch, replace(found, said=None)) == replace(found, said=None)
    monkeypatch.setattr(weighed, "weights", lambda: None)
    assert weigh(stated(_WORDS).document, found) == (found, None)


@pytest.mark.parametrize(
    ("kind", "owners", "asked"),
    [
        ("priority", (), False),
        ("measure", (), False),
        ("milestone", (Owner("pcc", "PCC"),), True),
        ("decision", (), True),
        ("decision", (Owner("pcc", "PCC"),), False),
    ],
)
def test_it_is_asked_only_what_the_rules_leave_open(kind: Kind, owners: tuple[Owner, ...], asked: bool) -> None:
    one = stated(_WORDS, kind)
    assert (heard(one.document, one.statement, owners) is not None) is asked


def test_shipped_weights_trust_both_sides() -> None:
    shipped = json.loads((models_folder() / "labels.json").read_text(encoding="utf-8"))
    assert shipped["status"]["reader"] > 0 < shipped["owners"]["reader"]
    assert shipped["owners"]["own"]["found stated"] > 0
    one = stated("The PCC has published the rural strategy.")
    (labelled,) = tag(one.document, (one.statement,))
    assert (labelled.status, [owner.role for owner in labelled.owners]) == ("completed", ["pcc"])


def test_a_status_that_only_the_reader_gives_is_shown_by_its_main_verb() -> None:
    one = stated("Although it had rained, the new annexe has been occupied by the dog section.")
    found = Found(one.statement, (), "completed", "", (), None)
    assert [(shown.phrase, shown.status) for shown in phrases_of(one.document, found)] == [
        ("has been occupied", "completed")
    ]
    assert phrases_of(one.document, replace(found, status="")) == ()
    said = Evidence(one.statement.start, one.statement.start + 8, "completed")
    assert [shown.phrase for shown in phrases_of(one.document, replace(found, evidence=(said,)))] == ["Although"]
