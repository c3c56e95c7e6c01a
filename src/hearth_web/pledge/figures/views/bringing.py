"""Taking figures in, to be looked at before they count: a board report's, or those of a file."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth.errors import HearthError
from hearth.published import Figure, Kind, when_in, write_figures
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.forms import BringForm
from hearth_web.pledge.figures.queries import reports_to_publish
from hearth_web.ui.files import to_keep

__all__ = ["bring", "example", "prepare"]

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
def prepare(request: HttpRequest, report: UUID) -> HttpResponse:
    """Take the figures of a board report, to be looked at before it goes."""
    found = next((each for each in reports_to_publish(request.user) if each.pk == report), None)
    if found is None:
        raise Http404("no such report")
    try:
        document = actions.prepare_report(by=request.user, report=found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("figures")
    return redirect("figures-document", document.pk)
