"""Turns the notes beside a paper's text into its gold annotations, and the commitments' story into links and fates.

A note is one line below its block or table row (labels: the annotation guide):

    @ milestone "Victim Care Hub" status=in_progress due="April 2015=2015-04" owners=pcc is=victim-hub:reports_on

    status= schedule=     labels; `a|b` where careful readers may differ
    owners= may=          roles that own it; roles that neither must nor must not be named
    names= words=         owners as named, status phrases as written; `;` between them
    due= achieved= ...    a date's role, its phrase, and what it means: 2015-04, 2015, 2015-04-01/2015-06-30 or ?
    is=                   the commitment it speaks of, and how it relates to what was said before; `?` where unsure
    from=                 an earlier commitment that this one came from, and how
    optional              careful readers may leave it out
"""

from __future__ import annotations

import calendar
import csv
import io
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.sample.source import Note, Paper

_FLAGS = ("optional",)
_LISTS = {"owners": ",", "may": ",", "names": ";", "words": ";", "is": ",", "from": ","}
_ROLES = ("achieved", "due", "previously_due", "start_due", "reported", "period")
_COLUMNS = ("commitment", "statements", "fate", "due_first", "due_latest", "completed", "slip_days", "note")


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement that speaks of a commitment."""

    ref: str
    commitment: str
    relation: str
    sure: bool


def gold(paper: Paper, file_name: str) -> dict[str, Any]:
    """Return a paper's gold annotations."""
    return {
        "file": file_name,
        "area": paper.says("area"),
        "document_type": paper.says("document_type"),
        "meeting_date": paper.says("date") or None,
        "plan_period": paper.says("plan_period") or None,
        "truncated": False,
        "statements": [_statement(note, number) for number, note in enumerate(paper.notes, 1)],
    }


def as_json(content: object) -> bytes:
    """Return content as JSON for people to read."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def as_lines(annotations: dict[str, Any]) -> bytes:
    """Return gold annotations as JSON with one statement a line."""
    head = {name: value for name, value in annotations.items() if name != "statements"}
    lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in annotations["statements"])
    text = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
    return f'{text},\n "statements": [\n{lines}\n ]\n}}\n'.encode()


def links(papers: list[Paper], story: dict[str, Any]) -> dict[str, Any]:
    """Return the links between what papers say of one commitment, and the pairs that only look alike."""
    said = mentions(papers)
    pairs = [pair for told in said.values() for pair in _chain(told)] + _descents(papers, said)
    return {
        "area": papers[0].says("area"),
        "links": [{"a": a, "b": b, "relation": relation, "sure": sure} for a, b, relation, sure in sorted(pairs)],
        "hard_negatives": [{"a": a, "b": b} for a, b in _look_alikes(said, story["look_alikes"])],
    }


def fates(papers: list[Paper], story: dict[str, Any]) -> bytes:
    """Return what became of each commitment of the story, as CSV."""
    said = mentions(papers)
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for told in story["commitment"]:
        row = {name: value for name, value in told.items() if name in _COLUMNS}
        row |= {"commitment": told["title"], "statements": "; ".join(one.ref for one in said[told["is"]])}
        writer.writerow(row)
    return file.getvalue().encode("utf-8")


def read_story(path: Path) -> dict[str, Any]:
    """Read what became of the commitments."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def mentions(papers: list[Paper]) -> dict[str, list[Mention]]:
    """Return, for each commitment, the statements that speak of it, earliest paper first."""
    said: dict[str, list[Mention]] = {}
    for paper in papers:
        for number, note in enumerate(paper.notes, 1):
            for part in _fields(note).get("is", []):
                name, _, relation = part.partition(":")
                one = Mention(f"{paper.name}#s{number}", name, relation.rstrip("?"), not relation.endswith("?"))
                said.setdefault(name, []).append(one)
    return said


def _chain(told: list[Mention]) -> list[tuple[str, str, str, bool]]:
    """Return the links of one commitment: each mention with the sure one before it, and with the first."""
    pairs = {}
    for place, after in enumerate(told[1:], 1):
        sure = [one for one in told[:place] if one.sure] or told[:1]
        for before in (sure[-1], told[0]):
            pairs[before.ref, after.ref] = (after.relation or "reports_on", after.sure)
    return [(a, b, relation, sure) for (a, b), (relation, sure) in pairs.items()]


def _descents(papers: list[Paper], said: dict[str, list[Mention]]) -> list[tuple[str, str, str, bool]]:
    """Return the links from a commitment to what it was split or merged into, or replaced by."""
    pairs = []
    for paper in papers:
        for number, note in enumerate(paper.notes, 1):
            for part in _fields(note).get("from", []):
                name, _, relation = part.partition(":")
                here = f"{paper.name}#s{number}"
                before = [one.ref for one in said[name] if one.ref.split("#")[0] < paper.name]
                pairs.append((before[-1], here, relation.rstrip("?"), not relation.endswith("?")))
    return pairs


def _look_alikes(said: dict[str, list[Mention]], names: list[list[str]]) -> list[tuple[str, str]]:
    """Return the first mentions of commitments that look alike, and the last."""
    pairs = {(said[a][place].ref, said[b][place].ref) for a, b in names for place in (0, -1)}
    return sorted(pairs)


def _statement(note: Note, number: int) -> dict[str, Any]:
    """Return one annotated statement."""
    kind, key = note.words[0], note.words[1]
    fields = _fields(note)
    statement: dict[str, Any] = {
        "id": f"s{number}",
        "kind": kind,
        "key": key,
        "status": fields.get("status"),
        "schedule": fields.get("schedule"),
        "dates": [_date(role, said) for role, said in fields.get("dates", [])],
        "owners": fields.get("owners", []),
        "owner_names": fields.get("names", []),
        "status_phrases": fields.get("words", []),
    }
    if "may" in fields:
        statement["owners_optional"] = fields["may"]
    if "optional" in fields:
        statement["optional"] = True
    return statement


def _fields(note: Note) -> dict[str, Any]:
    """Return a note's fields by name."""
    fields: dict[str, Any] = {}
    for word in note.words[2:]:
        name, _, value = word.partition("=")
        if name in _FLAGS:
            fields[name] = True
        elif name.split("|")[0] in _ROLES:
            fields.setdefault("dates", []).append((name, value))
        elif name in _LISTS:
            fields[name] = [part for part in value.split(_LISTS[name]) if part]
        elif name in ("status", "schedule"):
            fields[name] = value or None
        else:
            raise ValueError(f"a note has no field {name!r}: {' '.join(note.words)}")
    return fields


def _date(role: str, said: str) -> dict[str, str | None]:
    """Return a date phrase with the span that it means."""
    phrase, _, meant = said.rpartition("=")
    if meant == "?":
        return {"phrase": phrase, "start": None, "end": None, "role": role}
    start, _, end = meant.partition("/")
    return {"phrase": phrase, "start": _first_day(start), "end": _last_day(end or start), "role": role}


def _first_day(date: str) -> str:
    """Return the first day of a year, a month or a day."""
    return date + "-01-01"[3 * date.count("-") :]


def _last_day(date: str) -> str:
    """Return the last day of a year, a month or a day."""
    if date.count("-") == 2:
        return date
    year, month = int(date[:4]), int(date[5:] or 12)
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"
