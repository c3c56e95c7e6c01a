"""Adding, changing and removing anything of a strategy by form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearth.pledge.reading import action_faults, measure_faults
from hearth.pledge.shape import BESIDE, HEAD, KINDS, Kind
from hearth.pledge.strategy import Strategy as Tree
from hearth.pledge.strategy import Under
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge import actions
from hearth_web.pledge.forms import ThingForm, WhyForm, initial_of
from hearth_web.pledge.models import Promise, Strategy
from hearth_web.pledge.queries import measure_for, promise_for, strategy_for, thing_for
from hearth_web.pledge.trees import MODELS, kind_of_row, thing_of

__all__ = ["add", "change", "change_strategy", "new", "remove"]

HELD_BY = {"evidence": "promise", "readings": "measure"}  # what each of these stands under


@page(Verb.MANAGE_PLEDGE)
def new(request: HttpRequest) -> HttpResponse:
    """A strategy by form; its ambitions follow."""
    form = ThingForm(posted(request), kind=HEAD, strategy=None)
    if form.is_bound and form.is_valid():
        values = form.values()
        ambition = values.pop("under")
        under = (
            Under(ambition.strategy.title, ambition.number or ambition.title) if ambition else None
        )
        made = actions.add_strategy(by=request.user, tree=Tree(**values, under=under))
        messages.success(request, f"{made.title} is added. Add its first ambition.")
        return redirect("pledge", made.pk)
    return drawn(request, form, "Add a strategy", reverse("pledges"), "Strategies")


@page(Verb.MANAGE_PLEDGE)
def change_strategy(request: HttpRequest, id: UUID) -> HttpResponse:
    """A strategy's own words."""
    row = strategy_for(request.user, id)
    return changed(request, row, row, reverse("pledge", args=[id]))


@page(Verb.MANAGE_PLEDGE)
def add(request: HttpRequest, id: UUID, sheet: str) -> HttpResponse:
    """A thing of any kind; `under` in the address says what it stands under."""
    strategy, kind = strategy_for(request.user, id), kind_called(sheet)
    above = above_of(request, id, sheet)
    form = ThingForm(
        posted(request), kind=kind, strategy=strategy, initial=first_values(kind, above)
    )
    if form.is_bound and form.is_valid():
        row = actions.add(by=request.user, row=row_of(kind, strategy, above, form.values()))
        messages.success(request, f"The {kind.one} is added.")
        warn(request, row)
        return redirect(page_of(row, strategy))
    return drawn(request, form, f"Add {kind.a_one}", page_of(above, strategy), "Back")


@page(Verb.MANAGE_PLEDGE)
def change(request: HttpRequest, id: UUID, sheet: str, thing: UUID) -> HttpResponse:
    """One thing."""
    strategy, row = strategy_for(request.user, id), changeable(request, id, sheet, thing)
    return changed(request, row, strategy, page_of(row, strategy))


@page(Verb.MANAGE_PLEDGE)
def remove(request: HttpRequest, id: UUID, sheet: str, thing: UUID) -> HttpResponse:
    """Take a thing out, with the reason."""
    strategy, row = strategy_for(request.user, id), changeable(request, id, sheet, thing)
    form = WhyForm(posted(request))
    if form.is_bound and form.is_valid():
        back = page_of(above_row(row), strategy)
        actions.remove(by=request.user, row=row, why=form.cleaned_data["why"])
        messages.success(request, f"The {kind_of_row(row).one} is removed. The log keeps it.")
        return redirect(back)
    context = {"form": form, "row": row, "kind": kind_of_row(row), "strategy": strategy,
               "back": page_of(row, strategy)}  # fmt: skip
    return render(request, "pledge/remove.html", context)


def changed(request: HttpRequest, row: Any, strategy: Strategy, back: str) -> HttpResponse:
    """The form of a row, and what it is after."""
    kind = kind_of_row(row)
    form = ThingForm(
        posted(request),
        kind=kind,
        strategy=strategy,
        version=row.edits,
        initial={**initial_of(row, kind), "version": row.edits},
    )
    if form.is_bound and form.is_valid():
        try:
            saved = actions.change(by=request.user, row=row, values=form.values(), edits=row.edits)
        except actions.StaleError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Your changes are kept.")
            warn(request, saved)
            return redirect(back)
    return drawn(request, form, f"Change the {kind.one}", back, "Back")


def drawn(request: HttpRequest, form: ThingForm, title: str, back: str, words: str) -> HttpResponse:
    """A form's page."""
    context = {"form": form, "title": title, "back": back, "back_words": words}
    return render(request, "pledge/form.html", context)


def kind_called(sheet: str) -> Kind:
    """A kind that is added by this form; progress is said on the action's own page."""
    if sheet not in KINDS or sheet == "progress":
        raise Http404("no such kind")
    return KINDS[sheet]


def changeable(request: HttpRequest, id: UUID, sheet: str, thing: UUID) -> Any:
    """A thing of the strategy, of the kind the address says."""
    row = thing_for(request.user, id, kind_called(sheet).sheet, thing)
    if kind_of_row(row).sheet != sheet:
        raise Http404("of another kind")
    return row


def above_of(request: HttpRequest, id: UUID, sheet: str) -> Any:
    """What the new thing stands under; Http404 where it must stand under something."""
    asked = request.GET.get("under", "")
    try:
        key = UUID(asked) if asked else None
    except ValueError:
        raise Http404("no id") from None
    if key is None:
        if sheet in HELD_BY:
            raise Http404("under nothing")
        return None
    if sheet == "readings":
        return measure_for(request.user, id, key)
    return promise_for(request.user, id, key)


def first_values(kind: Kind, above: Any) -> dict[str, Any]:
    """What the form of a new thing begins with."""
    first: dict[str, Any] = {"version": 0}
    if kind.sheet in ("ambitions", "promises"):
        first["word"] = kind.one
    if isinstance(above, Promise):
        first["within" if kind.sheet == "promises" else "promise"] = above.pk
    if kind.sheet == "actions":
        first["state"] = "not started"
    return first


def row_of(kind: Kind, strategy: Strategy, above: Any, values: dict[str, Any]) -> Any:
    """The row of a new thing, not kept yet."""
    held = HELD_BY.get(kind.sheet)
    own = {held: above} if held else {"strategy": strategy}
    return MODELS[kind.sheet](**own, **values)


def above_row(row: Any) -> Any:
    """What a row stands under; None for the strategy."""
    return next(
        (getattr(row, name) for name in ("measure", "within", "promise") if hasattr(row, name)),
        None,
    )


def page_of(row: Any, strategy: Strategy) -> str:
    """The page of a row, or the one it is shown on."""
    if row is None:
        return reverse("pledge", args=[strategy.pk])
    sheet = kind_of_row(row).sheet
    if sheet in BESIDE:
        return reverse("pledge-about", args=[strategy.pk])
    if sheet in HELD_BY:
        return page_of(above_row(row), strategy)
    name = {"actions": "action", "measures": "measure"}.get(sheet, "promise")
    return reverse(f"pledge-{name}", args=[strategy.pk, row.pk])


def warn(request: HttpRequest, row: Any) -> None:
    """Say what is doubtful in what was kept."""
    sheet = kind_of_row(row).sheet
    if sheet == "measures":
        faults = measure_faults(thing_of(row))
    elif sheet == "actions":
        faults = action_faults(thing_of(row), row.strategy.first, row.strategy.last)
    else:
        return
    for _, sentence in faults:
        messages.warning(request, sentence)
