"""``hearth check-deploy``: is this installation safe to hold real children's records?"""

from __future__ import annotations

import click

from hearth.cli.console import say

__all__ = ["check_deploy"]


@click.command("check-deploy", epilog="Example: HEARTH_DATA=/srv/hearth hearth check-deploy")
def check_deploy() -> None:
    """Name every unsafe setting, and what to do about it. Exit code 1 if there is any."""
    from hearth_web.config.commands.readiness import ready

    ready()
    from hearth_web.config.deployment import findings

    found = findings()
    for one in found:
        say(f"{one.level.value:<8} {one.what}\n         {one.do}")
    unsafe = [one for one in found if one.level.stops]
    say(f"{len(unsafe)} unsafe, {len(found) - len(unsafe)} to know.")
    raise SystemExit(1 if unsafe else 0)
