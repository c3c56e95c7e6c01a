"""What an attached file says, so that it can be searched before it goes to the public."""

from __future__ import annotations

from hearth.documents.file_words.reading import Said, said_in

__all__ = ["Said", "said_in"]
