"""Settings for all tests: the same examples on every run, and no clock."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("plantrace", deadline=None, derandomize=True)
settings.load_profile("plantrace")


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the cache of whoever runs it, nor that of another test."""
    monkeypatch.setenv("PLANTRACE_CACHE", str(tmp_path_factory.mktemp("cache") / "plantrace"))
