"""Tag: from the statements of a document to their labels."""

from pipeline.tag.stage import tag

__all__ = ["tag"]
