"""One paper in the forms that papers are published in, and how alike its statements come out of them.

A form is agreed with in the share of statements that both have (Dice): the same kind and the same words. Of a scan,
whose letters are recognised, the words may differ in a few letters (`SAME_SCAN`).
"""

from __future__ import annotations

import io
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pipeline.model import Document, Labelled, Listing
from tests.sample.build import render
from tests.sample.source import Paper

BASE = "pdf"
FORMS = ("docx", "html", "pdf-two-columns", "scan")
SAME_SCAN = 0.94
DPI, TILT, NOISE = 200, 0.25, 9
_SUFFIXES = {"docx": ".docx", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared of a statement: its kind, its words without spaces and case, and its labels."""

    kind: str
    words: str
    labels: tuple[object, ...]


def write(paper: Paper, form: str, folder: Path) -> Path:
    """The paper as a file of a form: pdf, docx, html, pdf-two-columns or scan."""
    path = folder / f"{paper.name}-{form}{_SUFFIXES.get(form, '.pdf')}"
    if form == "scan":
        path.write_bytes(scan(render(paper, "pdf")))
    else:
        path.write_bytes(render(paper, form))
    return path


def scan(pdf: bytes) -> bytes:
    """A PDF as an office scanner would give it back: pages as pictures of 200 dpi, a little tilted and noisy.

    The same PDF gives the same scan."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    made: list[Any] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            dice = random.Random(number)
            picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
            tilted = picture.rotate(dice.uniform(-TILT, TILT), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
            grain = np.random.default_rng(number).normal(0, NOISE, (tilted.height, tilted.width, 1))
            noisy = np.clip(np.asarray(tilted, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
            made.append(Image.fromarray(noisy))
    held = io.BytesIO()
    when = time.gmtime(0)
    made[0].save(
        held, "PDF", resolution=DPI, save_all=True, append_images=made[1:], quality=85, creationDate=when, modDate=when
    )
    return held.getvalue()


def read(path: Path, listing: Listing) -> tuple[Document, list[Unit]]:
    """The paper as it is read, and its statements."""
    from pipeline.ingest import ingest
    from pipeline.segment import segment
    from pipeline.tag import tag

    document = ingest(path, path.name, listing)
    return document, [unit(one) for one in tag(document, segment(document))]


def unit(one: Labelled) -> Unit:
    """What is compared of a statement."""
    dates = sorted((date.edtf, date.phrase.casefold() if date.span is None else "", date.role) for date in one.dates)
    owners = sorted({owner.role for owner in one.owners})
    labels = (one.status, one.schedule, tuple(dates), tuple(owners))
    return Unit(one.statement.kind, folded(one.statement.text), labels)


def folded(text: str) -> str:
    """Words without spaces, case, and dashes, which may stand at the end of a line."""
    return re.sub(r"[\W_]+", "", text.casefold())


def agreement(ours: Sequence[Unit], others: Sequence[Unit], same: float = 1.0) -> tuple[float, list[Unit], list[Unit]]:
    """The share of statements that both have, and what only one of the two has."""
    left, only = list(others), []
    for one in ours:
        found = next((other for other in left if _is_same(one, other, same)), None)
        if found is None:
            only.append(one)
        else:
            left.remove(found)
    total = len(ours) + len(others)
    return (1 - (len(only) + len(left)) / total if total else 1.0), only, left


def labels_agree(ours: Sequence[Unit], others: Sequence[Unit], same: float = 1.0) -> tuple[int, int]:
    """Of the statements that both have, how many have the same labels: (those, all)."""
    left, right, count = list(others), 0, 0
    for one in ours:
        found = next((other for other in left if _is_same(one, other, same)), None)
        if found is not None:
            left.remove(found)
            count += 1
            right += one.labels == found.labels
    return right, count


def _is_same(one: Unit, other: Unit, same: float) -> bool:
    if one.kind != other.kind:
        return False
    if one.words == other.words or same >= 1.0:
        return one.words == other.words
    lengths = sorted((len(one.words), len(other.words)))
    return 2 * lengths[0] >= same * sum(lengths) and _ratio(one.words, other.words) >= same


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
