"""A meeting of these tests and the packs made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearth.board.reading import MeetingFile, read_meeting
from hearth.documents.agenda_pack import Pack, write_pack

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Made:
    """A meeting's file as read, and where its packs are."""

    file: MeetingFile
    pack: Pack
    folder: Path


def made(name: str, folder: Path) -> Made:
    """The packs of a file of this folder."""
    file = read_meeting(HERE / name)
    pack = write_pack(file.meeting, folder, template=file.template, follow_ups=file.follow_ups)
    return Made(file, pack, folder)
