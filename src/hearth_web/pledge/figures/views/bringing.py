"""Taking figures in, to be looked at before they count: a board report's, or those of a file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth.errors import HearthError
from hearth.published import Figure, Kind, when_in, write_figures
from hearth_web.access.pages import SignedInRequest, page
from hearth_web.access.verbs import Verb
from hearth_web.insight.forecasting.queries import forecast_for
from hearth_web.insight.queries import report_for
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.forms import BringForm
from hearth_web.pledge.figures.made import PUBLIC, readers_of
from hearth_web.pledge.models import FigureDocument
from hearth_web.ui.files import to_keep

__all__ = ["bring", "example", "prepare", "prepare_forecast"]

EXAMPLES = (
    Figure(
        "cla-number", "480", "An invented strategy", unit="children", place="page 5",
        when=when_in("31 March 2024"),
    ),
    Figure(
        "missing-any", "15%", "An invented strategy", unit="%", place="page 9",
        numerator=Decimal(83), denominator=Decimal(550), when=when_in("2023/24"),
        population="children in care in the year",
    ),
    Figure(
        "cl-eet", ">70%", "An invented strategy", unit="%", place="page 12", kind=Kind.TARGET,
        when=when_in("2024 to 2027"), population="aged 18 to 25",
    ),
)  # fmt: skip


@page(Verb.PUBLISH_FIGURES)
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file of figures that were printed elsewhere."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringForm(*given)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        public = form.cleaned_data["readers"] == "public"
        try:
            made = actions.bring(by=request.user, name=file.name, data=file.read(), public=public)
        except (HearthError, ValidationError) as error:
            form.add_error("file", error if isinstance(error, ValidationError) else str(error))
        else:
            if len(made) == 1:
                return redirect("figures-document", made[0].pk)
            messages.success(request, f"The figures of {len(made)} documents are taken in.")
            return redirect("figures")
    return render(request, "pledge/figures/bring.html", {"form": form})


@page(Verb.PUBLISH_FIGURES)
@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """A file to begin with: every column, and three figures of an invented document."""
    response = to_keep("figures-to-begin-with.csv")
    write_figures(EXAMPLES, response)
    return response


@page(Verb.PUBLISH_FIGURES)
@require_POST
def prepare(request: SignedInRequest, report: UUID) -> HttpResponse:
    """Take the figures of a board report, to be looked at before it goes."""
    found = report_for(request.user, report)
    return taken(request, lambda: actions.prepare_report(by=request.user, report=found))


@page(Verb.PUBLISH_FIGURES)
@require_POST
def prepare_forecast(request: SignedInRequest, forecast: UUID, readers: str) -> HttpResponse:
    """Take the figures of a forecast; its readers are those of the version that goes."""
    found = forecast_for(request.user, forecast)
    if readers not in dict(readers_of(request, found)):
        raise Http404("no such version for them")
    public = readers == PUBLIC
    return taken(
        request,
        lambda: actions.prepare_forecast(by=request.user, forecast=found, public=public),
    )


def taken(request: SignedInRequest, take: Callable[[], FigureDocument]) -> HttpResponse:
    """The page of the figures that were taken, or why they could not be."""
    try:
        document = take()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("figures")
    return redirect("figures-document", document.pk)
