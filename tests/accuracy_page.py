"""docs/ACCURACY.md, made from the figures of tests/accuracy.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.tag.confidence import LABELS
from tests.accuracy import BANDS, FIGURES, HIDDEN
from tests.gate import ROOT

PAGE = ROOT / "docs" / "ACCURACY.md"
_MEASURES = ("found", "typed", "status", "schedule", "dates", "owners")
_SETS = {
    "corpus": "the invented papers of the sample corpus",
    "seen": "papers of our own writing after real ones, looked at while rules were written",
    "unseen-2": "sixty more such texts from 23 areas, written and annotated later, by somebody who saw neither rules nor weights",
    "unseen": "papers of our own writing after real ones, not looked at while rules were written",
    "real": "published papers of five areas, from their PDF or HTML",
    "real-text": "the same papers as plain text",
    "restated": "passages of real papers in other words, in prose, minutes and reports",
}
_OPENING = """\
# How accurate plantrace is

Written by `make accuracy` from the figures in `tests/accuracy.json`. F1 is the harmonic mean of precision and recall,
against what careful readers annotated; what counts as right is told in [EVALUATE.md](EVALUATE.md). "Found" is the right
stretch of words, "typed" the right kind as well. Labels are counted over all annotated statements, so that a statement
that was missed also misses its labels.

**What these figures can and cannot tell.** The weights of `models/prose.json`, `models/surroundings.json` and
`models/reader.onnx`, and those of dates (`models/dates.json`), were fitted on the sets seen and corpus and on what stands
in `models/training` (2,285 annotated texts, and sentences), and rules were mended on most of them and on the sets real,
real-text and restated. How the weights and the reader are joined, how far the reader is trusted on statuses and owners (`models/labels.json`), and how sure the
labels are, was fitted on 230 further texts (`models/training/held`). High figures on these sets therefore prove little.
What to expect of the papers of an area that nobody here has read is in the lines **unseen** and **unseen-2**. Nobody read
their texts or errors, but their totals were looked at when thresholds were chosen, so even these are a little kind.

Two careful readers agree with each other at about .92 (found), .86 (with kind), .85 (status) and .90 (dates). Twelve texts
of unseen-2 were read a second time by somebody who knew neither the first annotation nor plantrace: the two agree at .85
(found) and, where both found a unit, on every kind.
"""
_ABLATION = """\
## With the fitted weights, and by the rules alone

Two sets of weights judge what the rules find: those of clauses (`models/prose.json`), and those of whole sentences, rows
and items with their words, headings and neighbours (`models/surroundings.json`, a second look). Where these are not sure
a small network, the reader (`models/reader.onnx`), has a say. Without the files the rules decide alone. F1 with weights, minus F1 by the rules alone (in brackets). On seen and corpus the gain is that of a
model on what it was fitted on; the sets that it was not fitted on are unseen, unseen-2, real, real-text and restated.

The second look by itself was measured on 200 texts that were annotated after all else stood and only then joined to the
training texts: found .634 without it and .669 with it, typed .546 and .556.

The reader by itself was measured on 230 texts (1,059 statements) that were annotated after all else stood, by somebody who
saw neither rules nor weights, and that neither it nor the other weights are fitted on: found .795 without it and .840 with
it, typed .729 and .778. (How the two are joined and from which chance a statement is taken was fitted on these texts, and
some thirty of them were looked at when the reading of tables in texts, of dates and of owners was mended, which took found
from .817 to .840, dates from .687 to .761 and owners from .719 to .759.) Of the milestones and actions that are found there the status is right in 75 of 100 by the rules alone and in 83 with
the reader, and F1 of the owners of what it is asked about .732 and .762; the weights that set its word against that of the
rules were each time fitted on the texts of other areas. It calls a thing done that the rules do not find done only where it
is all but certain: of 17 such statements there 15 were annotated, and all of these are done. On sets whose papers most rules were
written on it costs or gains little: of 46 milestones and actions of restated the rules alone have the status of 41 right and
38 with the reader, of 166 of the five real papers 157 and 161. It was asked of schedules too, and of owners that the rules had found, and left
out there, as it was no better than the rules.

The weights of dates were measured on the same 230 texts, on which they are not fitted: F1 of the dates of all annotated
statements .761 with them, the role of a date right in 91 of 100. (Before tables in texts and the dates of papers were read
as they are now: .652 by the rules alone, .687 with them, roles right in 84 and 88.)
"""
_CONFIDENCE = """\
## What the confidence is worth

