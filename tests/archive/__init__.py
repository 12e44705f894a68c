"""Archives of invented areas in which it is known which statements speak of one thing, to measure linking by."""

from tests.archive.area import Archive, archive_of

__all__ = ["Archive", "archive_of"]
