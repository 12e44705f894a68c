"""plantrace.xlsx: what its sheets show, that it is harmless and bounded, and that LibreOffice shows the same."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from pipeline.emit import emit
from pipeline.emit.describe import VERDICT_MEANINGS
from pipeline.emit.schema import VERDICTS
from pipeline.emit.tables import write_tables
from pipeline.emit.workbook import write_workbook
from pipeline.emit.workbook.guide import ANSWERS
from pipeline.emit.workbook.limits import EXCEL, Limits, fitted
from pipeline.emit.workbook.sheets import REVIEW_SHEET, SHEETS
from pipeline.emit.workbook.styles import FILLS
from pipeline.model import Dataset
from tests import datasets

NAMES = ["ledger", "commitments", "statements", "review", "key", "data dictionary"]


def written(dataset: Dataset, folder: Path, limits: Limits = EXCEL) -> Any:
    shutil.rmtree(folder / "text", ignore_errors=True)
    write_tables(dataset, folder)
    write_workbook(folder, limits)
    return load_workbook(folder / "plantrace.xlsx")


def with_verdicts(*verdicts: str) -> Dataset:
    """The test dataset with a row of the ledger for each verdict."""
    area = datasets.area()
    more = replace(
        area,
        commitments=tuple(replace(area.commitments[0], commitment_id=f"c-{one}") for one in verdicts),
        ledger=tuple(replace(area.ledger[0], commitment_id=f"c-{one}", verdict=one) for one in verdicts),
    )
    return Dataset(datasets.dataset().papers, (more,))


def page_for(folder: Path, name: str) -> None:
    (folder / "report" / "commitment").mkdir(parents=True, exist_ok=True)
    (folder / "report" / "commitment" / f"{name}.html").write_text("<p>a page</p>")


def cell(sheet: Any, heading: str, row: int = 2) -> Any:
    return next(sheet.cell(row, one.column) for one in sheet[1] if one.value == heading)


def test_sheets_have_headings_filters_and_frozen_panes(tmp_path: Path) -> None:
    book = written(datasets.dataset(), tmp_path)
    assert book.sheetnames == NAMES
    for sheet in SHEETS:
        made = book[sheet.name]
        assert [one.value for one in made[1]] == [one.heading for one in sheet.columns]
        assert made.auto_filter.ref == made.dimensions
        assert made.freeze_panes is not None and made.freeze_panes.endswith("2")
        assert all(one.alignment.wrap_text for one in made[1])


def test_values_have_their_types(tmp_path: Path) -> None:
    book = written(datasets.dataset(), tmp_path)
    ledger, commitments = book["ledger"], book["commitments"]
    assert cell(ledger, "Promised due").value == datetime(2018, 3, 31)
    assert cell(ledger, "Slip days").value == 61
    assert cell(ledger, "Verdict").value == "kept late"
    assert cell(commitments, "First date").value == "2017-03"  # a month is no day
    assert cell(commitments, "Needs review").value == "no"
    assert cell(commitments, "First paper").value == "2017-plan.txt"
    assert cell(book["statements"], "Text").alignment.wrap_text


def test_each_verdict_has_a_colour_and_its_word_and_stands_in_the_key(tmp_path: Path) -> None:
    book = written(with_verdicts(*VERDICTS), tmp_path)
    shown = {one.value: one.fill.fgColor.rgb[2:] for one in book["ledger"]["A"][1:]}
    assert shown == {name.replace("_", " "): colour for name, colour in FILLS.items()}
    assert len(set(shown.values())) == len(VERDICTS)
    key = [(row[0].value, row[0].fill.fgColor.rgb[2:], row[1].value) for row in book["key"].iter_rows()]
    for name, colour in FILLS.items():
        assert (name.replace("_", " "), colour, VERDICT_MEANINGS[name]) in key


def test_words_can_be_read_on_every_colour() -> None:
    for colour in FILLS.values():
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        assert (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05 > 12


def test_rows_lead_to_pages_that_are_there(tmp_path: Path) -> None:
    page_for(tmp_path, "c-kept")
    book = written(with_verdicts("kept", "overdue"), tmp_path)
    targets = [one.hyperlink.target if one.hyperlink else None for one in cell_column(book["ledger"], "Open")]
    assert targets == [None, "report/commitment/c-kept.html"]  # overdue comes first
    shutil.rmtree(tmp_path / "report")
    assert not any(one.hyperlink for one in written(with_verdicts("kept"), tmp_path)["ledger"]["C"])


def test_rows_lead_into_the_report(tmp_path: Path) -> None:
    """Every link leads to a file that the report has."""
    emit(datasets.dataset(), tmp_path, ("report", "xlsx"))
    book = load_workbook(tmp_path / "plantrace.xlsx")
    for name in ("ledger", "commitments", "statements"):
        links = [one.hyperlink for one in cell_column(book[name], "Open")]
        assert links and all(links)
        for link in links:
            path, _, place = link.target.partition("#")
            assert (tmp_path / path).exists()
            assert bool(place) == (name == "statements")


def cell_column(sheet: Any, heading: str) -> list[Any]:
    letter = next(one.column_letter for one in sheet[1] if one.value == heading)
    return list(sheet[letter][1:])


def test_judgements_are_chosen_from_the_answers_to_each_question(tmp_path: Path) -> None:
    book = written(datasets.dataset(), tmp_path)
    (choice,) = book["review"].data_validations.dataValidation
    judgement = cell(book["review"], "Judgement")
    assert choice.type == "list"
    assert str(choice.sqref) == f"{judgement.coordinate}:{judgement.column_letter}3"
    assert cell(book["review"], "Question").column_letter in choice.formula1
    for name, answers in ANSWERS.items():
        assert name in choice.formula1
        ((title, area),) = book.defined_names[name].destinations
        assert [row[0].value for row in book[title][area]] == list(answers)


def test_every_column_is_in_the_dictionary(tmp_path: Path) -> None:
    book = written(datasets.dataset(), tmp_path)
    told = {(row[0].value, row[1].value): row[3].value for row in book["data dictionary"].iter_rows(min_row=2)}
    assert set(told) == {(sheet.name, one.heading) for sheet in SHEETS for one in sheet.columns}
    assert all(told.values())


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(datasets.dataset(), tmp_path / name)
        made.append((tmp_path / name / "plantrace.xlsx").read_bytes())
    assert made[0] == made[1]
    with ZipFile(tmp_path / "one" / "plantrace.xlsx") as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "1e5", "TRUE", "2018-03-01", "  two  blanks ", "_x0041_ stays"])
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    """Even what `safe` lets by."""
    area = datasets.area()
    changed = replace(area, ledger=(replace(area.ledger[0], explanation=text),))
    book = written(Dataset(datasets.dataset().papers, (changed,)), tmp_path)
    found = cell(book["ledger"], "Explanation")
    assert found.data_type == "s"
    if not text.startswith(("=", "_")):
        assert found.value == " ".join(text.split())


def test_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    emit(datasets.dataset(), tmp_path, ("xlsx",))
    with ZipFile(tmp_path / "plantrace.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) >= len(NAMES)
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_what_a_sheet_cannot_hold_is_cut_and_said(tmp_path: Path) -> None:
    page_for(tmp_path, "c-kept")
    page_for(tmp_path, "c-overdue")
    book = written(with_verdicts(*VERDICTS), tmp_path, Limits(rows=6, characters=100, links=1))
    ledger = book["ledger"]
    assert ledger.max_row == 6
    assert ledger["A6"].value == "6 further rows are in ledger.csv only: a sheet holds no more."
    assert [one.value for one in ledger["A"][1:5]] == ["overdue", "dropped", "slipped", "delayed"]
    assert sum(one.hyperlink is not None for one in ledger["C"]) == 1
    assert book["review"].max_row == 3


def test_long_text_is_cut_where_characters_end() -> None:
    limits = Limits(characters=60)
    for text in ("x" * 61, "\U0001f6b2" * 31, "y" * 20 + "\U0001f6b2" * 40):
        short = fitted(text, limits, "statements.csv")
        assert short.endswith("[cut here; the whole is in statements.csv]")
        assert len(short.encode("utf-16-le")) // 2 <= 60
    assert fitted("x" * 60, limits, "a.csv") == "x" * 60


def test_an_empty_dataset_has_all_sheets(tmp_path: Path) -> None:
    book = written(Dataset((), ()), tmp_path)
    assert book.sheetnames == NAMES
    assert book["ledger"].max_row == 1


def test_what_is_filled_in_is_of_the_table() -> None:
    assert set(REVIEW_SHEET.fill_in) <= set(REVIEW_SHEET.table.header)


def converted(path: Path, form: str, folder: Path) -> Path:
    """A file as LibreOffice saves it; skips where there is no LibreOffice with its spreadsheet."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    home = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", form, "--outdir", str(folder)]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=300, check=False)
    made = folder / f"{path.stem}.{form}"
    if not made.exists() and "could not be loaded" in done.stderr:
        pytest.skip("needs LibreOffice Calc (libreoffice-calc)")
    assert made.exists(), done.stderr
    return made


