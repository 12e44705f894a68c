"""Fitted weights: those of a file of models/, or others while something else is fitted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, Generic, TypeVar

from pipeline.vocabulary import models_folder

T = TypeVar("T")


class Weights(Generic[T]):
    """What `made` makes of the JSON of models/NAME, read once, when it is first asked for by a call."""

    def __init__(self, name: str, made: Callable[[dict[str, Any]], T]) -> None:
        self._name, self._made = name, made
        self._chosen: ContextVar[T | None] = ContextVar(name, default=None)

    def __call__(self) -> T | None:
        """The weights that stand now; None where there is no file of that name."""
        return self._chosen.get() or self._stored

    @contextmanager
    def instead(self, others: T) -> Iterator[None]:
        """Give others than those of the file."""
        token = self._chosen.set(others)
        try:
            yield
        finally:
            self._chosen.reset(token)

    @cached_property
    def _stored(self) -> T | None:
        path = models_folder() / self._name
        return self._made(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
