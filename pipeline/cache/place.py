"""Where the cache is, and how large it may grow."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

PLACE, SIZE = "PLANTRACE_CACHE", "PLANTRACE_CACHE_SIZE"
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?(B|[kK]B?|[MGT]B?)?", re.I)
_UNITS = {"": 1, "B": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
USUAL_SIZE = "5GB"


def cache_folder() -> Path:
    """The folder of the environment variable PLANTRACE_CACHE, or the user's place for caches on this system."""
    named = os.environ.get(PLACE, "")
    if named:
        return Path(named)
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA", "")
        return (Path(home) if home else Path.home() / "AppData" / "Local") / "plantrace" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "plantrace"
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".cache") / "plantrace"


def size_limit() -> int:
    """The bytes of the environment variable PLANTRACE_CACHE_SIZE, or 5 GB. Raises ValueError where it is no size."""
    return size(os.environ.get(SIZE, "") or USUAL_SIZE)


def size(text: str) -> int:
    """The bytes of a size as people write it: 512MB, 1.5 GB, 2000000. Raises ValueError where it is none."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no size; write it as 500MB or 2GB")
    return int(float(found[1]) * _UNITS[(found[2] or "")[:1].upper()])
