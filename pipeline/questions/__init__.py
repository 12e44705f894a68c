"""Questions to a dataset that was written: the story of a commitment, what is due, how two plans differ."""

from __future__ import annotations

from pipeline.questions.asked import asked
from pipeline.questions.compare import compare
from pipeline.questions.due import due
from pipeline.questions.story import trace
from pipeline.questions.tables import read

__all__ = ["asked", "compare", "due", "read", "trace"]
