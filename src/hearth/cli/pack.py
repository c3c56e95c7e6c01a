"""``hearth pack``: from one file of a meeting to its agenda pack."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearth.cli.console import listening, say, say_json
from hearth.cli.options import Day, as_json, out_option, quiet
from hearth.errors import HearthError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hearth.board.findings import Finding
    from hearth.board.reading import MeetingFile
    from hearth.documents.agenda_pack import Pack

__all__ = ["pack"]


@click.command(epilog="Example: hearth pack meeting.yaml --out pack")
@click.argument("meeting", metavar="MEETING", type=click.Path(dir_okay=False, path_type=Path))
@out_option
@click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    help="The day to check notice by. If not given, only what was published is checked.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing and leave with 1 while anything stands in the way of publication.",
)
@quiet
@as_json
def pack(
    meeting: Path, out: Path, today: date | None, strict: bool, quiet: bool, as_json: bool
) -> None:
    """Make an agenda pack from one file: PDF, Word and web page, and what is still wrong.

    MEETING is a YAML file as docs/meetings.md says how to write it. Closed papers go into the
    folder closed, and no word of them into anything else.
    """
    from hearth.board.reading import read_meeting
    from hearth.documents.agenda_pack import write_pack

    file = read_meeting(meeting)
    if strict:
        refuse_if_wrong(file, today)
    with listening(quiet=quiet or as_json) as progress:
        made = write_pack(
            file.meeting,
            out,
            template=file.template,
            follow_ups=file.follow_ups,
            today=today,
            progress=progress,
        )
    if as_json:
        say_json(as_data(file, made))
    else:
        say_pack(file, made, quiet=quiet)


def refuse_if_wrong(file: MeetingFile, today: date | None) -> None:
    """Say what stands in the way of publication, and leave."""
    from hearth.board.checks import check_meeting
    from hearth.board.findings import blocking
    from hearth.documents.agenda_pack import read_through

    wrong = blocking(check_meeting(read_through(file.meeting), today, file.template, live=()))
    for finding in wrong:
        click.echo(f"hearth: {finding}", err=True)
    if wrong:
        sys.exit(HearthError.exit_code)


def as_data(file: MeetingFile, made: Pack) -> dict[str, object]:
    """What was made and what is wrong, for another program."""
    from hearth.board import drift

    return {
        "meeting": f"{file.meeting.body.name}, {file.meeting.on}",
        "problems": [each.problem for each in file.problems],
        "findings": [vars(each) for each in made.findings],
        "drift": [each.in_words for each in drift(file.work_plans, [file.meeting])],
        "files": [str(path) for path in made.files],
    }


def say_pack(file: MeetingFile, made: Pack, *, quiet: bool) -> None:
    """What could not be read, what is to be put right, and where the files are."""
    from hearth.board import drift
    from hearth.board.findings import blocking
    from hearth.board.notice import notice_of

    for problem in file.problems:
        click.echo(f"hearth: {problem.problem}", err=True)
    wrong = blocking(made.findings)
    say_findings("To put right before this is published:", wrong, quiet=quiet)
    rest = [each for each in made.findings if not each.blocking]
    say_findings("To weigh:", rest, quiet=quiet)
    say(notice_of(file.meeting).in_words, quiet=quiet)
    for drifted in drift(file.work_plans, [file.meeting]):
        say(f"  {drifted.in_words}", quiet=quiet)
    for path in made.files:
        say(f"  {path}", quiet=quiet)


def say_findings(heading: str, findings: Sequence[Finding], *, quiet: bool) -> None:
    """Findings beneath a heading; nothing where there are none."""
    for finding in findings:
        if finding is findings[0]:
            say(heading, quiet=quiet)
        say(f"  {finding}", quiet=quiet)
