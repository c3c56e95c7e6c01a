"""A paper: read, written by its sections, its versions, its files."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.board.kinds import OFFICER, kind_of
from hearth.board.lacking import lacks
from hearth.documents.bound import LONGEST
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import queries
from hearth_web.board.actions import agenda, papers
from hearth_web.board.as_pure import paper_of, texts_of
from hearth_web.board.forms.papers import AttachForm, KindForm, PaperForm
from hearth_web.board.live import asked_in, live_in, names
from hearth_web.board.models import Attachment, Paper, PaperVersion
from hearth_web.board.numbering import numbers_of
from hearth_web.board.views.answer import Ask, Sure, answer, sure
from hearth_web.board.views.places import crumbs_to
from hearth_web.people.actions.drafts import drop_draft
from hearth_web.people.forms.base import RecordForm
from hearth_web.people.queries import draft_of
from hearth_web.people.views.record.kept import USE_DRAFT, fill, key_of

__all__ = [
    "attach",
    "attachment",
    "detach",
    "handed_out",
    "paper",
    "start",
    "turn",
    "version",
    "write",
]


@page(Verb.SEE_BOARD)
@require_safe
def paper(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The paper as the meeting will read it, what it lacks, its versions."""
    found = queries.paper_for(request.user, id)
    writes = request.user.may(Verb.WRITE_PAPERS)
    pure = paper_of(found)
    item, meeting = found.item, found.item.meeting
    live = live_in({"": pure}, meeting.day, "", body=meeting.body)
    context = {
        "paper": found,
        "item": item,
        "number": numbers_of(meeting.items.all())[item.pk],
        "meeting": meeting,
        "kind": kind_of(found.kind),
        "texts": [(each.heading, each.text) for each in pure.sections],
        "live": live.blocks,
        "lacks": [*lacks(pure, live=names(pure)), *live.lacks] if writes else [],
        "background": found.background_papers.all(),
        "consulted": found.consulted.all(),
        "attachments": found.attachments.all(),
        "versions": found.versions.all(),
        "may_write": writes,
        "crumbs": crumbs_to(meeting, "board-meeting"),
    }
    return render(request, "board/paper.html", context)


