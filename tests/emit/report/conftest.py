"""The report of the sample corpus, made once, and a browser to open it in."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import Settings, run
from pipeline.workers import InProcess

ROOT = Path(__file__).parent.parent.parent.parent
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--window-size=1280,1000",
)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the sample corpus."""
    folder = tmp_path_factory.mktemp("report") / "output"
    run(ROOT / "corpus", folder, InProcess(), Settings(), lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def report(output: Path) -> Path:
    """Its report."""
    return output / "report"


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium without a window that keeps a log of its console and of its requests."""
    program, service = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
    if not program or not service:
        pytest.skip("no chromium or no chromedriver (on Debian: apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    os.environ.setdefault("SE_AVOID_STATS", "true")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (*_ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found: Any = webdriver.Chrome(options=options, service=Service(service))
    yield found
    found.quit()


def requested(browser: Any) -> list[str]:
    """The addresses that the browser asked for since this was last called."""
    events: list[dict[str, Any]] = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]