By the confidence that plantrace gave a statement: the share of its labels (kind; status and schedule; owners) that are
right, then the share of statements of which all are right, with the number of statements in brackets. Where there should
be no statement none is right. Below 0.75 a statement is marked `needs_review`.
"""


def accuracy_page() -> str:
    """The page."""
    sets: dict[str, Any] = json.loads(FIGURES.read_text("utf-8"))
    parts = [_OPENING, *_whole(sets), *_ablation(sets), *_confidence(sets), *_by_kind(sets), *_by_type(sets)]
    return "\n".join([*parts, *_mistakes(sets)]) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield ""


def _f1(row: dict[str, Any], key: str) -> str:
    """F1; a dash where there is nothing to find and nothing was found."""
    counts = row[key]
    return f"{counts['f1']:.3f}" if counts["hit"] + counts["miss"] + counts["spurious"] else "–"


def _whole(sets: dict[str, Any]) -> Iterator[str]:
    yield "## Every set\n"
    rows = []
    for name, one in sets.items():
        found = one["weights"]
        links = found.get("links")
        joined = f"{links['hit']} of {links['of']}" if links else "–"
        scores = [_f1(found, key) for key in _MEASURES]
        rows.append([f"**{name}**" if name in HIDDEN else name, one["papers"], *scores, found["date_role"], joined])
    yield from _table(("set", "papers", *_MEASURES, "role of date", "links joined"), rows)
    yield from (f"- {name}: {what}" for name, what in _SETS.items() if name in sets)
    yield ""


def _ablation(sets: dict[str, Any]) -> Iterator[str]:
    yield _ABLATION
    rows = []
    for name, one in sets.items():
        pairs = [(one["weights"][key]["f1"], one["rules"][key]["f1"]) for key in _MEASURES]
        rows.append([name, *(f"{fitted:.3f} ({fitted - ruled:+.3f})" for fitted, ruled in pairs)])
    yield from _table(("set", *_MEASURES), rows)


def _confidence(sets: dict[str, Any]) -> Iterator[str]:
    yield _CONFIDENCE
    ends = [f"{low:.1f} to {high:.1f}" for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True)]
    rows = [[name, *map(_share, one["weights"]["confidence"])] for name, one in sets.items()]
    yield from _table(("set", *ends), rows)


def _share(counts: Sequence[int]) -> str:
    labels, whole, of = counts
    return f"{labels / of / len(LABELS):.2f}, {whole / of:.2f} ({of})" if of else "–"


def _by_kind(sets: dict[str, Any]) -> Iterator[str]:
    yield "## By kind\n\nF1 of finding, with the number annotated in brackets.\n"
    shown = {name: one["weights"]["by_kind"] for name, one in sets.items() if "by_kind" in one["weights"]}
    kinds = sorted({kind for rows in shown.values() for kind in rows})
    rows = [[kind, *(_kind(found.get(kind)) for found in shown.values())] for kind in kinds]
    yield from _table(("kind", *shown), rows)


def _kind(row: dict[str, Any] | None) -> str:
    return f"{row['f1']:.3f} ({row['hit'] + row['miss']})" if row else "–"


def _by_type(sets: dict[str, Any]) -> Iterator[str]:
    yield "## By type of document\n\nF1 in each set.\n"
    rows = [
        [kind, name, *(_f1(row, key) for key in _MEASURES)]
        for name, one in sets.items()
        for kind, row in one["weights"].get("by_document_type", {}).items()
    ]
    yield from _table(("type", "set", *_MEASURES), sorted(rows))


def _mistakes(sets: dict[str, Any]) -> Iterator[str]:
    yield f"## What it gets wrong most\n\nCounted over all sets but {' and '.join(HIDDEN)} and real-text; two and more.\n"
    counts: Counter[tuple[str, str, str]] = Counter()
    for name, one in sets.items():
        for label, wanted in one["weights"].get("confusions", {}).items() if name != "real-text" else ():
            for right, row in wanted.items():
                counts.update({(label, right, got): count for got, count in row.items() if got != right})
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [[label, right, got, count] for (label, right, got), count in ranked if count > 1]
    yield from _table(("label", "annotated", "given", "times"), rows)
    yield '"(none)" annotated is a statement or label that should not be there; "(none)" given is one that was missed.'
