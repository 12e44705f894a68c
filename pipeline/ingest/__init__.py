"""Reading a paper: `ingest` takes a file of any format and gives its text, its blocks and what it says of itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pipeline.ingest.assemble import assemble
from pipeline.ingest.facts import read_facts
from pipeline.ingest.formats import read, sniff
from pipeline.ingest.reading import Reading
from pipeline.model import Block, Document, Facts, Listing
from pipeline.problems import PaperError

MOST_BYTES = 250_000_000
__all__ = ["document_id_of", "ingest"]


def ingest(path: Path, source: str, listing: Listing) -> Document:
    """The paper at `path`, named `source` (its path relative to the corpus), with what papers.csv lists of it.

    The format is told by the file's content. Raises PaperError, which says what to do, when the file is no paper or
    cannot be read."""
    data = _bytes(path, source)
    form = sniff(data, source)
    reading = read(form, path, source)
    text, blocks = assemble(reading.pieces)
    if not text.strip() and not reading.problems:
        raise PaperError(f"{source} holds no words.", "Check that the file is the paper that was meant.")
    title = reading.title or Path(source).stem
    digest = hashlib.sha256(data).hexdigest()
    margins = "\n".join(piece.text for piece in reading.omissions if piece.reason == "running header")
    facts = read_facts(text, blocks, title, source, listing, margins, _shell(reading))
    return _document(reading, document_id_of(digest), source, digest, form.media_type, title, text, blocks, facts)


def _shell(reading: Reading) -> str:
    """What a meetings system printed around the paper that says that it is minutes."""
    printed = [piece.text for piece in reading.omissions if piece.reason == "committee software"]
    return "\n".join(text for text in printed if text.casefold().endswith("minutes"))


def document_id_of(sha256: str) -> str:
    """The id of a paper, from the digest of its bytes: the same paper has the same id in every corpus."""
    return "d" + sha256[:12]


def _bytes(path: Path, source: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            size = f"{path.stat().st_size // 1_000_000} MB"
            raise PaperError(f"{source} has {size}, more than {MOST_BYTES // 1_000_000} MB.", "Split it.")
        return path.read_bytes()
    except OSError as error:
        raise PaperError(f"{source} cannot be opened: {error.strerror or error}.", "Check its permissions.") from error


def _document(
    reading: Reading, document_id: str, source: str, sha256: str, media_type: str, title: str, text: str,
    blocks: tuple[Block, ...], facts: Facts,
) -> Document:  # fmt: skip
    problems = tuple(replace(problem, source=source, document_id=document_id) for problem in reading.problems)
    return Document(
        document_id, source, sha256, media_type, title, text, blocks, facts, reading.pages, reading.ocr_pages,
        reading.characters, reading.omissions, problems, reading.by_page, reading.passing,
    )  # fmt: skip
