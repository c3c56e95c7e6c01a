"""``hearth report``: from returns to the board report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearth.cli.console import listening, say, say_json
from hearth.cli.options import Day, as_json, council_option, out_option, quiet, returns_argument

if TYPE_CHECKING:
    from hearth.documents.board_report import Pack

__all__ = ["report"]


@click.command(
    epilog=(
        "Example: hearth report returns/2023-24 returns/2024-25.zip --council Lewisham"
        " --as-at 2025-03-31 --out report"
    )
)
@returns_argument
@council_option
@click.option(
    "--as-at",
    type=Day(),
    metavar="DATE",
    help="The day the report describes; the last 31 March of the returns if not given.",
)
@out_option
@click.option("--public", is_flag=True, help="Withhold small numbers over the whole pack.")
@click.option(
    "--aspirations",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of measure,aspiration, such as stability-3plus,<8%.",
)
@quiet
@as_json
def report(
    returns: list[Path],
    council: str,
    as_at: date | None,
    out: Path,
    public: bool,
    aspirations: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read SSDA903 returns and write the board report in HTML, Word and PDF.

    Each RETURN is a folder, a zip or one XML file of one collection year. Give several years and
    they become one record: trends, lengths of care and long-term stability need them. Beside the
    report come measures.csv, every figure, and read-report.csv, everything that could not be read
    as given.
    """
    from hearth.cli.subject import subject_called
    from hearth.documents.board_report import read_aspirations, write_pack

    hopes = read_aspirations(aspirations) if aspirations else {}
    subject = subject_called(council)
    with listening(quiet=quiet or as_json) as progress:
        pack = write_pack(
            returns, subject, out, as_at=as_at, public=public, aspirations=hopes, progress=progress
        )
    if as_json:
        say_json(_as_data(pack))
    else:
        _say_pack(pack, quiet=quiet)


def _as_data(pack: Pack) -> dict[str, object]:
    evidence = pack.evidence
    return {
        "as_at": pack.as_at,
        "files": [str(path) for path in pack.files],
        "figures": len(evidence.figures.all),
        "lacking": sorted({lack.measure for lack in evidence.figures.lacking}),
        "problems": len(evidence.problems),
        "left_out": _left_out(pack),
        "changes": len(evidence.changes),
    }


def _say_pack(pack: Pack, *, quiet: bool) -> None:
    say(f"Board report at {pack.as_at}:", quiet=quiet)
    for path in pack.files:
        say(f"  {path}", quiet=quiet)
    say(_about_reading(pack), quiet=quiet)
    page = next(path for path in pack.files if path.suffix == ".html").resolve()
    say(f"Open it in a browser: {page.as_uri()}", quiet=quiet)


def _about_reading(pack: Pack) -> str:
    evidence = pack.evidence
    if not evidence.problems:
        words = "Every row of every file was read as given."
    else:
        words = (
            f"Not read as given: {len(evidence.problems):,}, of which {_left_out(pack):,} left"
            " something out."
        )
    if evidence.changes:
        words += f" Said otherwise by a later return: {len(evidence.changes):,}."
    return words if evidence.public else f"{words} read-report.csv lists each."


def _left_out(pack: Pack) -> int:
    return sum(problem.blocking for problem in pack.evidence.problems)
