"""Characters as fonts of office programs store them, made into the characters that a reader sees."""

from __future__ import annotations

import re

LINE_END_HYPHENS = "\u0002\ufffe\u00ad"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# Symbol and Wingdings as they stand in the private use area: bullets, arrows, ticks and crosses.
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▪", "\uf06e": "■", "\uf06c": "●", "\uf06f": "□", "\uf071": "□",
    "\uf075": "◆", "\uf076": "❖", "\uf0d8": "➢", "\uf0e0": "→", "\uf0e8": "➔", "\uf0fc": "✓", "\uf0fb": "✗",
    "\uf0fe": "☑", "\uf0a3": "□", "\uf02d": "-", "\uf0ae": "→", "\uf0be": "—", "\uf020": " ", "\uf0a0": "•",
    "\uf09f": "•", "\uf09e": "·", "\uf0de": "⇒", "\uf0f0": "⇨", "\uf04a": "☺", "\uf0ad": "•",
}  # fmt: skip
_OTHER = {
    "\u007f": "•",
    "\u0095": "•",
    "\u00a0": " ",
    "\u200b": "",
    "\ufeff": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\u2010": "-",
    "\u2011": "-",
}
_TABLE = str.maketrans({**_LIGATURES, **_SYMBOLS, **_OTHER})
BULLETS = frozenset("•·▪■●○◦□◆◇❖➢➤►▶▸→➔✓✔✗☑⁃‣∙⦁◘–—-*▫◾▲△✦★⇒⇨")


def plain(text: str) -> str:
    """`text` with ligatures written out, Symbol and Wingdings mapped, and characters without a picture left out."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_TABLE)


def unreadable(text: str) -> int:
    """How many characters of `text` stand for no character that can be read."""
    return 0 if text.isascii() and text.isprintable() else len(_LOST.findall(text))


_LOST = re.compile("[\x00-\x1f\x80-\x9f\ufffd\ue000-\uf8ff]")
