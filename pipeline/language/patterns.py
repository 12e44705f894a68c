"""Phrase patterns of models/: a small notation over regular expressions, readable by people who edit the files.

A space stands for any white space, ` ?` for white space that may be missing, ` ~ ` for up to four words between;
everything else is a regular expression, matched on whole words in any case, with straight or curly quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.vocabulary import Entry, entries

_GAP = r"(?:\s+[^\s.;:]+){0,4}?\s+"


@dataclass(frozen=True, slots=True)
class PatternSet:
    """The compiled patterns of one file and group: label -> expression, in file order."""

    by_label: tuple[tuple[str, re.Pattern[str]], ...]

    def first(self, text: str) -> str:
        """The first label, in file order, any of whose patterns is in the text; empty if none is."""
        return next((label for label, pattern in self.by_label if pattern.search(text)), "")

    def search(self, label: str, text: str) -> re.Match[str] | None:
        """Where a pattern of the label is found in the text."""
        return next((match for name, pattern in self.by_label if name == label and (match := pattern.search(text))), None)


@lru_cache(maxsize=None)
def pattern_set(file: str, group: str = "") -> PatternSet:
    """The patterns of models/FILE.toml, of one group where one is named."""
    chosen = [entry for entry in entries(file) if not group or entry.get("group") == group]
    return PatternSet(tuple((entry.label, compile_entry(entry)) for entry in chosen))


def compile_entry(entry: Entry) -> re.Pattern[str]:
    """One expression for all phrases of an entry."""
    return re.compile("|".join(_expression(phrase) for phrase in entry.phrases), re.IGNORECASE)


def _expression(phrase: str) -> str:
    body = phrase.replace("'", "['’]")
    for shown, meant in ((" ~ ?", rf"(?:{_GAP[:-3]})?\s*"), (" ~ ", _GAP), (" ?", r"\s*"), (" ", r"\s+")):
        body = body.replace(shown, meant)
    left = r"(?<!\w)" if re.match(r"[\w(\[]", phrase) else ""
    right = r"(?!\w)" if re.search(r"[\w)\]?]$", phrase) else ""
    return f"{left}(?:{body}){right}"
