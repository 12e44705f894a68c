"""Colours of the PDF's colour spaces as red, green and blue."""

from __future__ import annotations

from pipeline.ingest.shades import Colour

_TINTS = ("Separation", "DeviceN")


def ink(parts: object, space: object = "") -> Colour | None:
    """The colour of one (grey), three (RGB) or four (CMYK) parts of 0 to 1; None for what is no plain colour.

    `space` is the name of the colour space, where it is known: a tint is darker the more of it there is."""
    found = parts if isinstance(parts, list | tuple) else (parts,)
    numbers = [min(1.0, max(0.0, float(part))) for part in found if isinstance(part, int | float)]
    if len(numbers) < len(found):
        return None
    if len(numbers) == 1:
        grey = 1 - numbers[0] if str(space) in _TINTS else numbers[0]
        return _rgb(grey, grey, grey)
    if len(numbers) == 3:
        return _rgb(*numbers)
    if len(numbers) == 4:
        c, m, y, k = numbers
        return _rgb(*((1 - part) * (1 - k) for part in (c, m, y)))
    return None


def _rgb(red: float, green: float, blue: float) -> Colour:
    return round(255 * red), round(255 * green), round(255 * blue)
