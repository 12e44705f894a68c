"""The judgement of a clause: with the fitted weights, and by the rules alone where there are none."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.language.clauses import read_sentence
from pipeline.language.weights import Weights
from pipeline.segment import judge as judging
from pipeline.segment.findings import Finding, Setting

_REPORT = Setting(document_type="progress_report")


def _judged(text: str, setting: Setting = _REPORT) -> Finding | None:
    sentence = read_sentence(text, setting.first_person)
    return judging.judge(sentence, 0, len(sentence.words), setting)


@pytest.fixture
def _no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """models/ without prose.json."""
    monkeypatch.setattr(judging, "weights", Weights[dict[str, Any]]("not there.json", dict))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Rural Crime Strategy was published in June 2018.", "milestone"),
        ("The review of the complaints process has been completed.", "milestone"),
        ("The Commissioner agreed to report back on the cost.", "action"),
        ("Burglary fell by 9% compared with last year.", ""),
        ("It had been a hard year.", ""),
    ],
)
def test_rules_alone_and_weights_agree_on_the_plain_cases(text: str, kind: str, request: pytest.FixtureRequest) -> None:
    fitted = _judged(text)
    request.getfixturevalue("_no_weights")
    ruled = _judged(text)
    assert judging.weights() is None
    assert [found.kind if found else "" for found in (fitted, ruled)] == [kind, kind]


@pytest.mark.usefixtures("_no_weights")
def test_rules_give_their_reason_and_a_chance_below_one() -> None:
    found = _judged("The Rural Crime Strategy was published in June 2018.")
    assert found is not None
    assert found.reason == "deliverable with status"
    assert 0.5 <= found.confidence <= 0.95


def test_shares_add_up_to_one() -> None:
    fitted = judging.weights()
    assert fitted is not None
    sentence = read_sentence("The hub was opened in May.")
    features, _, _ = judging.all_features(sentence, 0, len(sentence.words), _REPORT)
    shares = judging.shares_of(features, fitted)
    assert set(shares) == set(judging.CLASSES)
    assert sum(shares.values()) == pytest.approx(1)


def test_huge_sums_do_not_overflow() -> None:
    fitted = {
        "bias": dict.fromkeys(judging.CLASSES, 0.0),
        "weights": {"none": {}, "milestone": {"x": 1e6}, "action": {"x": -1e6}},
    }
    assert judging.shares_of({"x": 1.0}, fitted)["milestone"] == pytest.approx(1)


def test_features_have_readable_names_and_small_values() -> None:
    sentence = read_sentence("The PCC will publish the 'Safer Roads' strategy in May 2019.")
    features, kind, _ = judging.all_features(sentence, 0, len(sentence.words), _REPORT)
    assert {"word:publish", "noun:strategy", "actor:pcc", "will:pcc", "type:progress_report"} <= set(features)
    assert features["date"] == features["thing:name"] == 1.0
    assert kind == "milestone"
    assert all(-1 <= value <= 1.2 for value in features.values())


@pytest.mark.parametrize(
    ("text", "describes"),
    [
        ("The Plan sets out what I will do.", True),
        ("The full list of grants is set out below.", True),
        ("Partners are at the heart of our work.", True),
        ("The Plan sets out a timetable to March 2021.", False),
    ],
)
def test_words_that_only_describe_are_no_unit_unless_dated(text: str, describes: bool) -> None:
    sentence = read_sentence(text)
    assert bool(judging._only_describes(sentence, 0, len(sentence.words))) is describes
