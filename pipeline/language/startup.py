"""What need not be loaded when a run starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli", "spacy.cli.info"


@contextmanager
def without_commands() -> Iterator[None]:
    """Import spaCy in this without its commands, which a run never uses: with the programs for downloads and projects
    behind them they are a quarter of its start.

    Nothing is kept from anybody: outside of this, spacy.cli is imported as ever, and spacy.info calls it."""
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in _COMMANDS}
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*arguments: Any, **named: Any) -> Any:
    from spacy.cli.info import info

    return info(*arguments, **named)
