"""The PDF reader: pages into words, lines, columns, parts and tables, and these into pieces."""

from pipeline.ingest.pdf.read import read_pdf

__all__ = ["read_pdf"]
