"""What a paper says of itself: its area, type, date, plan, and who speaks in it."""

from pipeline.ingest.facts.read import read_facts

__all__ = ["read_facts"]
