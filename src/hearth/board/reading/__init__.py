"""A meeting read from a YAML file, as docs/meetings.md says how to write it."""

from __future__ import annotations

from hearth.board.reading.files import MeetingFile, meeting_from, read_meeting

__all__ = ["MeetingFile", "meeting_from", "read_meeting"]
