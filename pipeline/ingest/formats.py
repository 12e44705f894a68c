"""Which format a file has, told by its content, and the reader for it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.reading import Reading
from pipeline.problems import PaperError

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PICTURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"\0\0\0\x18ftyp", "a video"),
    (b"\0\0\0 ftyp", "a video"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|div|table|article|section|main|p|h[1-6]|ul|ol|span|meta|br)\b[^>]*>",
    re.I,
)
_OPENS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PDF_REMEDY = "Export the paper again as PDF, Word or text."


@dataclass(frozen=True, slots=True)
class Format:
    """A format that plantrace reads: its short name and its media type."""

    name: str
    media_type: str


PDF = Format("pdf", "application/pdf")
DOCX = Format("docx", f"{_OFFICE}wordprocessingml.document")
PPTX = Format("pptx", f"{_OFFICE}presentationml.presentation")
ODT = Format("odt", "application/vnd.oasis.opendocument.text")
HTML = Format("html", "text/html")
TEXT = Format("text", "text/plain")
MARKDOWN = Format("text", "text/markdown")
DOC = Format("doc", "application/msword")
RTF = Format("rtf", "application/rtf")


def sniff(data: bytes, source: str) -> Format:
    """The format of a file by its bytes. Raises PaperError, naming what it is, when it is no paper."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise PaperError(f"{source} is empty.", "Replace it with the paper.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _zipped(data, source)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data, source)
    if data.lstrip().startswith(b"{\\rtf"):
        return RTF
    _refuse_others(data, source)
    if _is_html(data):
        return HTML
    return MARKDOWN if Path(source).suffix.lower() in (".md", ".markdown") else TEXT


def _refuse_others(data: bytes, source: str) -> None:
    for magic, what in _PICTURES:
        if data.startswith(magic) and (len(magic) > 2 or _is_binary(data)):
            raise PaperError(f"{source} is {what}, whatever its name says.", _PDF_REMEDY)
    if _is_binary(data):
        raise PaperError(f"{source} is in no format that plantrace reads.", _PDF_REMEDY)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and not _is_html(data):
        raise PaperError(f"{source} is an XML file, not a paper.", _PDF_REMEDY)


def _is_binary(data: bytes) -> bool:
    """Bytes that no text has; UTF-16 text, with its zero in every second byte, is text."""
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or (sample[1:2] == b"\0" == sample[3:4] and b"\0\0" not in sample):
        return False
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return b"\0" in sample or odd > len(sample) * 0.01


def _is_html(data: bytes) -> bool:
    sample = data[:65536].replace(b"\0", b"")
    sample = (
        sample[3:]
        if sample.startswith(b"\xef\xbb\xbf")
        else sample[2:]
        if sample[:2] in (b"\xff\xfe", b"\xfe\xff")
        else sample
    )
    return bool(_OPENS_HTML.match(sample)) or (sample.lstrip().startswith(b"<") and len(_HTML.findall(sample)) >= 2)


def _zipped(data: bytes, source: str) -> Format:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise PaperError(
            f"{source} is damaged: it begins as a Word file does, but its end is missing.", "Fetch it again."
        ) from error
    for part, form in (("word/document.xml", DOCX), ("ppt/presentation.xml", PPTX), ("content.xml", ODT)):
        if part in names:
            return form
    if any(name.startswith("word/document") for name in names):
        return DOCX
    what = "a spreadsheet" if any(name.startswith("xl/") for name in names) else "a zip archive"
    raise PaperError(f"{source} is {what}, not a paper.", "Save what it holds as PDF, Word or text.")


def _compound(data: bytes, source: str) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PaperError(f"{source} is protected by a password.", "Save it without the password.")
    if "Workbook".encode("utf-16-le") in data:
        raise PaperError(f"{source} is a spreadsheet, not a paper.", "Save what it holds as PDF, Word or text.")
    return DOC


def read(form: Format, path: Path, source: str) -> Reading:
    """The paper as its format's reader sees it. Raises PaperError when the file is broken."""
    try:
        return _READERS[form.name](path)
    except PaperError:
        raise
    except (MemoryError, RecursionError) as error:
        raise PaperError(f"{source} is too deep or too large to be read.", _PDF_REMEDY) from error
    except Exception as error:
        raise PaperError(
            f"{source} is damaged and cannot be read as {form.name} ({type(error).__name__}: {error}).", _PDF_REMEDY
        ) from error


def _pdf(path: Path) -> Reading:
    from pipeline.ingest.pdf import read_pdf

    return read_pdf(path)


def _text(path: Path) -> Reading:
    from pipeline.ingest.text import read_text

    return read_text(path)


def _html(path: Path) -> Reading:
    from pipeline.ingest.html import read_html

    return read_html(path)


def _docx(path: Path) -> Reading:
    from pipeline.ingest.docx import read_docx

    return read_docx(path)


def _pptx(path: Path) -> Reading:
    from pipeline.ingest.pptx import read_pptx

    return read_pptx(path)


def _odt(path: Path) -> Reading:
    from pipeline.ingest.odt import read_odt

    return read_odt(path)


def _doc(path: Path) -> Reading:
    from pipeline.ingest.legacy import read_legacy

    return read_legacy(path, "Word")


def _rtf(path: Path) -> Reading:
    from pipeline.ingest.legacy import read_legacy

    return read_legacy(path, "RTF")


_READERS: dict[str, Callable[[Path], Reading]] = {
    "pdf": _pdf,
    "text": _text,
    "html": _html,
    "docx": _docx,
    "pptx": _pptx,
    "odt": _odt,
    "doc": _doc,
    "rtf": _rtf,
}
