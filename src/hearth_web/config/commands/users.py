"""``hearth user``: people who sign in, from the command line."""

from __future__ import annotations

import click

__all__ = ["user"]


@click.group()
def user() -> None:
    """People who sign in."""


@user.command(epilog="Example: hearth user add sam@council.example --role analyst")
@click.argument("email")
@click.option("--role", required=True, help="For example administrator, analyst or social_worker.")
@click.option("--name", default="", help="Their name; the address if not given.")
@click.option("--team", default="", help="For a role that is of a team.")
def add(email: str, role: str, name: str, team: str) -> None:
    """Add a person with a role, and print the link by which they choose their password."""
