"""Lines and paint of scanned pages."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("PIL", reason="Pillow draws the pictures of these tests")

from PIL import Image, ImageDraw

from pipeline.ingest.pdf.ruling import ruling

SCALE = 200 / 72


def drawn(tilt: float = 0.0) -> Any:
    """A table of two columns and three rows, one cell green, and lines of black blocks like words above it."""
    image = Image.new("RGB", (1000, 800), "white")
    pen = ImageDraw.Draw(image)
    for row in range(4):
        for word in range(12):
            pen.rectangle([100 + 65 * word, 100 + 40 * row, 150 + 65 * word, 118 + 40 * row], fill="black")
    pen.rectangle([501, 401, 799, 499], fill=(0, 176, 80))
    for y in (300, 400, 500, 600):
        pen.line([200, y, 800, y], fill=(90, 90, 90), width=2)
    for x in (200, 500, 800):
        pen.line([x, 300, x, 600], fill=(90, 90, 90), width=2)
    return image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))


@pytest.mark.parametrize("tilt", [0.0, 0.4, -1.3])
def test_the_lines_of_a_table_are_found_on_a_tilted_page(tilt: float) -> None:
    found = ruling(drawn(tilt), SCALE)
    across = [rule for rule in found.rules if rule.top == rule.bottom]
    down = [rule for rule in found.rules if rule.x0 == rule.x1]
    assert [round(rule.top * SCALE / 10) for rule in sorted(across, key=lambda rule: rule.top)] == [30, 40, 50, 60]
    assert sorted({round(rule.x0 * SCALE / 10) for rule in down}) == [20, 50, 80]


def test_paint_is_found_and_made_white_and_lines_are_taken_out() -> None:
    found = ruling(drawn(), SCALE)
    (green,) = found.fills
    assert green.colour == pytest.approx((0, 176, 80), abs=12)
    assert found.image.crop((510, 410, 790, 490)).getextrema()[0] > 200
    assert found.image.crop((195, 340, 205, 360)).getextrema()[0] > 200


def test_letters_beside_each_other_are_no_lines() -> None:
    found = ruling(drawn().crop((0, 0, 1000, 280)), SCALE)
    assert (found.rules, found.fills) == ((), ())
