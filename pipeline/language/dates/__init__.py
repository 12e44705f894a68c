"""A grammar of the dates that UK papers write: find_dates(text) and resolve(found, anchor)."""

from pipeline.language.dates.edtf import edtf, edtf_span
from pipeline.language.dates.records import Anchor, Found, Impossible
from pipeline.language.dates.resolve import partial_days, resolve
from pipeline.language.dates.said import in_words, span_in_words
from pipeline.language.dates.scan import find_dates

__all__ = [
    "Anchor", "Found", "Impossible", "edtf", "edtf_span", "find_dates", "in_words", "partial_days", "resolve",
    "span_in_words",
]  # fmt: skip
