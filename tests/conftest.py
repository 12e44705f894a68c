"""Settings for all tests: the same examples on every run, and no clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("plantrace", deadline=None, derandomize=True)
settings.load_profile("plantrace")