@page(Verb.WRITE_PAPERS)
def start(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Choose what an item's report is, and go to write it."""
    item = queries.item_for(request.user, id)
    if hasattr(item, "paper"):
        return redirect("board-paper", item.paper.pk)
    form = KindForm(posted(request))
    ask = Ask(
        "What kind of report is it?",
        reverse("board-meeting", args=[item.meeting_id]),
        "The report is begun. What is known stands in it already.",
        caption=item.title,
        button="Begin the report",
        hint="Each kind has its own sections, between the council’s own.",
    )

    def save() -> Paper:
        return agenda.start_paper(by=request.user, item=item, kind=form.cleaned_data["kind"])

    return answer(request, form, ask, save, then=written)


def written(made: Paper) -> str:
    """The page on which a report is written."""
    return reverse("board-paper-write", args=[made.pk])


@page(Verb.WRITE_PAPERS)
def turn(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Make a report another kind of report; nothing that was written goes."""
    found = queries.paper_for(request.user, id)
    form = KindForm(posted(request), initial={"kind": found.kind})
    ask = Ask(
        "Make it another kind of report",
        written(found),
        "The report is of another kind now.",
        caption=found.title,
        button="Change the kind",
        hint="Whatever was written stays: sections the new kind does not have stand at the end.",
    )

    def save() -> Paper:
        return papers.turn(by=request.user, paper=found, kind=form.cleaned_data["kind"])

    return answer(request, form, ask, save)


@page(Verb.WRITE_PAPERS)
def write(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Write a paper; what is typed is kept as a draft on the way."""
    found = queries.paper_for(request.user, id)
    form = PaperForm(posted(request), row=found)
    draft = draft_of(request.user, key_of(request))
    used = draft is not None and USE_DRAFT in request.GET and not form.is_bound
    if draft and used:
        fill(cast(RecordForm, form), draft)
    more = {
        "key": key_of(request),
        "draft": None if form.is_bound else draft,
        "draft_used": used,
        "paper": found,
        "braces": next((f"{{{{{name}}}}}" for name in asked_in({"": paper_of(found)})), ""),
    }
    back = reverse("board-paper", args=[found.pk])
    ask = Ask(
        "Write the report",
        back,
        "The report is saved.",
        caption=str(found.item.meeting),
        template="board/paper_form.html",
        more=more,
    )

    def save() -> Paper:
        saved = papers.write(
            by=request.user, paper=found, values=form.values(), version=found.version
        )
        drop_draft(by=request.user, form=key_of(request))
        return saved

    return answer(request, form, ask, save)


write.keeps_drafts = True  # type: ignore[attr-defined]


@page(Verb.SEE_BOARD)
@require_safe
def version(request: SignedInRequest, id: UUID, number: int) -> HttpResponse:
    """A paper as it was saved once, and what changed since the version before it."""
    found = queries.version_for(request.user, id, number)
    before = found.paper.versions.filter(number__lt=number).first()
    context = {
        "version": found,
        "paper": found.paper,
        "texts": sections_of(found),
        "changes": changes_of(before, found) if before else [],
        "before": before,
    }
    return render(request, "board/version.html", context)


def sections_of(version: PaperVersion) -> list[tuple[str, str]]:
    """The sections of a version under their headings."""
    kind, said = version.values.get("kind", OFFICER), version.values.get("sections", {})
    return [(heading, text) for _, heading, text in texts_of(kind, said)]


def changes_of(before: PaperVersion, after: PaperVersion) -> list[tuple[str, str, str]]:
    """What was taken out and put in between two versions, by heading, in whole sentences."""
    was, now = dict(sections_of(before)), dict(sections_of(after))
    found = []
    for heading in {**now, **was}:
        old, new = was.get(heading, ""), now.get(heading, "")
        if old != new:
            found.append((heading, *difference(old.splitlines(), new.splitlines())))
    return found


def difference(old: list[str], new: list[str]) -> tuple[str, str]:
    """The lines only the old has, and those only the new has."""
    gone, come = [], []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[a:b]
            come += new[c:d]
    return "\n".join(gone), "\n".join(come)


@page(Verb.WRITE_PAPERS)
def attach(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A file as an appendix."""
    found = queries.paper_for(request.user, id)
    form = AttachForm(posted(request), request.FILES or None)
    back = reverse("board-paper", args=[found.pk])
    hint = (
        f"The pages of a PDF are bound into the pack as they are, up to {LONGEST} of one file. "
        "Any other file stands beside the report. Look in it for what may not be published."
    )
    ask = Ask("Attach a file", back, "The file is attached.", caption=found.title, hint=hint)

    def save() -> Attachment:
        told: dict[str, Any] = form.cleaned_data
        file = told["file"]
        return papers.attach(
            by=request.user, paper=found, title=told["title"], name=file.name, file=file
        )

    return answer(request, form, ask, save)


@page(Verb.SEE_BOARD)
@require_safe
def attachment(request: SignedInRequest, id: UUID) -> FileResponse:
    """A file of a paper, always to be saved."""
    found = queries.attachment_for(request.user, id)
    return handed_out(found.file, found.name)


def handed_out(stored: str, name: str) -> FileResponse:
    """A file that was kept; Http404 when it is gone from where it was."""
    opened = queries.opened_file(stored)
    if opened is None:
        raise Http404("file")
    response = FileResponse(
        opened, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@page(Verb.WRITE_PAPERS)
def detach(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A file, taken off after one question."""
    found = queries.attachment_for(request.user, id)
    ask = Sure(
        title="Take the file off",
        what=f"{found.title} ({found.name})",
        warning="What was published with it stays published.",
        button="Take it off",
        back=reverse("board-paper", args=[found.paper_id]),
    )
    return sure(request, ask, lambda: papers.detach(by=request.user, attachment=found))
