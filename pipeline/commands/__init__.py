"""The commands of plantrace, one module each. A module imports the heavy libraries only when its command is run."""
