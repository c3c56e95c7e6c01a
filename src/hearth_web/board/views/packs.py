"""Packs: made in the background, taken away, published, withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import making, queries
from hearth_web.board.actions import packs as acts
from hearth_web.board.findings import Told as Lacking
from hearth_web.board.findings import findings_of
from hearth_web.board.forms.work import PublishForm, WithdrawForm
from hearth_web.board.models import Pack
from hearth_web.board.standing import standing_of
from hearth_web.board.telling import register_of, told_of
from hearth_web.board.views.answer import Ask, answer
from hearth_web.board.views.places import crumbs_to, of_meeting
from hearth_web.pledge.figures import actions as figures
from hearth_web.pledge.figures.checking import Told, unanswered
from hearth_web.pledge.figures.forms import AnswerForm
from hearth_web.pledge.models import FigureDocument
from hearth_web.ui import clock

__all__ = ["answer_all", "answer_one", "file", "make", "pack", "packs", "publish", "withdraw"]


@page(Verb.SEE_BOARD)
@require_safe
def packs(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The packs of a meeting, and what holds the next one up."""
    found = queries.meeting_for(request.user, id)
    manages = request.user.may(Verb.MANAGE_BOARD)
    items = queries.agenda_of(request.user, found)
    told = findings_of(found, items, clock.today()) if manages else []
    rows = list(queries.packs_of(found))
    context = of_meeting(found, "board-packs") | {
        "packs": rows if manages else [each for each in rows if each.published_at],
        "standing": standing_of(found, clock.today()),
        "blocking": [each for each in told if each.blocks],
        "may_manage": manages,
    }
    return render(request, "board/packs.html", context)


@page(Verb.MANAGE_BOARD)
@require_POST
def make(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Have a pack made, of the agenda or of the minutes."""
    found = queries.meeting_for(request.user, id)
    what = request.POST.get("what", "")
    if what not in (Pack.What.AGENDA, Pack.What.MINUTES):
        raise Http404("what")
    made = acts.ask_for_pack(by=request.user, meeting=found, what=what)
    return redirect("job", made.job_id)


@page(Verb.SEE_BOARD)
@require_safe
def pack(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One pack: its files, and what can be done with it."""
    found = pack_here(request, id)
    closed = request.user.may(Verb.SEE_CLOSED_PAPERS)
    manages = request.user.may(Verb.MANAGE_BOARD)
    meeting, register = found.meeting, register_of(found)
    told = told_of(request.user, register) if manages and not found.published_at else []
    context = {
        "pack": found,
        "register": register,
        "figures": register.figures.count() if register else 0,
        "told": told,
        "waiting": unanswered(told),
        "sees_prepared": request.user.may(Verb.PUBLISH_FIGURES),
        "meeting": meeting,
        "documents": making.listed(found.files),
        "closed_documents": making.listed(found.closed_files) if closed else [],
        "is_as_now": acts.is_as_now(found) if manages else True,
        "may_manage": manages,
        "crumbs": crumbs_to(meeting, "board-packs"),
    }
    return render(request, "board/pack.html", context)


def pack_here(request: SignedInRequest, id: UUID) -> Pack:
    """A pack; one that is not published only for those who make them."""
    found = queries.pack_for(request.user, id)
    if not found.published_at and not request.user.may(Verb.MANAGE_BOARD):
        raise Http404("pack")
    return found


@page(Verb.SEE_BOARD)
@require_safe
def file(request: SignedInRequest, id: UUID, name: str) -> FileResponse:
    """One file of a pack; of the closed pack only for those who may see closed papers."""
    found = pack_here(request, id)
    path = making.file_of(found, name, closed=request.user.may(Verb.SEE_CLOSED_PAPERS))
    if path is None:
        raise Http404("file")
    return making.as_response(path)


@page(Verb.MANAGE_BOARD)
def answer_one(request: SignedInRequest, id: UUID, key: str) -> HttpResponse:
    """Say why a figure of the pack differs from one that was published."""
    found = queries.pack_for(request.user, id)
    told = [each for each in told_of(request.user, waiting_register(found))
            if each.finding.key == key and each.may_be_answered]  # fmt: skip
    if not told:
        raise Http404("no such finding")
    reason = told[0].answer.reason if told[0].answer else ""
    return answered(request, found, told, told[0].finding.what, reason)


@page(Verb.MANAGE_BOARD)
def answer_all(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Give one reason for everything that holds the pack up, such as what was recorded late."""
    found = queries.pack_for(request.user, id)
    told = unanswered(told_of(request.user, waiting_register(found)))
    if not told:
        return redirect("board-pack", found.pk)
    what = "It is kept with each of them: " + " ".join(each.finding.what for each in told)
    return answered(request, found, told, what)


def waiting_register(pack: Pack) -> FigureDocument:
    """The figures of a pack that is not published; Http404 for any other."""
    register = register_of(pack)
    if register is None or register.published_at is not None:
        raise Http404("no figures that wait")
    return register


def answered(
    request: SignedInRequest, pack: Pack, told: list[Told], what: str, reason: str = ""
) -> HttpResponse:
    """The page that asks for the reason."""
    form = AnswerForm(posted(request), initial={"reason": reason})
    ask = Ask(
        "Say why they differ" if len(told) == 1 else f"One reason for all {len(told)}",
        reverse("board-pack", args=[pack.pk]),
        "Your reason is kept.",
        caption=str(pack.meeting),
        button="Keep this reason",
        hint=what,
    )

    def save() -> None:
        figures.answer(by=request.user, told=told, reason=form.cleaned_data["reason"])

    return answer(request, form, ask, save)


@page(Verb.MANAGE_BOARD)
def publish(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put a pack before the public."""
    found = queries.pack_for(request.user, id)
    is_first = found.what == Pack.What.MINUTES or not acts.earlier(found)
    form = PublishForm(posted(request), is_first=is_first)
    public = found.meeting.body.is_public
    ask = Ask(
        "Publish the pack",
        reverse("board-pack", args=[found.pk]),
        "It is published." if public else "It is issued to those who may see the board.",
        caption=str(found.meeting),
        button="Publish",
        hint="Everyone can read the open part from now on, without signing in. What is published "
        "stays as it is: a later change goes out as a supplement or a correction."
        if public
        else "This body is not on the public pages: its members read the pack here.",
        template="board/publish.html",
        more={"lacking": lacking_of(request, found), "may_manage": True},
    )

    def save() -> Any:
        told = form.cleaned_data
        return acts.publish(
            by=request.user, pack=found, what=told.get("what", ""), why=told.get("why", "")
        )

    return answer(request, form, ask, save)


def lacking_of(request: SignedInRequest, pack: Pack) -> list[Lacking]:
    """What could be better of an agenda and does not hold it up; it cannot be called back."""
    if pack.what == Pack.What.MINUTES:
        return []
    items = queries.agenda_of(request.user, pack.meeting)
    return [each for each in findings_of(pack.meeting, items, clock.today()) if not each.blocks]


@page(Verb.MANAGE_BOARD)
def withdraw(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take a published pack from the public pages."""
    found = queries.pack_for(request.user, id)
    if not found.published_at or found.withdrawn_at:
        raise Http404("not published")
    form = WithdrawForm(posted(request))
    ask = Ask(
        "Withdraw the pack",
        reverse("board-pack", args=[found.pk]),
        "It is off the public pages.",
        caption=str(found),
        button="Withdraw",
    )

    def save() -> Any:
        return acts.withdraw(by=request.user, pack=found, why=form.cleaned_data["why"])

    return answer(request, form, ask, save)
