"""The packs of two meetings, made once: a council's real shape, and one with closed business."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

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
    file = read_meeting(HERE / name)
    pack = write_pack(file.meeting, folder, template=file.template, follow_ups=file.follow_ups)
    return Made(file, pack, folder)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The meeting of 4 November 2020."""
    return made("southwark-2020-11-04.yaml", tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="session")
def westmarch(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A meeting with closed items, one urgent, and votes."""
    return made("westmarch-2025-04-24.yaml", tmp_path_factory.mktemp("westmarch"))
