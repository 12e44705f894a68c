"""From a match of a form to its meaning; None where the words turn out to be no date at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.language.dates import build_base, build_days, build_relative
from pipeline.language.dates.records import Meaning

_BUILDERS: dict[str, Callable[[re.Match[str]], Meaning | None]] = {
    "iso": build_days.iso,
    "numeric": build_days.numeric,
    "day_slash": build_days.day_slash,
    "day_month": build_days.day_month,
    "month_day": build_days.month_day,
    "plan": build_relative.plan,
    "stretch": build_relative.stretch,
    "named": build_relative.named,
    "relative": build_relative.relative,
    "base": build_base.base,
}


def build(form: str, match: re.Match[str]) -> Meaning | None:
    """The meaning of a match of the form of that name (grammar.forms), or None."""
    return _BUILDERS[form](match)
