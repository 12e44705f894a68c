"""A grammar of the dates that UK papers write: find_dates(text) and resolve(found, anchor)."""

from pipeline.language.dates.edtf import edtf, edtf_span
from pipeline.language.dates.records import Anchor, Found, Impossible
from pipeline.language.dates.resolve import partial_days, resolve
from pipeline.language.dates.scan import find_dates

__all__ = ["Anchor", "Found", "Impossible", "edtf", "edtf_span", "find_dates", "partial_days", "resolve"]
