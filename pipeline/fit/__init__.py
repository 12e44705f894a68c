"""Fitting the weights in models/ on annotated papers and sentences (`make train`)."""

from pipeline.fit.prose import fit_prose

__all__ = ["fit_prose"]
