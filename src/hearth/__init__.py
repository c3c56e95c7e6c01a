"""Hearth: what a council promised its children in care, and whether it was kept.

The pure half: no web, no database, no clock and no network. ``today`` is always an argument.
"""

__version__ = "0.1.0"
