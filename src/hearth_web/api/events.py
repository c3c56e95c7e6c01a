"""What webhooks are told of, in the public words that receivers see and the log's own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["TOLD", "told_as"]

# The public name, its words, and how the log's own actions that it stands for begin. Seeing a
# record is never told.
TOLD: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "child.added": ("A child was added", ("people.child.added",)),
        "child.changed": ("A child's record changed", ("people.", "wellbeing.", "leaving.")),
        "import.done": ("An import was brought in", ("imports.import.done",)),
    }
)
NEVER = (
    "people.child.seen",
    "people.worker.",
    "people.children.",
    "people.glass.",
    "people.adoption.",
)


def told_as(action: str) -> str | None:
    """The public event an action of the log is, if any."""
    if action.startswith(NEVER) or action.endswith((".seen", ".downloaded")):
        return None
    for name, (_, beginnings) in TOLD.items():
        if action.startswith(beginnings):
            return name
    return None
