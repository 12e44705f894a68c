"""A workbook as a file whose bytes depend on nothing but what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Undated(ZipFile):
    """A zip file whose members all have the same date."""

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a file."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Add a member."""
        member = ZipInfo(str(getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)), _EPOCH)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o644 << 16
        super().writestr(member, data)


def save(book: Workbook, path: Path) -> None:
    """Write a workbook; the same workbook gives the same bytes."""
    from datetime import datetime

    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = book.properties.lastModifiedBy = "plantrace"
    book.properties.title = "What was promised, and what became of it"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    ExcelWriter(book, _Undated(path, "w", ZIP_DEFLATED)).save()
