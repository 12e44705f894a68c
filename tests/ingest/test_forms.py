"""A paper says the same in whatever form it is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.pdf import tesseract
from tests import forms, reading
from tests.sample.build import read_papers, render
from tests.sample.source import parse

PAPERS = [
    paper
    for paper in read_papers()
    if paper.name[:7]
    in ("2013-03", "2014-06", "2015-09", "2016-01", "2016-07", "2017-03", "2017-12", "2018-06", "2020-03", "2022-11")
]


@pytest.mark.parametrize(("form", "least"), [("docx", 0.99), ("html", 0.99), ("pdf-two-columns", 0.97)])
def test_a_form_gives_the_statements_of_the_pdf(form: str, least: float, tmp_path: Path) -> None:
    found = [row for paper in PAPERS for row in reading.alike(paper, [form], tmp_path)]
    assert reading.share(found) >= least, [(row.paper, row.apart) for row in found if row.apart]


@pytest.mark.slow
@pytest.mark.skipif(not tesseract.program(), reason="needs Tesseract (apt-get install tesseract-ocr)")
def test_a_scan_gives_the_statements_of_the_pdf(tmp_path: Path) -> None:
    found = [row for paper in PAPERS[2:] for row in reading.alike(paper, ["scan"], tmp_path)]
    assert reading.share(found) >= 0.9, [(row.paper, row.apart) for row in found if row.apart]


def test_what_is_compared_are_kind_and_letters() -> None:
    one = forms.Unit("action", forms.folded("Open the hub – by May"), ())
    assert forms.agreement([one], [forms.Unit("action", forms.folded("open the hub by may"), ())])[0] == 1.0
    assert forms.agreement([one], [forms.Unit("milestone", one.words, ())])[0] == 0.0
    nearly = forms.Unit("action", one.words + "x", ())
    assert (forms.agreement([one], [nearly])[0], forms.agreement([one], [nearly], forms.SAME_SCAN)[0]) == (0.0, 1.0)


def test_the_same_pdf_gives_the_same_scan() -> None:
    pdf = render(parse("# Minutes\n\nThe Panel noted the report.\n"), "pdf")
    assert forms.scan(pdf) == forms.scan(pdf)
