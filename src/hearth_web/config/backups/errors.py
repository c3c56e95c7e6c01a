"""What can be wrong with a backup, in a sentence."""

from __future__ import annotations

from hearth.errors import HearthError

__all__ = ["BackupError"]


class BackupError(HearthError):
    """The backup cannot be made or given back; nothing was changed."""
