"""Annotations: what careful readers found in papers, one NAME.gold.json a paper, and pairs in *links.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.problems import InputError

Span = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date of a statement, with the roles that count as right."""

    phrase: str
    span: Span
    roles: tuple[str, ...]

    @property
    def wanted(self) -> bool:
        """Whether it counts as missed where it is not found: what is merely reported, or a period, does not."""
        return not {"reported", "period"} & set(self.roles)


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as annotated. Several kinds or labels are all right; an empty label among them accepts none."""

    id: str
    key: str
    kinds: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    dates: tuple[GoldDate, ...]
    owners: tuple[str, ...]
    owners_optional: tuple[str, ...]
    optional: bool

    @property
    def kind(self) -> str:
        """The kind under which it is counted: the first of those accepted."""
        return self.kinds[0]

    def spans(self) -> set[Span]:
        """The spans that have to be found."""
        return {date.span for date in self.dates if date.wanted}


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """The annotations of one paper; `stem` is its file's name without the ending."""

    stem: str
    area: str
    document_type: str
    statements: tuple[GoldStatement, ...]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two statements, as `NAME#id`: of one commitment (`together`), or alike and of two."""

    a: str
    b: str
    relation: str
    together: bool


def papers(folder: Path) -> tuple[GoldPaper, ...]:
    """The annotated papers of a folder, by name. Raises InputError where there is none or one cannot be understood."""
    found = sorted(folder.glob("*.gold.json"))
    if not found:
        raise InputError(f"The folder {folder} holds no annotations.", "Name a folder with files NAME.gold.json.")
    return tuple(_paper(path) for path in found)


def sure_pairs(folder: Path) -> tuple[GoldPair, ...] | None:
    """The annotated pairs of a folder that are sure; None where it has no file of links."""
    found = sorted(folder.glob("*links.json"))
    return tuple(pair for path in found for pair in _pairs(path)) if found else None


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path} cannot be read: {error}.", "Mend the file (docs/EVALUATE.md shows its form)."
        ) from error


def _paper(path: Path) -> GoldPaper:
    content = _read(path)
    try:
        statements = tuple(annotated(row) for row in content["statements"])
        stem = PurePosixPath(content["file"]).stem
    except (LookupError, TypeError, AttributeError) as error:
        fault = f"{type(error).__name__}: {error}"
        raise InputError(f"{path} lacks something ({fault}).", "docs/EVALUATE.md shows its form.") from error
    return GoldPaper(stem, content.get("area") or "", content.get("document_type") or "other", statements)


def annotated(row: dict[str, Any]) -> GoldStatement:
    """A statement as a gold file holds it. Raises KeyError or TypeError where it has not that form."""
    dates = tuple(
        GoldDate(one.get("phrase", ""), (one["start"], one["end"]), _either(one["role"])) for one in row["dates"]
    )
    return GoldStatement(
        row["id"],
        row["key"],
        _either(row["kind"]),
        {label: _either(row[label] or "") for label in ("status", "schedule")},
        dates,
        tuple(row["owners"]),
        tuple(row.get("owners_optional", ())),
        bool(row.get("optional")),
    )


def _either(value: str) -> tuple[str, ...]:
    return tuple(value.split("|"))


def _pairs(path: Path) -> list[GoldPair]:
    content = _read(path)
    linked = content if isinstance(content, list) else content.get("links", [])
    apart = [] if isinstance(content, list) else content.get("hard_negatives", [])
    return [_pair(row, True) for row in linked if row.get("sure", True)] + [_pair(row, False) for row in apart]


def _pair(row: dict[str, Any], together: bool) -> GoldPair:
    return GoldPair(_reference(row["a"]), _reference(row["b"]), row.get("relation", ""), together)


def _reference(text: str) -> str:
    return text.replace(".txt#", "#").replace(".gold.json#", "#")
