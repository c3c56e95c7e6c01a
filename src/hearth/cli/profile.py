"""``hearth profile``: what is published about a council, with no data of its own."""

from __future__ import annotations

from pathlib import Path

import click

from hearth.cli.console import listening, say, say_json
from hearth.cli.options import as_json, council_option, out_option, quiet

__all__ = ["profile"]


@click.command(epilog='Example: hearth profile --council "Leicestershire" --out leicestershire')
@council_option
@out_option
@quiet
@as_json
def profile(council: str, out: Path, quiet: bool, as_json: bool) -> None:
    """Write what is published about a council: no data needed.

    Every published indicator for ten years or all there are, beside England, the region and the
    middle of the statistical neighbours, with the rank among neighbours and the direction of
    travel; as HTML, Word and PDF.
    """
    from hearth import vocabulary
    from hearth.documents import write_every
    from hearth.documents.council_profile import profile_report

    found = vocabulary.council(council)
    with listening(quiet=quiet or as_json) as progress:
        progress(f"Gathering what is published about {found.name}")
        written = profile_report(found, progress=progress)
        out.mkdir(parents=True, exist_ok=True)
        paths = write_every(written, out, "profile", progress)
    if as_json:
        say_json({"council": found.name, "files": [str(path) for path in paths]})
        return
    say(f"What is published about {found.name}:", quiet=quiet)
    for path in paths:
        say(f"  {path}", quiet=quiet)
    say(f"Open it in a browser: {paths[0].resolve().as_uri()}", quiet=quiet)
