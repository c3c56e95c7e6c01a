"""Making Django ready for a command, and saying in a sentence why it is not."""

from __future__ import annotations

import os

from hearth.errors import HearthError

__all__ = ["NotReadyError", "ready", "ready_as_it_is", "ready_with_tables"]


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


def ready_as_it_is() -> None:
    """As `ready`, and the tables are there, of whatever version. Makes and changes none."""
    from django.db import OperationalError, connection
    from django.db.migrations.recorder import MigrationRecorder

    ready()
    try:
        if not MigrationRecorder(connection).has_table():
            raise NotReadyError(
                "There is nothing here to back up. Is HEARTH_DATA, or DATABASE_URL, the site's own?"
            )
    except OperationalError as error:
        raise away(error) from error


def ready_with_tables() -> None:
    """As `ready`, and the database answers and has every table."""
    from django.core.management import call_command
    from django.db import OperationalError

    ready()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise away(error) from error


def away(error: Exception) -> NotReadyError:
    """What a person is told when the database does not answer."""
    return NotReadyError(
        f"The database does not answer: {str(error).strip()}. Check DATABASE_URL, and that the"
        " database is running."
    )
