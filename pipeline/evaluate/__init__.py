"""How good an output is: measured against annotations that careful readers made of the same papers.

`evaluate(output, gold)` reads the tables of an output folder and a folder of annotations, and gives back a Report:
precision, recall and F1 by kind, label and document type, tables of confusions, and every mistake with its words. How
annotations are written and what is counted: docs/EVALUATE.md.
"""

from __future__ import annotations

from pipeline.evaluate.report import Report, evaluate

__all__ = ["Report", "evaluate"]
