"""What every councillor should know: a page nobody writes, live, and as a file to print."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.board.kinds import standing_page
from hearth.board.papers import Paper
from hearth.documents.model import Block, Heading, Report
from hearth.documents.prose import Prose
from hearth.documents.renderers import FORMATS
from hearth.documents.sentences import day
from hearth_web import audit
from hearth_web.access.pages import SignedInRequest, page
from hearth_web.access.verbs import Verb
from hearth_web.board.live import LivePart, live_in
from hearth_web.ui import clock
from hearth_web.ui.files import to_keep
from hearth_web.ui.models import House

__all__ = ["every_councillor", "printed"]

KEY = "every-councillor"


def told() -> tuple[Paper, LivePart]:
    """The page and what stands in it today."""
    paper = standing_page(KEY)
    return paper, live_in({"": paper}, clock.today(), paper.title)


@page(Verb.SEE_BOARD)
@require_safe
def every_councillor(request: SignedInRequest) -> HttpResponse:
    """The page, and above it what it lacks."""
    paper, live = told()
    context = {
        "paper": paper,
        "texts": [(each.key, each.heading, each.text) for each in paper.sections],
        "live": live.blocks,
        "lacks": list(dict.fromkeys(live.missing.values())),
    }
    return render(request, "board/every_councillor.html", context)


@page(Verb.SEE_BOARD)
@require_safe
def printed(request: SignedInRequest, kind: str) -> HttpResponse:
    """The same as a file, and noted."""
    if kind not in FORMATS:
        raise Http404("no such kind")
    paper, live = told()
    body = FORMATS[kind](report_of(paper, live))
    with transaction.atomic():
        after = {"title": paper.title, "kind": kind}
        audit.record(
            by=request.user, action="board.councillor.document", subject=House.now(), after=after
        )
    return to_keep(f"{KEY}.{kind}", body)


def report_of(paper: Paper, live: LivePart) -> Report:
    """The page as a document, on its cover the day it is of and that of its figures."""
    prose, today = Prose(live.blocks), clock.today()
    blocks = [
        block
        for each in paper.sections
        for block in (Heading(each.heading), *map(raised, prose.blocks(each.text, each.heading)))
    ]
    return Report(
        paper.title,
        f"For every member of the council, as known on {day(today)}",
        House.now().name,
        live.as_at or today,
        blocks,
        public=True,
    )


def raised(block: Block) -> Block:
    """A heading within a section stands right below the section's own."""
    return replace(block, level=3) if isinstance(block, Heading) else block
