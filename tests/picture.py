"""The pictures of README.md: the report of the sample corpus in Chromium. `make pictures` takes them anew."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.run import Settings, run
from pipeline.workers import InProcess

ROOT = Path(__file__).parent.parent
COMMITMENT = "Custody suite"
_COLOURS = 128


def main() -> None:
    """Write docs/report-ledger.png and docs/report-commitment.png."""
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        sys.exit("The pictures need chromium and chromedriver (on Debian: apt-get install chromium chromium-driver).")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        run(ROOT / "corpus", output, InProcess(), Settings(), lambda *_: None)
        report = output / "report"
        browser = opened(Path(folder) / "profile")
        try:
            _take(browser, report / "index.html", 860, "report-ledger.png")
            _take(browser, commitment(report), 1180, "report-commitment.png")
        finally:
            browser.quit()


def commitment(report: Path) -> Path:
    """The page of the commitment that README shows."""
    pages = sorted((report / "commitment").iterdir())
    return next(page for page in pages if f"{COMMITMENT}</h1>" in page.read_text("utf-8"))


def opened(profile: Path) -> Any:
    """A browser without a window, with a new profile."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                     "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--lang=en-GB",
                     f"--user-data-dir={profile}"):  # fmt: skip
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))


def _take(browser: Any, page: Path, height: int, name: str) -> None:
    from PIL import Image

    metrics = {"width": 1120, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(page.as_uri())
    picture = Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB").quantize(_COLOURS)
    picture.save(ROOT / "docs" / name, optimize=True)
    print(f"docs/{name}")


if __name__ == "__main__":
    main()
