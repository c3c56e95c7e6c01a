"""Rounds of file audits: the list, one round, beginning and changing one, drawing files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents.sentences import plural
from hearth.quality import agreement
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.quality.actions import audits as actions
from hearth_web.quality.audit_tables import (
    NOTE,
    WITHHELD,
    answer_table,
    file_table,
    grade_table,
    over_time,
    round_table,
    share_words,
    stands_to,
    team_table,
)
from hearth_web.quality.forms.audits import AddRound, ChangeRound, DrawForm
from hearth_web.quality.models import AuditRound
from hearth_web.quality.queries.audits import (
    files_for,
    grades_of,
    round_for,
    rounds,
    share_in,
    tallies,
)
from hearth_web.quality.views.around import POSTS, form_page, here, may_manage
from hearth_web.ui import clock
from hearth_web.ui.beside import shown_beside
from hearth_web.ui.tables import respond

__all__ = ["add", "change", "draw", "index", "one"]


@page(Verb.SEE_FINDINGS, Verb.AUDIT_FILES)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every round, and the share over time."""
    every = rounds()
    context = {
        "links": here(request.user, "file-audits"),
        "may": may_manage(request),
        "figure": over_time(request.user, every),
    }
    return respond(request, round_table(request.user, every), "quality/audits.html", context)


@page(Verb.SEE_FINDINGS, Verb.AUDIT_FILES)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One round: the share, and for those who may, the grades and the files."""
    round = round_for(id)
    share = share_in(round)
    said = share_words(request.user, share)
    context = {
        "round": round,
        "share": said,
        "note": NOTE if said == WITHHELD else "",
        "met": stands_to(round, share, request.user),
        "may": may_manage(request),
        "beside": shown_beside(request, round),
        **in_detail(request, round),
    }
    return render(request, "quality/audit_round.html", context)


def in_detail(request: SignedInRequest, round: AuditRound) -> dict[str, Any]:
    """Counts, for those who see exact numbers; files, for those who audit them."""
    user, found = request.user, {}
    files = list(round.files.all())
    if user.may(Verb.SEE_EXACT_NUMBERS):
        asked = tallies(round)
        found = {
            "agreement": agreement(grades_of(round), round.scale),
            "teams": team_table(files, round.scale) if files else None,
            "grades": grade_table(files, round.scale) if files else None,
            "answers": answer_table(asked) if asked and files else None,
        }
    if user.may(Verb.AUDIT_FILES):
        found["files"] = file_table(list(files_for(user, round)))
    return found


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add(request: HttpRequest) -> HttpResponse:
    """Begin a round."""
    form = AddRound(posted(request), initial={"began": clock.today()})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        questions = values.pop("questions")
        made = actions.add_round(by=request.user, values=values, questions=questions)
        messages.success(request, "Saved. Now draw files.")
        return redirect("file-audit-round", made.pk)
    return form_page(request, form, "Begin an audit round", reverse("file-audits"))


@page(Verb.MANAGE_FINDINGS)
@POSTS
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Correct a round, write what was learned, close it or open it again."""
    round = round_for(id)
    is_graded = any(each.grade is not None for each in round.files.all())
    form = ChangeRound(
        posted(request), initial=initial_of(round), version=round.version, is_graded=is_graded
    )

    def save(_: object) -> None:
        actions.change_round(
            by=request.user, round=round, values=values_of(form, round), version=round.version
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("file-audit-round", round.pk)
    back = reverse("file-audit-round", args=[round.pk])
    return form_page(request, form, f"Change {round.title}", back)


def initial_of(round: AuditRound) -> dict[str, Any]:
    """What the form is opened with."""
    names = ("title", "theme", "began", "closes", "good_from", "aspiration", "aspiration_above",
             "learning", "version")  # fmt: skip
    return {
        **{name: getattr(round, name) for name in names},
        "grades": "\n".join(round.grades),
        "is_closed": round.closed_on is not None,
    }


def values_of(form: ChangeRound, round: AuditRound) -> dict[str, Any]:
    """The columns that the form asks for."""
    values = {key: value for key, value in form.cleaned_data.items() if key != "version"}
    is_closed = values.pop("is_closed")
    values["closed_on"] = (round.closed_on or clock.today()) if is_closed else None
    return values


@page(Verb.MANAGE_FINDINGS)
@POSTS
def draw(request: HttpRequest, id: UUID) -> HttpResponse:
    """Draw files by chance."""
    round = round_for(id)
    seed = f"{round.title} {len(round.drawn_by.splitlines()) + 1}"
    form = DrawForm(posted(request), initial={"seed": seed[:40]})
    if request.method == "POST" and form.is_valid():
        drawn = actions.draw_files(by=request.user, round=round, **form.cleaned_data)
        if drawn:
            messages.success(request, f"{plural(len(drawn), 'file')} drawn.")
            return redirect("file-audit-round", round.pk)
        form.add_error(None, "There is nobody left to draw from. Choose other files.")
    back = reverse("file-audit-round", args=[round.pk])
    return form_page(request, form, "Draw files", back, intro=BY_CHANCE, button="Draw")


BY_CHANCE = (
    "Files are drawn by chance among the children you may open and that this round does not have "
    "yet."
)
