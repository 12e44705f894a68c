"""The report in a real browser, opened from its folder: filters, keyboard, paper, and what a screen reader finds."""

from __future__ import annotations

import base64
import csv
from pathlib import Path
from typing import Any

import pytest

from tests.emit.report.conftest import requested

DESKTOP, PHONE = (1280, 1000), (390, 844)


def opened(browser: Any, page: Path, hash_: str = "", size: tuple[int, int] = DESKTOP) -> None:
    sized(browser, size)
    browser.get("about:blank")
    browser.get(page.as_uri() + hash_)


def sized(browser: Any, size: tuple[int, int]) -> None:
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def ask(browser: Any, script: str) -> Any:
    return browser.execute_script(f"return {script}")


def told(browser: Any) -> str:
    return str(ask(browser, "document.getElementById('shown').textContent"))


def fill(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        """const field = document.forms.filters.elements[arguments[0]]; field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}));""",
        name,
        value,
    )
    wait(browser)


def wait(browser: Any) -> None:
    browser.execute_async_script("setTimeout(arguments[0], 250)")


def ledger(report: Path) -> list[dict[str, str]]:
    with (report.parent / "ledger.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def custody(report: Path) -> Path:
    return next(
        one for one in sorted((report / "commitment").iterdir()) if "Custody suite</h1>" in one.read_text("utf-8")
    )


def one_of_each(report: Path) -> list[Path]:
    """A page of every sort: those of many parts by their longest."""
    longest = [max(folder.glob("*.html"), key=lambda one: (one.stat().st_size, one.name))
               for folder in sorted(report.iterdir()) if folder.is_dir() and any(folder.glob("*.html"))]  # fmt: skip
    return [*sorted(report.glob("*.html")), *longest]


def test_filters_search_counts_and_sort(browser: Any, report: Path) -> None:
    rows = ledger(report)
    opened(browser, report / "index.html")
    assert told(browser).startswith(f"{len(rows)} of {len(rows)} commitments")
    overdue = [row for row in rows if row["verdict"] == "overdue"]
    fill(browser, "verdict", "overdue")
    assert told(browser) == f"{len(overdue)} of {len(rows)} commitments."
    fill(browser, "owner", "chief_constable")
    both = [row for row in overdue if "chief_constable" in row["owners"]]
    assert told(browser) == f"{len(both)} of {len(rows)} commitments."
    fill(browser, "owner", "")
    fill(browser, "verdict", "")
    fill(browser, "q", "custody  SUITE")
    assert 0 < ask(browser, "document.querySelectorAll('#ledger tbody tr').length") < 20
    shown = ask(browser, "[...document.querySelectorAll('#ledger tbody tr')].map(one => one.textContent.toLowerCase())")
    assert all("custody" in text and "suite" in text for text in shown)
    fill(browser, "q", "no such words anywhere")
    assert told(browser) == "No commitment fits."
    ask(browser, "document.getElementById('clear').click()")
    fill(browser, "from", "2018-01-01")
    fill(browser, "to", "2018-12-31")
    dues = ask(browser, "[...document.querySelectorAll('#ledger tbody tr')].map(one => one.dataset.d)")
    assert dues and all(day.startswith("2018") for day in dues)
    ask(browser, "document.getElementById('clear').click()")
    ask(browser, "document.querySelector('th[data-sort=d] button').click()")
    assert ask(browser, "document.querySelector('th[data-sort=d]').getAttribute('aria-sort')") == "ascending"
    dues = ask(browser, "[...document.querySelectorAll('#ledger tbody tr')].map(one => one.dataset.d)")
    known = [day for day in dues if day]
    assert known == sorted(known)
    ask(browser, "document.getElementById('more').click()")
    assert ask(browser, "document.querySelectorAll('#ledger tbody tr').length") == min(len(rows), 200)


def test_a_view_has_an_address(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    fill(browser, "verdict", "kept_late")
    fill(browser, "q", "the")
    ask(browser, "document.querySelector('th[data-sort=t] button').click()")
    address, shown = browser.current_url, told(browser)
    titles = ask(browser, "[...document.querySelectorAll('#ledger tbody tr th a')].map(one => one.textContent)")
    assert "verdict=kept_late" in address
    browser.get("about:blank")
    browser.get(address)
    assert told(browser) == shown
    assert titles == ask(browser, "[...document.querySelectorAll('#ledger tbody tr th a')].map(one => one.textContent)")
    opened(browser, report / "index.html", "#verdict=%3Cscript%3E&owner=nobody&sort=x&from=99")
    assert told(browser).startswith(f"{len(ledger(report))} of")


def test_a_commitments_page_and_its_passage(browser: Any, report: Path) -> None:
    opened(browser, custody(report))
    assert ask(browser, "document.querySelector('h1').textContent") == "Custody suite"
    browser.execute_script("document.querySelector('.passage img').scrollIntoView()")
    wait(browser)
    width, height = ask(
        browser,
        "[document.querySelector('.passage img').naturalWidth, document.querySelector('.passage img').naturalHeight]",
    )
    assert width > 100
    assert height > 15
    label = ask(browser, "document.querySelector('svg.picture').getAttribute('aria-label')")
    assert "first due 31 December 2020" in label
    ask(browser, "document.querySelector('.labels a').click()")
    assert "/paper/" in browser.current_url
    assert ask(browser, "document.getElementById(location.hash.slice(1)) !== null")


def test_keyboard_reaches_everything(browser: Any, report: Path) -> None:
    from selenium.webdriver import ActionChains, Keys

    opened(browser, report / "index.html")

    def press(key: str) -> None:
        ActionChains(browser).send_keys(key).perform()

    press(Keys.TAB)
    assert ask(browser, "document.activeElement.className") == "skip"
    press(Keys.ENTER)
    press(Keys.TAB)
    assert ask(browser, "document.activeElement.dataset.verdict") == "overdue"
    press(Keys.ENTER)
    wait(browser)
    assert ask(browser, "document.activeElement.getAttribute('aria-current')") == "true"
    assert "verdict=overdue" in browser.current_url
    ask(browser, "document.querySelector('th[data-sort=t] button').focus()")
    press(Keys.ENTER)
    assert ask(browser, "document.querySelector('th[data-sort=t]').getAttribute('aria-sort')") == "ascending"
    outline = ask(browser, "getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_no_error_and_no_request_leaves_the_machine(browser: Any, report: Path) -> None:
    browser.get_log("browser")
    requested(browser)
    for page in one_of_each(report):
        opened(browser, page)
    addresses = requested(browser)
    assert len(addresses) > 10
    assert [one for one in addresses if not one.startswith(("file:", "data:", "about:"))] == []
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(browser: Any, report: Path, size: tuple[int, int]) -> None:
    from importlib.resources import files

    axe = next(one for one in files("axe_core_python").iterdir() if one.name == "axe.min.js").read_text("utf-8")
    for page in one_of_each(report) if size == DESKTOP else (report / "index.html", custody(report)):
        opened(browser, page, size=size)
        browser.execute_script(axe)
        found = browser.execute_async_script("axe.run({resultTypes: ['violations']}).then(arguments[0])")
        faults = [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]
        assert faults == [], page


def test_nothing_is_wider_than_a_phone(browser: Any, report: Path) -> None:
    for page in one_of_each(report):
        opened(browser, page, size=PHONE)
        assert ask(browser, "document.documentElement.scrollWidth") <= PHONE[0], page


def printed(browser: Any) -> list[str]:
    """The text of each page as the browser prints it on its own choice of paper."""
    import io

    pdfplumber = pytest.importorskip("pdfplumber")
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    with pdfplumber.open(io.BytesIO(base64.b64decode(made["data"]))) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_it_prints(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html", "#verdict=overdue")
    text = "\n".join(printed(browser))
    overdue = [row for row in ledger(report) if row["verdict"] == "overdue"]
    assert text.count("Overdue") >= len(overdue)
    assert "Copy address" not in text


def test_a_printed_ledger_has_all_rows_and_headings_on_few_pages(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    pages, rows = printed(browser), ledger(report)
    assert len(pages) < len(rows) / 5
    assert all("Who has to" in page for page in pages[1:-2])
    text = " ".join(" ".join(pages).split())
    assert f"{len(rows)} of {len(rows)} commitments." in text
    assert all(row["title"].split()[0] in text for row in rows)
    assert "commitments; the first" in told(browser)  # and the page is as it was
    ask(browser, "document.querySelector('th[data-sort=t] button').click()")
    assert ask(browser, "document.querySelector('th[data-sort=t]').getAttribute('aria-sort')") == "ascending"


def test_it_can_be_read_without_script(browser: Any, report: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, report / "index.html")
        dom = browser.execute_cdp_cmd("DOM.getDocument", {"depth": 0})
        root = dom["root"]["nodeId"]
        rows = browser.execute_cdp_cmd("DOM.querySelectorAll", {"nodeId": root, "selector": "#ledger tbody tr"})
        last = rows["nodeIds"][-1]
        assert len(rows["nodeIds"]) == len(ledger(report))
        assert browser.execute_cdp_cmd("DOM.getBoxModel", {"nodeId": last})["model"]["height"] > 10
        form = browser.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": "#filters[hidden]"})
        assert form["nodeId"]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
