"""Papers damaged at random, always in the same ways: each is read or refused with a reason, in time, and nothing else
happens."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the papers that are damaged here")

from pipeline.ingest import ingest
from pipeline.ingest.pdf import tesseract
from pipeline.model import Listing
from pipeline.problems import PaperError
from tests.papers.build import FOLDER
from tests.sample.build import CORPUS

SECONDS = 30.0  # of processor time; a paper of this size takes a hundredth of one
_PDFS = (
    "ruled.pdf",
    "lists.pdf",
    "glyphs.pdf",
    "furniture.pdf",
    "footnotes.pdf",
    "slide.pdf",
    "legend.pdf",
    "broken.pdf",
)
SAMPLES: dict[str, list[Path]] = {
    "pdf": [*(FOLDER / name for name in _PDFS), CORPUS / "2020-02-14-panel-recommendations.pdf"],
    "docx": [*(FOLDER / f"{name}.docx" for name in ("numbered", "boxed", "tracked")), CORPUS / "2017-06-14-decision-notice.docx"],
    "html": [*(FOLDER / f"{name}.html" for name in ("item", "minutes", "council", "word-tables")), CORPUS / "2016-07-08-panel-minutes.html"],
    "pptx": [FOLDER / "slides.pptx"],
    "odt": [FOLDER / "text.odt"],
}  # fmt: skip
ALL = {"pdf": 700, "docx": 700, "html": 700, "pptx": 200, "odt": 200}
QUICK = {"pdf": 60, "docx": 60, "html": 60, "pptx": 20, "odt": 20}
Damage = Callable[[bytes, random.Random], bytes]
_HARD = (
    b"999999999999",
    b"-1",
    b"0",
    b"2147483648",
    b"1e309",
    b"\xff\xfe",
    b"\x00",
    b"<",
    b">>",
    b"&#0;",
    b"]]>",
    b"(((((",
    b"%%EOF",
)


def _flip(data: bytes, dice: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(dice.randint(1, 30)):
        held[dice.randrange(len(held))] = dice.randrange(256)
    return bytes(held)


def _cut(data: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.sample(range(len(data) + 1), 2))
    return data[:start] if dice.random() < 0.3 else data[:start] + data[end:]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.sample(range(len(data) + 1), 2))
    return data[:end] + data[start : min(end, start + 4000)] * dice.randint(1, 40) + data[end:]


def _put(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(_HARD) + data[at + dice.randint(0, 3) :]
    return data


def _numbers(data: bytes, dice: random.Random) -> bytes:
    """Some of the numbers replaced by hard ones: places, lengths, counts."""
    found = list(re.finditer(rb"\d+", data))
    for match in sorted(dice.sample(found, min(len(found), dice.randint(1, 8))), key=lambda one: -one.start()):
        data = data[: match.start()] + dice.choice(_HARD[:5]) + data[match.end() :]
    return data


_DAMAGES: tuple[Damage, ...] = (_flip, _cut, _repeat, _put, _numbers)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """A paper with one damage; of a package, mostly of one of its parts, so that it can still be opened."""
    damage = dice.choice(_DAMAGES)
    if not data.startswith(b"PK") or dice.random() < 0.3:
        return damage(data, dice)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice([name for name in sorted(parts) if len(parts[name]) > 1])
    parts[name] = damage(parts[name], dice)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(zipfile.ZipInfo(part), content)
    return held.getvalue()


def papers(form: str, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """The damaged papers of a format from one number to another."""
    for seed in range(start, stop):
        dice = random.Random(f"{form} {seed}")
        yield seed, damaged(dice.choice(SAMPLES[form]).read_bytes(), dice)


def faults(form: str, start: int, stop: int, folder: Path) -> list[str]:
    """What went wrong with the papers of some numbers: anything but a document or a refusal, and what took too long."""
    tesseract.program = lambda: ""  # type: ignore[assignment]
    found: list[str] = []
    path = folder / f"damaged-{start}.{form}"
    for seed, data in papers(form, start, stop):
        path.write_bytes(data)
        at = time.process_time()
        try:
            ingest(path, path.name, Listing())
        except PaperError as error:
            if "cannot be read as" in error.message:  # the last net, which tells the name of an exception
                found.append(f"{form} {seed}: {error.message}")
        except Exception as error:  # noqa: BLE001
            found.append(f"{form} {seed}: {error!r}")
        if time.process_time() - at > SECONDS:
            found.append(f"{form} {seed}: took {time.process_time() - at:.0f} s")
    return found


@pytest.mark.parametrize("form", SAMPLES)
def test_some_damaged_papers(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", tesseract.program)
    assert faults(form, 0, QUICK[form], tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", SAMPLES)
def test_many_damaged_papers(form: str, tmp_path: Path) -> None:
    """In a process of their own, so that one that a library crashes or hangs in is seen as such."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        for start in range(QUICK[form], ALL[form], 80):
            stop = min(start + 80, ALL[form])
            assert executor.submit(faults, form, start, stop, tmp_path).result(timeout=600) == []


@pytest.mark.slow
def test_a_run_over_damaged_papers_shows_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for form in SAMPLES:
        for seed, data in papers(form, 5000, 5024):
            (folder / f"{seed}.{form}").write_bytes(data)
    command = [sys.executable, "-m", "pipeline", "extract", "--quiet", str(folder), str(tmp_path / "output")]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=900, cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode in (0, 6), done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    problems = (tmp_path / "output" / "problems.csv").read_text("utf-8")
    assert "Traceback" not in problems
