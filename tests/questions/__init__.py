"""Questions to a dataset."""
