"""How much of a packed file is unpacked."""

from __future__ import annotations

__all__ = ["MOST"]

MOST = 50_000_000
"""Bytes of one piece, unpacked: what claims more is a trap, and is not read."""
