"""docs/analysis.ipynb, run on the dataset of the sample corpus: every question has an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from tests.notebook import QUESTIONS

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_every_question_is_answered(tmp_path: Path) -> None:
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    papers, output = str(ROOT / "corpus"), str(tmp_path / "output")
    assert run_command(["extract", papers, output, "--workers", "1", "--quiet", "--formats", "csv"]) == 0
    (tmp_path / "docs").mkdir()
    notebook = nbformat.read(ROOT / "docs" / "analysis.ipynb", as_version=4)
    nbformat.validate(notebook)
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "docs")}})
    client.execute()
    answers = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"][1:]
    assert len(answers) == len(QUESTIONS)
    for outputs in answers:
        assert [one.output_type for one in outputs] == ["execute_result"]
        assert outputs[0].data["text/html"].count("<tr>") >= 2
