"""What a pack's files are written from: the open part and the closed part, each by itself.

The two are made of different meetings: for the open one nothing closed is read at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hearth import board
from hearth.board.parts import ClosedPart, OpenPart
from hearth.documents.agenda_pack import closed_pack, open_pack, supplement_pack
from hearth.documents.booklet import Booklet
from hearth.documents.minutes import minutes_document
from hearth.documents.officer_report import plain_words_report
from hearth.documents.renderers import draw_booklet
from hearth.progress import Progress
from hearth_web.board.as_pure import follow_up_of, minutes_of
from hearth_web.board.frozen import closed_meeting, open_meeting
from hearth_web.board.issued import closed_is_out, supplement_of
from hearth_web.board.live import from_kept
from hearth_web.board.models import FollowUp, Meeting, Pack

__all__ = ["Written", "closed_booklets", "open_booklets", "write"]

Named = tuple[str, Booklet]


def open_booklets(pack: Pack) -> list[Named]:
    """The documents for everyone."""
    if pack.what == Pack.What.MINUTES:
        return [("minutes", minutes_document(minutes_of(pack.meeting, board.Part.A)))]
    meeting = open_meeting(pack.meeting)
    part = OpenPart(meeting)
    live = from_kept(pack.open.get("live", {}))
    if supplement := supplement_of(pack, meeting):
        made = supplement_pack(part, supplement, live=live)
        found = [(f"supplement-{supplement.number}", made)]
    else:
        told = waiting(pack.meeting, closed=False)
        found = [("agenda-pack", open_pack(part, follow_ups=told, live=live))]
    items = supplement.items if supplement else meeting.items
    plain = plain_words_report(meeting, items, live=live)
    return found + ([("in-plain-words", plain)] if plain else [])


def closed_booklets(pack: Pack) -> list[Named]:
    """The documents for those who may see closed papers."""
    if pack.closed is None:
        return []
    if pack.what == Pack.What.MINUTES:
        closed = minutes_document(minutes_of(pack.meeting, board.Part.B))
        return [("closed-minutes", closed)]
    meeting = closed_meeting(pack.meeting)
    if meeting is None or closed_is_out(pack):
        return []
    told, live = waiting(pack.meeting, closed=True), from_kept(pack.closed.get("live", {}))
    made = closed_pack(ClosedPart(meeting), follow_ups=told, live=live)
    return [("closed-papers", made)] if made else []


def waiting(meeting: Meeting, *, closed: bool) -> list[board.FollowUp]:
    """What earlier meetings asked for and nobody has closed, of one part."""
    rows = FollowUp.objects.filter(body=meeting.body_id, is_closed_part=closed)
    return list(board.still_open(map(follow_up_of, rows), meeting.day))


@dataclass(frozen=True)
class Written:
    """The names of the files, and the number on the last page of the first document."""

    files: list[str]
    last_page: int


def write(booklets: Iterable[Named], out: Path, progress: Progress) -> Written:
    """Write them into a folder of their own."""
    out.mkdir(mode=0o700, parents=True)
    files: list[str] = []
    pages: list[int] = []
    for name, booklet in booklets:
        drawn = draw_booklet(booklet, progress, name=name)
        files += [path.name for path in drawn.write(out, name)]
        pages.append(drawn.last_page)
    return Written(files, pages[0] if pages else 0)
