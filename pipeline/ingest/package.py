"""Office files as zip packages of XML, read with bounds: nothing is written, no entity is resolved, no size is
trusted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.problems import PaperError

MOST_PART_BYTES = 64 * 1024 * 1024
MOST_PARTS = 10_000
_RATIO = 400
_SMALL = 4 * 1024 * 1024
_REMEDY = "Save it again with Word, or export it as PDF."

Node = Any  # an lxml element: lxml carries no types of its own


@dataclass(slots=True)
class Package:
    """The parts of an office file, read when asked for."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    trees: dict[str, Node | None] = field(default_factory=dict)

    def xml(self, name: str) -> Node | None:
        """The root element of a part, None where there is no such part. Raises PaperError when it is broken or too
        large."""
        if name not in self.trees:
            data = self.data(name)
            self.trees[name] = None if data is None else parse_xml(data, name)
        return self.trees[name]

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        if name not in self.names:
            return None
        info = self.archive.getinfo(name)
        bomb = info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1)
        if info.file_size > MOST_PART_BYTES or bomb:
            raise PaperError(
                f"A part of the file ({name}) would unpack to {info.file_size // 1_000_000} MB; it is not read.",
                _REMEDY,
            )
        if info.flag_bits & 1:
            raise PaperError("The file is protected by a password.", "Save it without the password.")
        try:
            with self.archive.open(info) as file:
                data = file.read(MOST_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise PaperError(f"A part of the file ({name}) is damaged and cannot be unpacked.", _REMEDY) from error
        if len(data) > MOST_PART_BYTES:
            raise PaperError(f"A part of the file ({name}) is larger than it says; it is not read.", _REMEDY)
        return data

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to: {relation id: name inside the package}. Those outside the package are left
        aside."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", file + ".rels"))
        found: dict[str, str] = {}
        for one in root if root is not None else ():
            target = one.get("Target") or ""
            inside = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            if one.get("TargetMode") != "External" and inside in self.names:
                found[one.get("Id") or ""] = inside
        return found


def open_package(path: Path) -> Package:
    """The office file at `path`. Raises PaperError when it is no whole zip file."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise PaperError("The file is damaged.", "Fetch it again.") from error
    names = archive.namelist()
    if len(names) > MOST_PARTS:
        raise PaperError(f"The file holds {len(names)} parts; it is not read.", _REMEDY)
    return Package(archive, frozenset(names))


def parse_xml(data: bytes, name: str) -> Node:
    """The root of an XML part. Office files have no document type; one that has is refused, as it could unpack without
    end."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PaperError(f"A part of the file ({name}) is damaged: {error.msg}.", _REMEDY) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PaperError(
            f"A part of the file ({name}) declares entities, which no office program writes; it is not read.", _REMEDY
        )
    return root


def integer(text: str, default: int = 0) -> int:
    """A whole number, `default` for anything else."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default
