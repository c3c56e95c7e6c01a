"""How many processors there are to work on."""

from __future__ import annotations

import os

__all__ = ["cores"]


def cores() -> int:
    """How many threads may work at once."""
    held = getattr(os, "sched_getaffinity", None)
    return len(held(0)) if held else os.cpu_count() or 1
