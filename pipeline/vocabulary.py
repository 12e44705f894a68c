"""The words that people use, loaded once from models/.

Each file of models/ is TOML: `[[entry]]` tables with a `label`, the `phrases` that carry it, at least one of `examples`
(sentences it must be found in) and, where a phrase can mislead, `counter_examples` (sentences it must not be found in).
Further keys of an entry are kept in `extra`. An empty group or a phrase under two labels is an error.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.problems import ModelsError

_KNOWN = {"label", "phrases", "examples", "counter_examples"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled group of phrases; `extra` holds the file's own further keys as sorted (key, value) pairs."""

    label: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()

    def get(self, key: str, default: Any = "") -> Any:
        """The value of a further key, or `default`."""
        return dict(self.extra).get(key, default)


def models_folder() -> Path:
    """The folder of models: inside the installed package, or beside it in a checkout.

    Raises ModelsError when neither is there."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_models", here.parent / "models"):
        if folder.is_dir():
            return folder
    raise ModelsError("The folder models/ is missing.", "Reinstall plantrace.")


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of models/NAME.toml, in file order.

    Raises ModelsError if the file is missing or contradicts itself."""
    path = models_folder() / f"{name}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelsError(f"models/{name}.toml is missing.", "Reinstall plantrace.") from error
    except tomllib.TOMLDecodeError as error:
        raise ModelsError(f"models/{name}.toml is not valid TOML: {error}.", "Undo the last edit.") from error
    found = tuple(_entry(name, row) for row in content.get("entry", []))
    _reject_clashes(name, found)
    return found


def _entry(name: str, row: dict[str, Any]) -> Entry:
    phrases = tuple(row.get("phrases", ()))
    if not row.get("label") or not phrases or any(not phrase.strip() for phrase in phrases):
        fault = f"models/{name}.toml has an entry without label or phrases: {row!r}."
        raise ModelsError(fault, "Fill it or remove it.")
    extra = tuple(sorted((key, _frozen(value)) for key, value in row.items() if key not in _KNOWN))
    return Entry(row["label"], phrases, tuple(row.get("examples", ())), tuple(row.get("counter_examples", ())), extra)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _reject_clashes(name: str, found: tuple[Entry, ...]) -> None:
    """A phrase may stand in several entries only under the same label and different further keys."""
    owner: dict[tuple[str, Any], str] = {}
    for entry in found:
        for phrase in entry.phrases:
            key = (phrase.casefold(), entry.get("group"))
            if owner.setdefault(key, entry.label) != entry.label:
                raise ModelsError(
                    f"models/{name}.toml gives {phrase!r} two labels: {owner[key]} and {entry.label}.",
                    "Keep it under one of them.",
                )
