"""Two wordings laid against each other, word by word."""

from __future__ import annotations

from pipeline.language.wording import Piece, alike, shown, word_diff

__all__ = ["Piece", "alike", "shown", "word_diff"]
