"""Fitted weights: of a file of models/, none where it is missing, or others for a while."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.language.weights import Weights


def test_a_missing_file_gives_none() -> None:
    assert Weights[dict[str, Any]]("not there.json", dict)() is None


def test_a_file_is_read_once_and_made_into_what_is_wanted() -> None:
    made: list[list[str]] = []

    def names(content: dict[str, Any]) -> list[str]:
        made.append(sorted(content))
        return made[-1]

    weights = Weights("labels.json", names)
    assert weights() is weights()
    assert made == [["fitted_on", "owners", "status"]]


def test_others_stand_in_only_for_a_while_and_inside_one_another() -> None:
    weights = Weights[dict[str, Any]]("not there.json", dict)
    with weights.instead({"one": 1}):
        with pytest.raises(ValueError, match="went wrong"), weights.instead({"two": 2}):
            assert weights() == {"two": 2}
            raise ValueError("went wrong")
        assert weights() == {"one": 1}
    assert weights() is None
