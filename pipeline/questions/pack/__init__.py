"""The officer's meeting pack: what has become due, late or doubtful since the last meeting, with questions to ask."""

from __future__ import annotations

from pipeline.questions.pack.build import pack
from pipeline.questions.pack.records import Pack

__all__ = ["Pack", "pack"]
