"""``hearth site --demo``: an invented council to look around in, one sign-in for each role."""

from __future__ import annotations

import os
from pathlib import Path

from hearth.cli.console import listening
from hearth.errors import UsageError

__all__ = ["PASSWORD", "fill", "refuse_unless_safe", "sign_ins"]

PASSWORD = "invented-council-2025"  # of the demonstration alone, which says so on every page
DONE = "demonstration-loaded"


def refuse_unless_safe() -> None:
    """Raise UsageError where invented children might come to stand among real ones."""
    if os.environ.get("HEARTH_DEMO", "").lower() not in {"1", "yes", "true", "on"}:
        raise UsageError(
            "The demonstration's sign-ins are known to everyone, so it runs only where HEARTH_DEMO"
            " is set. Use `make demo`, or set HEARTH_DEMO=1 and a HEARTH_DATA folder of its own."
        )
    if os.environ.get("DATABASE_URL"):
        raise UsageError(
            "DATABASE_URL names a database. The demonstration keeps to a file of its own in"
            " HEARTH_DATA, so that invented children never stand among real ones: unset it."
        )


def fill(council: Path | None) -> None:
    """Load the invented council, once. Refuses a database that holds anything else.

    `council` is a folder `hearth demo` wrote; without it one is written.
    """
    from django.conf import settings

    from hearth_web.config.demo import load

    done = settings.DATA / DONE
    if done.exists():
        return
    if not load.is_empty():
        raise UsageError(
            f"{settings.DATA} holds something that is not the whole demonstration, perhaps one"
            " whose loading was stopped. Remove that folder, or name another in HEARTH_DATA."
        )
    with listening(quiet=False) as progress:
        load.everything(PASSWORD, council, progress)
    done.write_text("The invented council is loaded.\n", encoding="utf-8")


def sign_ins() -> list[str]:
    """The lines that say how to sign in as each role."""
    from hearth_web.access.roles import ROLES
    from hearth_web.config.demo.users import address_of

    widest = max(len(role.name) for role in ROLES.values())
    return [
        f"Everything in it is invented. Sign in with the password {PASSWORD} as:",
        *(f"  {role.name:<{widest}}  {address_of(role.key)}" for role in ROLES.values()),
    ]
