"""plantrace reads the papers of UK Police and Crime Panels and sets what was reported against what was promised.

`load("output")` gives the tables that `plantrace extract` wrote as typed pandas frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.questions.frames import Frames

__version__ = "0.1.0"


def load(folder: str | Path) -> Frames:
    """The tables of an output folder, one attribute a table: `load("output").ledger`.

    Raises InputError where the folder is none of plantrace's, or a table cannot be read."""
    from pipeline.questions.frames import load as read

    return read(folder)
