"""The command line: ``hearth``. One module per command; each imports what it needs when it runs."""

from hearth.cli.main import main

__all__ = ["main"]
