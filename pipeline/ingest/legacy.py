"""Old Word files (.doc) and rich text (.rtf): made into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from pipeline.ingest.reading import Reading
from pipeline.problems import PaperError

_PROGRAMS = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_SECONDS = 120


def office() -> str:
    """Where LibreOffice is, empty where it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), "")
    return found or next((str(path) for path in _PLACES if path.is_file()), "")


def read_legacy(path: Path, kind: str) -> Reading:
    """An old Word or rich text file as pieces. Raises PaperError where LibreOffice is missing or cannot read it."""
    program = office()
    if not program:
        raise PaperError(
            f"The file is an old {kind} file, which is read through LibreOffice, and LibreOffice is not installed.",
            "Install LibreOffice, or save the paper as DOCX or PDF.",
        )
    with tempfile.TemporaryDirectory() as folder:
        return _converted(program, path, Path(folder), kind)


def _converted(program: str, path: Path, folder: Path, kind: str) -> Reading:
    from pipeline.ingest.docx import read_docx

    source = folder / ("paper.rtf" if kind == "RTF" else "paper.doc")
    source.write_bytes(path.read_bytes())
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
    ]
    try:
        subprocess.run([*command, str(folder), str(source)], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PaperError(
            f"LibreOffice did not read the {kind} file in {_SECONDS} s.", "Save it as DOCX or PDF."
        ) from error
    made = folder / "paper.docx"
    if not made.is_file():
        raise PaperError(
            f"LibreOffice cannot read the {kind} file: it is damaged or protected.", "Save it as DOCX or PDF."
        )
    return read_docx(made)
