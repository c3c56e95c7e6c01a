"""What a pack's files are written from: the open part and the closed part, each by itself.

The two are made of different meetings: for the open one nothing closed is read at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hearth import board
from hearth.board.parts import ClosedPart, OpenPart
from hearth.board.supplements import supplement_to
from hearth.documents.agenda_pack import closed_pack, open_pack, supplement_pack
from hearth.documents.booklet import Booklet
from hearth.documents.minutes import minutes_document
from hearth.documents.officer_report import plain_words_report
from hearth.documents.renderers import write_booklet
from hearth.progress import Progress
from hearth_web.board.as_pure import follow_up_of, minutes_of
from hearth_web.board.frozen import closed_meeting, open_meeting
from hearth_web.board.models import FollowUp, Meeting, Pack

__all__ = ["closed_booklets", "open_booklets", "write"]

Named = tuple[str, Booklet]


def open_booklets(pack: Pack) -> list[Named]:
    """The documents for everyone."""
    if pack.what == Pack.What.MINUTES:
        return [("minutes", minutes_document(minutes_of(pack.meeting, board.Part.A)))]
    meeting = open_meeting(pack.meeting)
    part = OpenPart(meeting)
    found = [("agenda-pack", open_pack(part, follow_ups=waiting(pack.meeting, closed=False)))]
    papers = {item.number: item.paper for item in meeting.items if item.paper}
    plain = plain_words_report(meeting.body.council, meeting.on, papers, meeting.body.name)
    found += [("in-plain-words", plain)] if plain else []
    if supplement := supplement_to(meeting):
        name = f"supplement-{supplement.number}"
        found.append((name, supplement_pack(part, supplement)))
    return found


def closed_booklets(pack: Pack) -> list[Named]:
    """The documents for those who may see closed papers."""
    if pack.closed is None:
        return []
    if pack.what == Pack.What.MINUTES:
        closed = minutes_document(minutes_of(pack.meeting, board.Part.B))
        return [("closed-minutes", closed)]
    meeting = closed_meeting(pack.meeting)
    if meeting is None:
        return []
    made = closed_pack(ClosedPart(meeting), follow_ups=waiting(pack.meeting, closed=True))
    return [("closed-papers", made)] if made else []


def waiting(meeting: Meeting, *, closed: bool) -> list[board.FollowUp]:
    """What earlier meetings asked for and nobody has closed, of one part."""
    rows = FollowUp.objects.filter(body=meeting.body_id, is_closed_part=closed)
    return list(board.still_open(map(follow_up_of, rows), meeting.day))


def write(booklets: Iterable[Named], out: Path, progress: Progress) -> list[str]:
    """Write them into a folder of their own; the names of the files."""
    out.mkdir(mode=0o700, parents=True)
    files: list[str] = []
    for name, booklet in booklets:
        files += [path.name for path in write_booklet(booklet, out, name, progress)]
    return files
