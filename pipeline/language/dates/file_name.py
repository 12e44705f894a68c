"""The date in the name of a paper's file: "Public reports pack Friday 05-Oct-2018 10.00 Police and Crime Panel"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

from pipeline.language.dates.resolve import iso_of
from pipeline.language.dates.scan import find_dates

_SPACES = re.compile(r"(?:_|\+|%20)+|(?<=[A-Za-z])-(?=\d)|(?<=\d)-(?=[A-Za-z])")
_RUN_TOGETHER = re.compile(r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(20(\d\d))-(0[1-9]|1[0-2])(?![\d-])")
_YEAR = re.compile(r"(?<![\dA-Za-z])(20[0-4]\d)(?!\d)")
_YEARS = re.compile(r"(?<!\d)20[0-4]\d\s?(?:-|\u2013|to|/)\s?(?:20)?\d\d(?!\d)")


def day_named(source: str) -> str:
    """The day or month (ISO) that a file's name says in full; empty where it says none or several."""
    name = _RUN_TOGETHER.sub(r"\1-\2-\3", _name(source))
    found = {iso_of(date.meaning) for date in find_dates(name)} - {""}
    if not found:  # "2011-12" may be a financial year
        found = {f"{month[1]}-{month[3]}" for month in _MONTH.finditer(name) if int(month[3]) != int(month[2]) + 1}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=64)
def year_named(source: str) -> str:
    """The only year in a file's name; empty where there is none, several or a stretch of them ("plan-2017-2021")."""
    name = _name(source)
    found = set(_YEAR.findall(name))
    return found.pop() if len(found) == 1 and not _YEARS.search(name) else ""


def _name(source: str) -> str:
    return _SPACES.sub(" ", PurePosixPath(source).stem)
