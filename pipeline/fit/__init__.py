"""Fitting the weights in models/ on annotated papers and sentences (`make train`)."""

from pipeline.fit.links import fit_links
from pipeline.fit.prose import fit_prose

__all__ = ["fit_links", "fit_prose"]
