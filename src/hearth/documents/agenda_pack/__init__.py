"""A meeting's papers as one document: the open pack, the closed pack, a supplement."""

from __future__ import annotations

from hearth.documents.agenda_pack.appended import read_through
from hearth.documents.agenda_pack.pack import closed_pack, open_pack, supplement_pack
from hearth.documents.agenda_pack.writing import Pack, write_pack

__all__ = ["Pack", "closed_pack", "open_pack", "read_through", "supplement_pack", "write_pack"]