@pytest.mark.slow
def test_libreoffice_shows_links_filters_colours_and_choices(tmp_path: Path) -> None:
    page_for(tmp_path, "c-overdue")
    written(with_verdicts(*VERDICTS), tmp_path)
    (tmp_path / "saved").mkdir()
    book = load_workbook(converted(tmp_path / "plantrace.xlsx", "xlsx", tmp_path / "saved"))
    assert book.sheetnames == NAMES
    ledger, review = book["ledger"], book["review"]
    assert {one.value: one.fill.fgColor.rgb[2:] for one in ledger["A"][1:]} == {
        name.replace("_", " "): colour for name, colour in FILLS.items()
    }
    assert ledger["C2"].hyperlink.target.endswith("report/commitment/c-overdue.html")
    assert ledger.auto_filter.ref == ledger.dimensions
    assert cell(ledger, "Promised due").value == datetime(2018, 3, 31)
    assert "answers_same" in review.data_validations.dataValidation[0].formula1
    csv = converted(tmp_path / "plantrace.xlsx", "csv", tmp_path / "saved").read_text("utf-8")
    assert csv.splitlines()[0].startswith("Verdict,Title,Open,Owners")
    assert len(csv.splitlines()) > len(VERDICTS)
    assert converted(tmp_path / "plantrace.xlsx", "pdf", tmp_path / "saved").read_bytes().startswith(b"%PDF")
