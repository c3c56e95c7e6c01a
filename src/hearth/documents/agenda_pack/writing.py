"""A meeting's packs written to a folder, once nothing stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hearth.board.checks import check_meeting
from hearth.board.drafting import draft_minutes
from hearth.board.findings import Finding
from hearth.board.follow_ups import FollowUp, follow_ups_of, still_open
from hearth.board.meetings import Meeting, Part
from hearth.board.parts import closed_part, open_part
from hearth.board.supplements import supplement_to
from hearth.board.template import DEFAULT_TEMPLATE, Template
from hearth.documents.agenda_pack.appended import read_through
from hearth.documents.agenda_pack.pack import closed_pack, open_pack, supplement_pack
from hearth.documents.booklet import Booklet
from hearth.documents.minutes import minutes_document
from hearth.documents.officer_report import plain_words_report
from hearth.documents.prose import LiveBlocks
from hearth.documents.renderers import write_booklet
from hearth.progress import Progress, silent

__all__ = ["Pack", "write_pack"]


@dataclass(frozen=True)
class Pack:
    """What was written, and what is to be put right before any of it is published."""

    files: Sequence[Path]
    findings: Sequence[Finding]


def write_pack(
    meeting: Meeting,
    out: Path,
    *,
    template: Template = DEFAULT_TEMPLATE,
    follow_ups: Sequence[FollowUp] = (),
    live: LiveBlocks | None = None,
    closed_live: LiveBlocks | None = None,
    today: date | None = None,
    progress: Progress = silent,
) -> Pack:
    """Write the open pack, a supplement if one is due, draft minutes once the meeting was held.

    What is closed goes into a folder of its own, ``closed``.

    Files are written although something is wrong with the meeting: `findings` say what, and a
    clerk can look at the draft. `live` are figures for open papers, `closed_live` for closed ones.
    """
    progress("Checking the meeting")
    known = {**(live or {}), **(closed_live or {})}
    findings = check_meeting(read_through(meeting), today, template, known)
    waiting = still_open([*follow_ups, *_from_minutes(meeting)], meeting.on)
    public, closed, shut = open_part(meeting), closed_part(meeting), out / "closed"
    plain = plain_words_report(public.meeting, public.meeting.items, live=live)
    made: list[tuple[Path, str, Booklet | None]] = [
        (out, "agenda-pack", open_pack(public, template=template, follow_ups=waiting, live=live)),
        (out, "in-plain-words", plain),
        (
            shut,
            "closed-papers",
            closed_pack(closed, template=template, follow_ups=waiting, live=closed_live),
        ),
        (out, "draft-minutes", _minutes(public.meeting, Part.A)),
        (shut, "draft-closed-minutes", _minutes(closed.meeting, Part.B)),
    ]
    if supplement := supplement_to(public.meeting):
        booklet = supplement_pack(public, supplement, template=template, live=live)
        made.append((out, f"supplement-{supplement.number}", booklet))
    wanted = [(folder, name, each) for folder, name, each in made if each is not None]
    files: list[Path] = []
    for at, (folder, name, each) in enumerate(wanted):
        files += write_booklet(each, folder, name, _within(progress, at, len(wanted)))
    return Pack(files, findings)


def _within(progress: Progress, before: int, documents: int) -> Progress:
    """A listener for one of several documents, which counts in all of them."""

    def listen(doing: str, done: int = 0, total: int = 0) -> None:
        progress(doing, before * total + done, documents * total)

    return listen


def _minutes(meeting: Meeting, part: Part) -> Booklet | None:
    """A draft of the minutes once there is something to minute."""
    held = meeting.attendance or meeting.notes
    return minutes_document(draft_minutes(meeting, part)) if held and meeting.items else None


def _from_minutes(meeting: Meeting) -> list[FollowUp]:
    """What the minutes to be approved leave open."""
    return [each for item in meeting.items if item.minutes for each in follow_ups_of(item.minutes)]
