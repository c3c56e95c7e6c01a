"""What live figures of a report are made of: a strategy, an inspection, a body's own work, numbers.

Each function gives the blocks that stand in a text; LacksError says what is not known, in the
sentence that stands there instead.
"""

from __future__ import annotations

from hearth.documents.live_blocks import (
    of_actions,
    of_body,
    of_inspection,
    of_numbers,
    of_strategy,
    of_success,
)
from hearth.documents.live_blocks.pieces import DIFFERENT, LacksError, within

__all__ = [
    "DIFFERENT",
    "LacksError",
    "of_actions",
    "of_body",
    "of_inspection",
    "of_numbers",
    "of_strategy",
    "of_success",
    "within",
]
