"""Notes and documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from hearth.documents.sentences import day
from hearth_web.people.life import Life
from hearth_web.people.models import Document, Note
from hearth_web.people.showing.links import adding, changing

__all__ = ["documents", "notes"]

SHOWN = 5  # notes before the rest are folded away


def notes(life: Life) -> Mapping[str, Any]:
    """What was written, newest first."""
    rows = life.facts(Note)
    told = [{"note": row, "href": changing(life, "note", row)} for row in rows]
    return {"notes": told[:SHOWN], "older": told[SHOWN:], "add": adding(life, "note")}


def documents(life: Life) -> Mapping[str, Any]:
    """Files, each with a link that is logged when it is used."""
    rows = [
        {
            "title": row.title,
            "file": reverse("child-document", args=[life.child.pk, row.pk]),
            "about": f"{row.kind}, {day(row.at)}, {row.name}, {filesizeformat(row.size)}",
            "author": str(row.author),
            "href": changing(life, "document", row),
        }
        for row in life.facts(Document)
    ]
    return {"documents": rows, "add": adding(life, "document")}
