"""Examples for the prose weights: clauses of annotated papers, and the sentences in models/training/.

A clause is an example of the kind whose gold key it holds; a clause whose gold is optional, or of a kind that whole
sentences decide, is left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.language.clauses import clause_cuts, read_sentence
from pipeline.model import Document
from pipeline.segment.findings import Setting
from pipeline.segment.items import Passage
from pipeline.segment.judge import all_features
from pipeline.segment.stage import units
from pipeline.segment.whole import whole_sentence

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_GENRES = {
    "minutes": "minutes",
    "qa": "minutes",
    "log": "minutes",
    "decision": "decision_notice",
    "report": "progress_report",
    "plan": "plan",
    "news": "other",
    "annual": "annual_report",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A clause with its class (none, milestone, action) and where it comes from."""

    features: dict[str, float]
    label: str
    source: str


def of_paper(document: Document, statements: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The clause examples of a paper with its gold statements."""
    for unit in units(document):
        if isinstance(unit, Passage):
            yield from _of_sentence(document.text[unit.start : unit.end], unit.setting, statements, document.source)


def _of_sentence(text: str, setting: Setting, statements: Sequence[dict[str, Any]], source: str) -> Iterator[Example]:
    sentence = read_sentence(text, setting.first_person)
    if whole_sentence(sentence, setting) is not None:
        return
    cuts = [*clause_cuts(sentence), len(sentence.words)]
    for first, last in zip(cuts, cuts[1:], strict=False):
        words = text if len(cuts) == 2 else text[sentence.offset(first) : sentence.ends[last - 1]]
        label = _label(folded(words), statements)
        if label is not None:
            yield Example(all_features(sentence, first, last, setting)[0], label, source)


def _label(words: str, statements: Sequence[dict[str, Any]]) -> str | None:
    held = [gold for gold in statements if folded(gold["key"]) in words]
    sure = [kind for gold in held if not gold.get("optional") for kind in gold["kind"].split("|")]
    kinds = [kind for kind in sure if kind in ("milestone", "action")]
    if kinds:
        return str(kinds[0])
    return None if held else "none"


def folded(text: str) -> str:
    """A text with white space, quotes and case folded, as keys are compared (docs/EVALUATE.md)."""
    return re.sub(r"\s+", " ", text.translate(_FOLD).replace("*", "").replace("_", " ")).strip().lower()


def from_sentences(folder: Path) -> Iterator[Example]:
    """The examples of the sentence files of a folder (columns kind, genre, list, status, schedule, text)."""
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from _of_row(row, file.name)


def _of_row(row: dict[str, str], source: str) -> Iterator[Example]:
    if row["kind"] not in ("none", "milestone", "action"):
        return
    genre = row["genre"]
    first_person = "pcc" if genre == "plan" else ""
    in_list = row["list"] == "yes"
    setting = Setting("", _GENRES.get(genre, "other"), first_person, "discussion" if in_list else "", in_list, False)
    sentence = read_sentence(row["text"], first_person)
    if whole_sentence(sentence, setting) is None and sentence.words:
        yield Example(all_features(sentence, 0, len(sentence.words), setting)[0], row["kind"], source)
