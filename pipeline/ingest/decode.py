"""Bytes into characters: byte order marks, UTF-8, what the file declares, and else a guess from its own bytes."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})", re.I
)
_EVERYWHERE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")


def decode(data: bytes, declared: str = "") -> str:
    """The characters of `data`, with LF line ends and without invisible ones. Never fails: what no encoding reads is
    U+FFFD.

    `declared` is an encoding that something outside the bytes gives."""
    text = _by_mark(data) or _by_declaration(data, declared) or _by_utf8(data) or _by_guess(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_EVERYWHERE).replace("\x00", "")


def _by_mark(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[1:2] == b"\x00" and data[3:4] == b"\x00":
        return data.decode("utf-16-le", errors="replace")
    return ""


def _by_declaration(data: bytes, declared: str) -> str:
    found = _DECLARED.search(data[:4096])
    name = declared or (next(group for group in found.groups() if group).decode("ascii") if found else "")
    try:
        codec = codecs.lookup(name).name
        return data.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec)
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


def _by_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.start >= len(data) - 3
        mostly = data.decode("utf-8", errors="replace")
        return mostly if cut_off or (mostly.count("\ufffd") * 500 < len(mostly) and _has_utf8(data)) else ""


def _has_utf8(data: bytes) -> bool:
    """Whether the typical UTF-8 of British papers (curly quotes, dashes, pound signs, no-break spaces) is in the
    bytes."""
    return b"\xe2\x80" in data or b"\xc2\xa3" in data or b"\xc2\xa0" in data


def _by_guess(data: bytes) -> str:
    """Windows-1252 is what British Windows writes; only if that leaves holes is the guess left to statistics."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best else "cp1252", errors="replace")
