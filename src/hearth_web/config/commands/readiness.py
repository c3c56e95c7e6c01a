"""Making Django ready for a command, and saying in a sentence why it is not."""

from __future__ import annotations

import os

from hearth.errors import HearthError

__all__ = ["NotReadyError", "ready", "ready_with_tables"]


class NotReadyError(HearthError):
    """The installation is not in a state in which the command can work."""


def ready() -> None:
    """Load the settings and every app. Raises NotReadyError where a setting cannot be read."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "hearth_web.config.settings"
    try:
        django.setup()
    except ValueError as error:
        raise NotReadyError(f"A setting could not be read: {error}") from error


def ready_with_tables() -> None:
    """As `ready`, and the database answers and has every table."""
    from django.core.management import call_command
    from django.db import OperationalError

    ready()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise NotReadyError(
            f"The database does not answer: {str(error).strip()} Check DATABASE_URL, and that the"
            " database is running."
        ) from error
