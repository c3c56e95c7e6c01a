"""The command line: hearth."""
