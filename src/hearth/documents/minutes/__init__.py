"""Minutes as a document: by themselves, or in a pack for the next meeting to approve."""

from __future__ import annotations

from hearth.documents.minutes.blocks import minutes_blocks, minutes_title
from hearth.documents.minutes.document import minutes_document

__all__ = ["minutes_blocks", "minutes_document", "minutes_title"]
