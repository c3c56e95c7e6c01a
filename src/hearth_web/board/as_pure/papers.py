"""Papers in the sections of the template."""

from __future__ import annotations

from django.utils import timezone

from hearth import board
from hearth.board.template import DEFAULT_TEMPLATE
from hearth_web.board.models import Paper

__all__ = ["paper_of"]


def paper_of(paper: Paper) -> board.Paper:
    """A paper in the sections of the template."""
    last = next(iter(paper.versions.all()), None)
    template = {each.key: each for each in DEFAULT_TEMPLATE.sections}
    return board.Paper(
        title=paper.title,
        sections=[
            board.Section(key, paper.sections[key], each.heading)
            for key, each in template.items()
            if paper.sections.get(key)
        ],
        wards=paper.wards,
        from_=paper.from_whom,
        background_papers=[
            board.BackgroundPaper(each.title, each.held_at, each.contact, each.link)
            for each in paper.background_papers.all()
        ],
        appendices=[
            board.Appendix(str(at), each.title)
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
