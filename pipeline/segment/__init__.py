"""Segment: from a document to its statements, in the order of the paper."""

from pipeline.segment.stage import segment

__all__ = ["segment"]
