"""Work done side by side, within limits, with results in the order of the items whatever finishes first."""

from __future__ import annotations

from pipeline.workers.gather import Guarding, InProcess, as_done, gather
from pipeline.workers.limits import NONE, Died, Limits, Lost
from pipeline.workers.pool import collect_seldom, cores, fitting, pool

__all__ = [
    "NONE",
    "Died",
    "Guarding",
    "InProcess",
    "Limits",
    "Lost",
    "as_done",
    "collect_seldom",
    "cores",
    "fitting",
    "gather",
    "pool",
]
