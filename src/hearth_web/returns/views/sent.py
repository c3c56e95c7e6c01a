"""What was sent as the return of a year: which of those kept here, and on what day."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearth.dates import CollectionYear
from hearth.documents.sentences import day
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.returns.asking import year_of
from hearth_web.returns.forms import SentForm
from hearth_web.returns.models import Submission
from hearth_web.returns.submissions import YEARS, kept_of, source_of, submission_for
from hearth_web.returns.submitting import say_sent
from hearth_web.ui import clock
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["sent", "this_one"]

COLUMNS = (
    Column("from", "The return", link="page"),
    Column("say", "Say so", link="href"),
    Column("counts", "What it counts as"),
    Column("who", "By and on"),
    Column("rows", "Rows", "number"),
)


@page(Verb.IMPORT)
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The returns of a year that are kept, and which of them was sent."""
    asked = request.GET.get("year", "")
    year = year_given(asked) if asked else year_of("")
    if year is None:
        return redirect("return")  # which says that nothing is held
    label = CollectionYear(year).label
    table = Table(
        f"Returns of {label} that are kept",
        COLUMNS,
        [row_of(each) for each in kept_of(year)],
        empty="None is kept. Write the return here, or import the files that were sent.",
    )
    context = {
        "label": label,
        "next_label": CollectionYear(year + 1).label,
        "back": reverse("return"),
    }
    return respond(request, table, "returns/sent.html", context)


def year_given(text: str) -> int:
    """The year of the address, of those a check can compare with."""
    if text.isdecimal() and int(text) in YEARS:
        return int(text)
    raise Http404("no return of that year")


def row_of(made: Any) -> dict[str, Any]:
    """One return as the table shows it."""
    return {
        "from": made.get_way_display(),
        "page": made.page,
        "who": f"{made.who}, {day(timezone.localdate(made.at))}",
        "rows": made.rows,
        "counts": counts_as(made),
        "say": say_words(made) if made.rows else "",
        "href": reverse("return-sent-this", args=[made.pk]) if made.rows else "",
    }


def say_words(made: Submission) -> str:
    """What the link to the form says."""
    known = made.sent_on and made.state == Submission.State.STANDS
    return "Change the day" if known else "This is what we sent"


def counts_as(made: Submission) -> str:
    """Whether it was submitted, as far as that is known."""
    said = f" on {day(made.sent_on)}, says {made.said_who}" if made.sent_on else ""
    if made.state == Submission.State.STANDS:
        return f"What was submitted{said}"
    if made.replaced_at:
        return f"Submitted{said}; replaced on {day(timezone.localdate(made.replaced_at))}"
    return "Nobody has said that it was sent"


@page(Verb.IMPORT)
def this_one(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask when it was sent; from then on it is what next year's return is compared with."""
    made = submission_for(id)
    form = SentForm(posted(request), initial={"day": made.sent_on or clock.today()})
    back = f"{reverse('return-sent')}?year={made.year}"
    if form.is_bound and form.is_valid():
        say_sent(by=request.user, submission=made, day=form.cleaned_data["day"])
        messages.success(request, f"{made} is kept as what was sent.")
        return redirect(back)
    context = {
        "form": form,
        "label": CollectionYear(made.year).label,
        "next_label": CollectionYear(made.year + 1).label,
        "source": source_of(made),
        "back": back,
    }
    return render(request, "returns/sent_this.html", context)
