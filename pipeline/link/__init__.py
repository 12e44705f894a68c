"""Linking: `link` joins the statements of an area that speak of one commitment, and concludes what became of each."""

from __future__ import annotations

from pipeline.link.decisions import orphans, read_decisions
from pipeline.link.joining import link

__all__ = ["link", "orphans", "read_decisions"]
