"""The errors Hearth raises on purpose: full sentences saying what is wrong, where, what next."""

from __future__ import annotations

__all__ = ["FaultError", "HearthError", "NotFoundError", "UnreadableError", "UsageError"]


class HearthError(Exception):
    """Anything a person can put right. The command line prints it without a traceback.

    `exit_code` follows the common Unix meanings, so scripts can tell the kinds apart.
    """

    exit_code = 1


class UsageError(HearthError):
    """The request itself does not make sense, for example a date that is not a date."""

    exit_code = 2


class NotFoundError(HearthError):
    """A code, council, measure or file that is not there; the message offers the nearest ones."""

    exit_code = 3


class UnreadableError(HearthError):
    """Nothing at all could be used from what was given."""

    exit_code = 4


class FaultError(HearthError):
    """A value that somebody wrote and that cannot be meant; `key` is the word it stands under."""

    def __init__(self, sentence: str, key: str = "") -> None:
        super().__init__(sentence)
        self.key = key
