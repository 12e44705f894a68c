"""Phrase patterns of models/: a small notation over regular expressions, readable by people who edit the files.

A space stands for any white space, ` ?` for white space that may be missing, ` ~ ` for up to four words between;
everything else is a regular expression, matched on whole words in any case, with straight or curly quotes.

Where punctuation and layout matter as much as words, the code holds a shape in which {label} stands for the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language.triggers import Index, index_of
from pipeline.problems import ModelsError
from pipeline.vocabulary import Entry, entries

_GAP = r"(?:\s+[^\s.;:]+){0,4}?\s+"
_WHITE = r"\s"
_LABEL = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class PatternSet:
    """The compiled patterns of one file and group: label -> expression, in file order."""

    by_label: tuple[tuple[str, re.Pattern[str]], ...]
    labels: tuple[str, ...]
    singles: tuple[re.Pattern[str], ...]
    index: Index
    known: dict[str, dict[str, list[int]]]
    seen: dict[tuple[str, str], re.Match[str] | None]

    def first(self, text: str) -> str:
        """The first label, in file order, any of whose patterns is in the text; empty if none is."""
        for label, numbers in self._candidates(text).items():
            if any(self.singles[number].search(text) for number in numbers):
                return label
        return ""

    def search(self, label: str, text: str) -> re.Match[str] | None:
        """Where a pattern of the label is first found in the text."""
        found = self.known.get(text)
        numbers = (self._candidates(text) if found is None else found).get(label)
        if numbers is None:
            return None
        key = (label, text)
        if key not in self.seen:
            self.seen[key] = self._first_of(numbers, text)
        return self.seen[key]

    def _first_of(self, numbers: list[int], text: str) -> re.Match[str] | None:
        """Of some patterns the match that begins first."""
        best: re.Match[str] | None = None
        for number in numbers:
            match = self.singles[number].search(text)
            if match is not None and (best is None or match.start() < best.start()):
                best = match
        return best

    def _candidates(self, text: str) -> dict[str, list[int]]:
        """The patterns that the text's words leave possible, by label, in file order."""
        found = self.known.get(text)
        if found is None:
            found = {}
            for number in self.index.candidates(text):
                found.setdefault(self.labels[number], []).append(number)
            if len(self.known) > 512:
                self.known.clear()
                self.seen.clear()
            self.known[text] = found
        return found


@cache
def pattern_set(file: str, group: str = "") -> PatternSet:
    """The patterns of models/FILE.toml, of one group where one is named."""
    chosen = [entry for entry in entries(file) if not group or entry.get("group") == group]
    by_label = tuple((entry.label, compile_entry(entry)) for entry in chosen)
    labelled = [(entry.label, expression(phrase)) for entry in chosen for phrase in entry.phrases]
    singles = tuple(re.compile(one, re.IGNORECASE) for _, one in labelled)
    return PatternSet(
        by_label, tuple(label for label, _ in labelled), singles, index_of(one for _, one in labelled), {}, {}
    )


def compile_entry(entry: Entry) -> re.Pattern[str]:
    """One expression for all phrases of an entry."""
    return re.compile("|".join(expression(phrase) for phrase in entry.phrases), re.IGNORECASE)


def expression(phrase: str) -> str:
    """The regular expression that a phrase in the notation of models/ stands for."""
    left = r"(?<!\w)" if re.match(r"[\w(\[]", phrase) else ""
    right = r"(?!\w)" if re.search(r"[\w)\]?]$", phrase) else ""
    return f"{left}(?:{_spelled(phrase, _WHITE)}){right}"


@cache
def worded(shape: str, file: str, white: str = _WHITE) -> re.Pattern[str]:
    """The expression of a shape: {label} stands in it for any phrase of that label in models/FILE.toml.

    The shape says where words must end (`\\b`) and whether case counts (`(?i)`); `white` is the class of characters
    that a space of a phrase stands for. Raises ModelsError if the file lacks a label."""
    return re.compile(_LABEL.sub(lambda match: _any_of(file, match[1], white), shape))


def _any_of(file: str, label: str, white: str) -> str:
    phrases = [phrase for entry in entries(file) if entry.label == label for phrase in entry.phrases]
    if not phrases:
        raise ModelsError(f"models/{file}.toml has no entry {label!r}.", "Undo the last edit.")
    return f"(?:{'|'.join(_spelled(phrase, white) for phrase in phrases)})"


def _spelled(phrase: str, white: str) -> str:
    body = phrase.replace("'", "['’]")
    for shown, meant in ((" ~ ?", rf"(?:{_GAP[:-3]})?\s*"), (" ~ ", _GAP), (" ?", f"{white}*"), (" ", f"{white}+")):
        body = body.replace(shown, meant)
    return body
