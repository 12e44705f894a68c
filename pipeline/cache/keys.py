"""The names of entries: digests of all that a result depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pipeline.cache.codec import encode
from pipeline.cache.engine import Engine
from pipeline.model import Decision, Listing
from pipeline.workers.limits import Limits


def paper_key(engine: Engine, sha256: str, source: str, listing: Listing, limits: Limits | None = None) -> str:
    """The name of what a paper gave. With limits: of the word that it did not keep to them."""
    held = "" if limits is None else f"{limits.seconds:g} {limits.memory}"
    return _digest("paper", engine.reading, sha256, source, encode(listing), held)


def area_key(engine: Engine, area: str, papers: Iterable[str], decisions: Iterable[Decision], as_of: str) -> str:
    """The name of what an area gave; its papers by the digests of what they gave."""
    return _digest("area", engine.linking, area, as_of, *papers, "decisions", *map(encode, decisions))


def piece_key(engine: Engine, area: str, papers: Iterable[str]) -> str:
    """The name of what an area and its papers put into the tables: by the digests of what they gave."""
    return _digest("piece", engine.writing, area, *papers)


def pages_key(engine: Engine, around: object, area: str, papers: Iterable[str]) -> str:
    """The name of an area's pages: by what they know of the rest, and by the digests of what it and its papers gave."""
    return _digest("pages", engine.writing, encode(around), area, *papers)


def _digest(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
