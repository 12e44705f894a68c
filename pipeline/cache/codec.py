"""Records as bytes and back: JSON, compressed. A record is the list of its fields, in their order.

Nothing that is read here can do more than make records: a cache may be shared with others, and what stands in it is
data. (A pickle could run whatever it names.) The types of the fields say how to read them back.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Step = Callable[[Any], Any] | None
"""How to turn a value; None where it stays as it is."""

_PLAIN = (str, int, float, bool, NoneType)
MOST = 2_000_000_000
"""The most bytes that an entry may grow to; beyond, it is no entry of ours."""


def encode(record: object) -> bytes:
    """A record as bytes; the same record gives the same bytes. Raises TypeError for a field of an unknown type."""
    listed = _writer(cast(Hashable, type(record)))
    plain = listed(record) if listed else record
    return json.dumps(plain, separators=(",", ":"), allow_nan=False).encode("ascii")


def packed(record: object) -> tuple[bytes, str]:
    """A record as compressed bytes, for `decode`, and the digest of what it says (which no compression changes)."""
    text = encode(record)
    return zlib.compress(text, 1), hashlib.sha256(text).hexdigest()


def decode(kind: type[Record], content: bytes) -> Record:
    """The record that `packed` made into `content`. Raises ValueError where the content is none of this kind."""
    try:
        worker = zlib.decompressobj()
        text = worker.decompress(content, MOST)
        if worker.unconsumed_tail or not worker.eof:
            raise ValueError("cut off or too large")
    except zlib.error as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return parsed(kind, text)


def parsed(kind: type[Record], text: bytes | str) -> Record:
    """The record that `encode` made into bytes. Raises ValueError as `decode` does."""
    made = _reader(cast(Hashable, kind))
    try:
        plain = json.loads(text)
        record: Record = made(plain) if made else plain
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return record


@cache
def _writer(hint: Hashable) -> Step:
    if is_dataclass(hint):
        return _record_writer(hint)
    inner = _inner(hint)
    if inner is None:
        return None
    origin, parts = inner
    steps = [_writer(part) for part in parts]
    if origin is None:  # None or the one type
        return _maybe(steps[0])
    if not any(steps):
        return list
    if origin == "many":
        (step,) = steps
        assert step is not None
        return lambda values: [step(value) for value in values]
    return lambda values: [step(one) if step else one for step, one in zip(steps, values, strict=True)]


def _maybe(step: Step) -> Step:
    return None if step is None else lambda value: None if value is None else step(value)


@cache
def _reader(hint: Hashable) -> Step:
    if is_dataclass(hint):
        return _record_reader(hint)
    inner = _inner(hint)
    if inner is None:
        return None
    origin, parts = inner
    steps = [_reader(part) for part in parts]
    if origin is None:
        return _maybe(steps[0])
    if not any(steps):
        return tuple
    if origin == "many":
        (step,) = steps
        assert step is not None
        return lambda values: tuple([step(value) for value in values])
    return lambda values: tuple(step(one) if step else one for step, one in zip(steps, values, strict=True))


def _inner(hint: Any) -> tuple[Literal["many", "each", None], list[Any]] | None:
    """What a type is made of: many of one, each of several, or one that may be None; None for a plain type."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal:
        return None
    if origin is tuple:
        return ("many", [parts[0]]) if parts[-1] is Ellipsis else ("each", list(parts))
    if origin in (Union, UnionType):
        others = [part for part in parts if part is not NoneType]
        if all(not is_dataclass(part) and _inner(part) is None for part in others):
            return None
        if len(others) == 1:
            return None, others
    raise TypeError(f"a record cannot hold {hint}")


def _fields(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _record_writer(kind: Any) -> Callable[[Any], list[Any]]:
    known = _fields(kind)
    first, second = known[0][0], known[-1][0]
    values_of = attrgetter(*(name for name, _ in known)) if len(known) > 1 else attrgetter(first, second)
    steps = [(at, step) for at, (_, hint) in enumerate(known) if (step := _writer(hint))]
    size = len(known)

    def write(record: Any) -> list[Any]:
        values = list(values_of(record)[:size])
        for at, step in steps:
            values[at] = step(values[at])
        return values

    return write


def _record_reader(kind: Any) -> Callable[[list[Any]], Any]:
    known = _fields(kind)
    steps = [(at, step) for at, (_, hint) in enumerate(known) if (step := _reader(hint))]
    size = len(known)

    def read(values: list[Any]) -> Any:
        if type(values) is not list or len(values) != size:
            raise ValueError(f"no {kind.__name__}")
        for at, step in steps:
            values[at] = step(values[at])
        return kind(*values)

    return read
