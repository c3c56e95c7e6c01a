"""A file of a meeting, read: what it says, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hearth.board.follow_ups import FollowUp
from hearth.board.meetings import Meeting
from hearth.board.papers import Paper
from hearth.board.reading.bodies import body_of
from hearth.board.reading.followed import follow_up_of, work_plan_of
from hearth.board.reading.meetings import meeting_of
from hearth.board.reading.papers import template_of
from hearth.board.reading.said import Said
from hearth.board.template import Template
from hearth.board.work_plan import WorkPlan
from hearth.errors import NotFoundError, UnreadableError
from hearth.pledge.reading.noting import Notes
from hearth.sources.problems import Problem
from hearth.sources.text import to_utf8
from hearth.sources.yaml_text import plain

__all__ = ["MeetingFile", "meeting_from", "read_meeting"]

BIGGEST = 4_000_000  # bytes
BEGIN = "Begin it with the line body: and what the body is called, then meeting: with its day."


@dataclass(frozen=True)
class MeetingFile:
    """A meeting as far as it could be read, and what was wrong, in the order it was found."""

    meeting: Meeting
    template: Template
    work_plans: Sequence[WorkPlan]
    follow_ups: Sequence[FollowUp]
    problems: Sequence[Problem]


def read_meeting(path: Path) -> MeetingFile:
    """Read a file of one meeting. What is wrong in it is said, and the rest is kept.

    NotFoundError for no such file; UnreadableError for one that is not YAML, or that does not say
    which body meets on which day.
    """
    path = Path(path)
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}. Check its name and folder.")
    if path.stat().st_size > BIGGEST:
        raise UnreadableError(f"{path.name} is larger than 4 MB, as no meeting is.")
    text = to_utf8(path.read_bytes()).data.decode("utf-8")
    found = meeting_from(plain(text, path.name, "meetings", BEGIN), path.name)
    items = [replace(each, paper=_beside(each.paper, path.parent)) for each in found.meeting.items]
    return replace(found, meeting=replace(found.meeting, items=items))


def _beside(paper: Paper | None, folder: Path) -> Paper | None:
    """A paper whose appendices' files are looked for from the folder of the meeting's file."""
    if paper is None:
        return None
    found = [
        replace(each, file=replace(each.file, path=folder / each.file.path)) if each.file else each
        for each in paper.appendices
    ]
    return replace(paper, appendices=found)


def meeting_from(said: Mapping[str, Any], name: str) -> MeetingFile:
    """The meeting that plain mappings, lists and text say; `name` is what the file is called."""
    notes = Notes(name)
    top = Said(said, notes, "meeting")
    body = body_of(top.inside("body"))
    meeting = meeting_of(top, body)
    found = MeetingFile(
        meeting,
        template_of(top),
        [*filter(None, map(work_plan_of, top.each("work-plans")))],
        [*filter(None, map(follow_up_of, top.each("follow-ups")))],
        notes.problems,
    )
    top.done()
    return found
