"""The sample corpus of an invented police area, and what builds it."""
