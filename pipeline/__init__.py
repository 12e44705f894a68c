"""plantrace reads the papers of UK Police and Crime Panels and sets what was reported against what was promised."""

__version__ = "0.1.0"
