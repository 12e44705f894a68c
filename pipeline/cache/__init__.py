"""What papers and areas gave, kept under the digest of all that it depends on."""

from __future__ import annotations

from pipeline.cache.codec import decode, encode, packed, parsed
from pipeline.cache.engine import Engine, engine
from pipeline.cache.keys import area_key, pages_key, paper_key, piece_key
from pipeline.cache.place import cache_folder, size_limit
from pipeline.cache.store import Entry, Folder, Memory, Store

__all__ = [
    "Engine",
    "Entry",
    "Folder",
    "Memory",
    "Store",
    "area_key",
    "cache_folder",
    "decode",
    "encode",
    "engine",
    "packed",
    "pages_key",
    "paper_key",
    "parsed",
    "piece_key",
    "size_limit",
]
