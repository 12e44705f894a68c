"""The same papers give the same neighbours in every process, whatever order its sets come in."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.gate import ROOT

_PROGRAM = """
import hashlib
from pipeline.link.candidates import _by_words
from pipeline.link.profile import mentions_of, speech_of
from tests.archive import archive_of

papers = archive_of("Marlshire", 300).papers
matrix = _by_words(mentions_of(papers, speech_of("Marlshire", papers)))
print(hashlib.sha256(matrix.data.tobytes() + matrix.indices.tobytes()).hexdigest())
"""


def test_the_words_of_statements_weigh_the_same_to_the_last_bit() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
