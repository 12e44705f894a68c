"""How the characters of a page look: font, size, weight, slant, colour, direction, through pdfium."""

from __future__ import annotations

import ctypes
import math
import re
import struct
from typing import Any

from pipeline.ingest.pdf.calls import Handle, quick, there
from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Face
from pipeline.ingest.shades import Colour

BOLD = re.compile(r"bold|black|heavy|demi|semibd|extrabd|[-,]bd\b", re.IGNORECASE)
SLANT = re.compile(r"ital|obliq|slant|kursiv|[-,]it\b", re.IGNORECASE)
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6
_ANSWER = struct.Struct("=dd4f8x3I4x")  # origin, matrix, colour: see _Asked


class Faces:
    """The looks of a page's text objects, each asked for once."""

    def __init__(self, raw: Any, handle: Handle, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.raw, self.handle, self.place = pdfium, raw, handle, place
        self.faces: dict[tuple[object, ...], Face] = {}
        self.known: dict[int, tuple[Face, float]] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.ask = _Asked()

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
        x, y, a, b, c, d, points, colour = self.ask.of(self.handle, index)
        font, mode = self.ask.object(owner) if owner else (None, 0)  # 2 is filled and stroked, 3 and 7 not painted
        key = (a, b, c, d, points, font, mode, colour)
        face = self.faces.get(key) if font else None
        if face is None:
            name, bold, italic = self.font(font, index)
            size = round(abs(points) * math.hypot(c, d), 1) or 1.0
            face = Face(name, size, bold or mode == 2, italic, colour, self.angle(a, b), mode in (3, 7))
            self.faces[key] = face
        return face, self.place.point(x, y)[1]

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

    def angle(self, a: float, b: float) -> int:
        """The direction of a line of text as shown, clockwise: 0, 90, 180, 270, or -1 for a slant."""
        shown = (-math.degrees(math.atan2(b, a)) + 90 * self.place.turns) % 360
        nearest = round(shown / 90) * 90
        return nearest % 360 if abs(shown - nearest) < 2 else -1


class _Asked:
    """What pdfium says of a character, through places in memory that every call writes to anew."""

    def __init__(self) -> None:
        self.buffer = ctypes.create_string_buffer(_ANSWER.size)
        to = [ctypes.byref(self.buffer, at) for at in range(0, _ANSWER.size, 4)]
        self.to_origin, self.to_matrix, self.to_inks = (to[0], to[2]), to[4], to[10:14]
        self.matrix_of = quick("FPDFText_GetMatrix")
        self.size_of = quick("FPDFText_GetFontSize", ctypes.c_double)
        self.colour_of = quick("FPDFText_GetFillColor", ctypes.c_int)
        self.origin_of = quick("FPDFText_GetCharOrigin")
        self.font_of = quick("FPDFTextObj_GetFont", ctypes.c_void_p)
        self.mode_of = quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)

    def of(self, page: Handle, index: int) -> tuple[float, float, float, float, float, float, float, Colour]:
        """Where a character stands on its base line, four parts of its matrix, its font size, and its colour."""
        self.matrix_of(page, index, self.to_matrix)
        self.origin_of(page, index, *self.to_origin)
        has_colour = self.colour_of(page, index, *self.to_inks)
        x, y, a, b, c, d, red, green, blue = _ANSWER.unpack_from(self.buffer)
        return x, y, a, b, c, d, self.size_of(page, index), (red, green, blue) if has_colour else (0, 0, 0)

    def object(self, owner: int) -> tuple[int | None, int]:
        """The font of a text object, as an address, and how it is painted."""
        handle = there(owner)
        return self.font_of(handle), self.mode_of(handle)
