"""``hearth demo``: the invented council."""

from __future__ import annotations

from pathlib import Path

import click

from hearth.cli.console import listening, say
from hearth.cli.options import out_option, quiet

__all__ = ["demo"]


@click.command(epilog="Example: hearth demo --out demo --seed 1 --children 476")
@out_option
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--children",
    default=476,
    show_default=True,
    type=click.IntRange(min=1),
    help="About how many children are in care at a time.",
)
@quiet
def demo(out: Path, seed: int, children: int, quiet: bool) -> None:
    """Invent a council and write its five years of SSDA903 returns.

    Beside them it writes what practice would hold of the same children on the last 31 March: a
    Standard Safeguarding Dataset export and Annex A lists. The council and every child in it are
    invented; numbers, mix and movement are close to those published for an inner-London borough.
    """
    from hearth.demo import write_council

    with listening(quiet=quiet) as progress:
        made = write_council(out, seed=seed, children=children, progress=progress)
    say(f"{made.name}, an invented council, is in {out}:", quiet=quiet)
    say(f"  {out / 'council.toml'}", quiet=quiet)
    for path in sorted((out / "returns").iterdir()):
        say(f"  {path}", quiet=quiet)
    for name in ("explained.csv", "ssd", "annex-a.xlsx"):
        say(f"  {out / name}", quiet=quiet)
