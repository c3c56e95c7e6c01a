"""Papers in the sections of the template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from hearth import board
from hearth.board.kinds import heading_of, template_for
from hearth_web.board.models import Paper

__all__ = ["paper_of", "texts_of"]


def texts_of(kind: str, said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is written: key, heading and text, in the order of the kind, the rest after."""
    template = {each.key: each.heading for each in template_for(kind).sections}
    order = [*template, *(key for key in said if key not in template)]
    return [
        (key, template.get(key) or heading_of(key), said[key]) for key in order if said.get(key)
    ]


def paper_of(paper: Paper) -> board.Paper:
    """A paper in the sections of the template."""
    last = next(iter(paper.versions.all()), None)
    return board.Paper(
        title=paper.title,
        kind=paper.kind,
        sections=[
            board.Section(key, text, heading)
            for key, heading, text in texts_of(paper.kind, paper.sections)
        ],
        wards=paper.wards,
        from_=paper.from_whom,
        background_papers=[
            board.BackgroundPaper(each.title, each.held_at, each.contact, each.link)
            for each in paper.background_papers.all()
        ],
        appendices=[
            board.Appendix(
                str(at),
                each.title,
                file=board.Attached(each.name, Path(default_storage.path(each.file))),
            )
            for at, each in enumerate(paper.attachments.all(), 1)
        ],
        audit=board.AuditTrail(
            lead_officer=paper.lead_officer,
            author=paper.author,
            version="Final" if paper.is_final else f"Draft {last.number if last else 0}",
            dated=paper.sent_on or (timezone.localdate(last.at) if last else None),
            key_decision=paper.key_decision,
            consultation=[
                board.Consulted(each.officer, each.sought, each.included)
                for each in paper.consulted.all()
            ],
            sent_to_clerk=paper.sent_on,
        ),
        plain_words=paper.plain_words,
    )
