"""The second look: candidates weighed in their surroundings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest import ingest
from pipeline.language.odds import chance_of
from pipeline.language.reader import KINDS, Said
from pipeline.model import Document, Listing, Statement
from pipeline.segment import segment, surroundings
from pipeline.segment.stage import candidates
from pipeline.segment.surroundings import features_of, fitted_from

_TEXT = """# Panel minutes

Minutes of the meeting held on 4 March 2019

The Rural Crime Strategy was published in February 2019. Members had much to say about the weather.

It had rained on the day.
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "minutes.txt"
    path.write_text(_TEXT, encoding="utf-8", newline="\n")
    return ingest(path, path.name, Listing())


def _weighing(monkeypatch: pytest.MonkeyPatch, unit: dict[str, float], **kinds: dict[str, float]) -> None:
    table: dict[str, Any] = {
        "keep": 0.3,
        "layout": 0.15,
        "named": 0.25,
        "add": 0.4,
        "overrule": 0.6,
        "join": {"low": 0.1, "high": 0.9, "own": 0.5, "reader": 0.5, "bias": 0.0},
        "unit": {"bias": 0.0, "weights": unit},
        "kinds": {kind: {"bias": 0.0, "weights": weights} for kind, weights in kinds.items()},
    }
    fitted = fitted_from(table)
    monkeypatch.setattr(surroundings, "weights", lambda: fitted)
    monkeypatch.setattr(surroundings, "reader", lambda: None)


def _shown(statements: tuple[Statement, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in statements]


def test_without_weights_the_rules_stand(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "weights", lambda: None)
    assert _shown(segment(document)) == [("milestone", "The Rural Crime Strategy was published in February 2019.")]


def test_an_unlikely_unit_is_left_out(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    _weighing(monkeypatch, {"w:strategy": -3.0}, milestone={})
    assert "Strategy" not in " ".join(text for _, text in _shown(segment(document)))


def test_a_likely_sentence_is_taken_with_its_kind(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    _weighing(monkeypatch, {"w:weather": 3.0, "w:rained": -3.0}, milestone={}, decision={"b:to say": 2.0})
    taken = [one for one in segment(document) if one.reasons == ("weighed in its place",)]
    assert _shown(tuple(taken)) == [("decision", "Members had much to say about the weather.")]
    assert taken[0].confidence == 0.95


def test_a_sentence_that_a_rule_speaks_against_must_be_likelier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("# Report\n\nIt is vital that victims are supported.\n", encoding="utf-8", newline="\n")
    document = ingest(path, path.name, Listing())
    _weighing(monkeypatch, {"w:victims": 0.2}, milestone={})
    assert not segment(document)
    _weighing(monkeypatch, {"w:victims": 3.0}, milestone={})
    assert len(segment(document)) == 1


def test_the_reader_is_asked_only_where_the_weights_are_not_sure(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def said(_: object, line: str, words: str) -> Said:
        asked.append(words)
        return Said(tuple({"none": 0.02, "decision": 0.98}.get(kind, 0.0) for kind in KINDS), (), (), ())

    _weighing(monkeypatch, {"w:weather": -0.5, "w:rained": -9.0, "w:strategy": 9.0}, milestone={}, decision={})
    assert not any("weather" in text for _, text in _shown(segment(document)))
    monkeypatch.setattr(surroundings, "reader", object)
    monkeypatch.setattr(surroundings, "said_of", said)
    assert ("decision", "Members had much to say about the weather.") in _shown(segment(document))
    assert [words for words in asked if "rained" in words or "Strategy" in words] == []


def test_a_kind_is_changed_only_where_another_is_clearly_likelier(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    _weighing(monkeypatch, {"w:rained": -3.0, "w:weather": -3.0}, milestone={}, action={"w:strategy": 0.2})
    assert segment(document)[0].kind == "milestone"
    _weighing(monkeypatch, {"w:rained": -3.0, "w:weather": -3.0}, milestone={}, action={"w:strategy": 2.0})
    assert segment(document)[0].kind == "action"


def test_what_a_candidate_shows(document: Document) -> None:
    stretches = candidates(document)
    features = features_of(document, stretches)
    named = {
        document.text[one.start : one.end].split()[0]: set(names)
        for one, names in zip(stretches, features, strict=True)
    }
    assert {
        "type:minutes",
        "w:strategy",
        "b:rural crime",
        "w:#month",
        "w:#year",
        "kind:milestone",
        "h:minutes",
    } <= named["The"]
    assert {"before:milestone", "after:nothing", "prose"} - named["Members"] == {"prose"}
    assert not any(name.startswith("reason:") for name in named["It"])


def test_features_do_not_hang_on_set_order(document: Document) -> None:
    once, again = (features_of(document, candidates(document)) for _ in range(2))
    assert once == again
    assert all(len(names) == len(set(names)) for names in once)


def test_the_chance_is_a_logistic_of_the_sum() -> None:
    assert chance_of(["a", "b", "c"], {"bias": 1.0, "weights": {"a": 1.0, "b": -2.0}}) == pytest.approx(0.5)
