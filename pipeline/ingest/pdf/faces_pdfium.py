"""How the characters of a page look: font, size, weight, slant, colour, direction, through pdfium."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any

from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Face
from pipeline.ingest.shades import Colour

BOLD = re.compile(r"bold|black|heavy|demi|semibd|extrabd|[-,]bd\b", re.IGNORECASE)
SLANT = re.compile(r"ital|obliq|slant|kursiv|[-,]it\b", re.IGNORECASE)
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6


class Faces:
    """The looks of a page's text objects, each asked for once."""

    def __init__(self, raw: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.raw, self.place = pdfium, raw, place
        self.matrix = pdfium.FS_MATRIX()
        self.faces: dict[tuple[object, ...], Face] = {}
        self.inks = [ctypes.c_uint() for _ in range(4)]
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.known: dict[int, tuple[Face, float]] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.font_of = _asking(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
        self.mode_of = _asking(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)

    def of(self, owner: int | None, index: int) -> tuple[Face, float]:
        """Look and base line of the text object `owner`, which holds the character at `index`."""
        if not owner:  # a character that pdfium made up
            return self.learn(None, index)
        found = self.known.get(owner)
        if found is None:
            found = self.known[owner] = self.learn(owner, index)
        return found

    def learn(self, owner: int | None, index: int) -> tuple[Face, float]:
        """Look and base line of a text object, from its character at `index`: all its characters share them."""
        matrix = self.matrix
        self.api.FPDFText_GetMatrix(self.raw, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        points = self.api.FPDFText_GetFontSize(self.raw, index)
        font = self.font_of(owner) if owner else None
        mode = self.mode_of(owner) if owner else 0  # 2 is filled and stroked, 3 and 7 are not painted
        colour = self.colour(index)
        key = (a, b, c, d, points, font, mode, colour)
        face = self.faces.get(key) if font else None
        if face is None:
            name, bold, italic = self.font(font, index)
            size = round(abs(points) * math.hypot(c, d), 1) or 1.0
            face = Face(name, size, bold or mode == 2, italic, colour, self.angle(a, b), mode in (3, 7))
            self.faces[key] = face
        return face, self.origin(index)[1]

    def font(self, handle: int | None, index: int) -> tuple[str, bool, bool]:
        """Name (without the prefix of a subset), weight and slant of a character's font; asked once for each font."""
        found = self.fonts.get(handle) if handle else None
        if found is None:
            found = self.describe(index)
            if handle:
                self.fonts[handle] = found
        return found

    def describe(self, index: int) -> tuple[str, bool, bool]:
        """The font of a character as pdfium describes it; without a telling name its weight counts."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.api.FPDFText_GetFontInfo(self.raw, index, buffer, 128, flags)
        name = re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode("utf-8", "replace"))
        heavy = not name.strip() and self.api.FPDFText_GetFontWeight(self.raw, index) >= 700
        bold = heavy or bool(BOLD.search(name) or flags.value & FORCE_BOLD)
        return name, bold, bool(SLANT.search(name) or flags.value & ITALIC)

    def colour(self, index: int) -> Colour:
        """The fill colour of a character."""
        parts = self.inks
        if not self.api.FPDFText_GetFillColor(self.raw, index, *parts):
            return (0, 0, 0)
        return (parts[0].value, parts[1].value, parts[2].value)

    def angle(self, a: float, b: float) -> int:
        """The direction of a line of text as shown, clockwise: 0, 90, 180, 270, or -1 for a slant."""
        shown = (-math.degrees(math.atan2(b, a)) + 90 * self.place.turns) % 360
        nearest = round(shown / 90) * 90
        return nearest % 360 if abs(shown - nearest) < 2 else -1

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its base line, as shown."""
        self.api.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        return self.place.point(self.x.value, self.y.value)


def _asking(function: Any, result: Any) -> Any:
    """A function of pdfium that takes the plain address of an object, which is how text objects are told apart."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p)(address)
