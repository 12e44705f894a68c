"""What has to be said of a page that could not be read as a whole."""

from __future__ import annotations

from pipeline.ingest.pdf.source_pdfium import MOST_PATHS
from pipeline.ingest.pdf.views import View
from pipeline.ingest.pdf.words_pdfium import MOST_CHARACTERS

_FEW = 5
_SHARE = 0.02


def page_messages(view: View) -> list[str]:
    """The warnings of a page, each with what to do about it."""
    at = f"page {view.number}"
    found = [f"{at} {message}" for message in view.told]
    if view.scan:
        found.append(
            f"{at} holds a picture of text and no characters; install Tesseract, or make the paper searchable with "
            "OCR, and read it again."
        )
    if view.width <= 0:
        found.append(f"{at} cannot be loaded; open the paper in a viewer and save it again.")
    if view.crowded:
        found.append(f"{at} has more than {MOST_PATHS:,} drawn shapes; no tables were looked for on it.")
    if view.unread:
        found.append(f"{at} has more than {MOST_CHARACTERS:,} characters; the other {view.unread:,} were not read.")
    if view.lost > max(_FEW, _SHARE * view.printed):
        found.append(f"{at} has {view.lost:,} characters that stand for nothing readable; OCR may read them.")
    return found
