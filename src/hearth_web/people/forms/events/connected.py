"""The approval of a connected person for a time, and its one extension: neither for longer than the
law gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hearth.documents.sentences import day
from hearth_web.people.approvals import (
    ALL_WEEKS,
    MORE_WEEKS,
    UNTIL_IRM,
    WEEKS,
    is_eased,
    longest,
    runs_out,
)
from hearth_web.people.forms.events.sources import Dated, offer
from hearth_web.people.models import Child, Event

__all__ = ["faults_of_length", "said_of_length"]

APPROVED, EXTENDED, DONE = "TEMP_APPROVAL", "TEMP_EXTENSION", "DONE"
LAW = f"the law gives {MORE_WEEKS} weeks more at most, {ALL_WEEKS} in all"
Told = Mapping[str, Any]  # what a form was filled in with


def faults_of_length(
    code: str, child: Child, told: Told, about: date | None, row: Event | None
) -> Iterator[tuple[str, str]]:
    """Why an approval cannot be extended, or not last until the day that was typed: the question
    that is answered wrongly, and what is wrong. `row` is the event, where one is corrected."""
    on, until, outcome = told.get("date"), told.get("until"), told.get("outcome")
    if on and until and code == APPROVED:
        yield from (("until", said) for said in too_long(on, until))
    if on and code == EXTENDED and outcome == DONE:
        held = approval_of(child, on, about)
        yield from (("outcome", said) for said in extended_twice(child, held, row))
        if until:
            yield from (("until", said) for said in too_much_longer(held, on, until))
    if until and code == EXTENDED and outcome == UNTIL_IRM:
        yield "until", "Leave the day empty: nobody knows when an independent review is decided"


def too_long(on: date, until: date) -> Iterator[str]:
    """An approval for more than sixteen weeks."""
    if until > runs_out(on) and not is_eased(on):
        yield (
            f"The approval must end on or before {day(runs_out(on))}: a temporary approval lasts "
            f"{WEEKS} weeks at most. Record more time as its extension, once it is decided"
        )


def too_much_longer(held: Event | None, on: date, until: date) -> Iterator[str]:
    """An extension by more than eight weeks, or by none."""
    if held is None:  # it began on the day of the decision at the latest
        if until > longest(on):
            yield f"The extension must end on or before {day(longest(on))}: {LAW}"
        return
    own, last = runs_out(held.date, held.until), longest(held.date, held.until)
    whose = f"the approval of {day(held.date)} runs out by itself on {day(own)}"
    if until > last and not is_eased(held.date):
        yield f"The extension must end on or before {day(last)}: {whose}, and {LAW}"
    elif until <= own and not held._state.adding:  # recorded, so that it is known when it ends
        yield f"The extension must end after {day(own)}: {whose}"


def extended_twice(child: Child, held: Event | None, row: Event | None) -> Iterator[str]:
    """An approval that was extended by some weeks before."""
    if held is None:
        return
    longer = Event.objects.filter(child=child, event=EXTENDED, outcome__in=("", DONE))
    others = longer.filter(date__gte=held.date).exclude(pk=row.pk if row else None)
    mine = [each.date for each in others if each.about in (None, held.date)]
    if mine:
        yield (
            f"The approval of {day(held.date)} was extended already, on {day(min(mine))}: that can "
            "be done once. If the carers asked for an independent review of a refusal, say so"
        )


def approval_of(child: Child, on: date, about: date | None) -> Event | None:
    """The approval that an extension decided on a day is about: that of the day it names, else the
    latest by then. One that is not recorded is known by its day alone."""
    held = Event.objects.filter(child=child, event=APPROVED, date__lte=on).order_by("date")
    if about is None or about > on:
        return held.last()
    return held.filter(date=about).first() or Event(child=child, event=APPROVED, date=about)


def said_of_length(code: str, child: Child, told: Told, about: date | None) -> str:
    """When it runs out, for whoever has just recorded it; nothing of other events."""
    on, until, wanted = told["date"], told.get("until"), "full approval"
    if code == APPROVED:
        began, ends, wanted = on, runs_out(on, until), "full approval or an extension"
    elif code == EXTENDED and told.get("outcome") == DONE:
        held = approval_of(child, on, about)
        if held is None:
            return ""
        began, ends = held.date, until or longest(held.date, held.until)
    elif code == EXTENDED and told.get("outcome") == UNTIL_IRM:
        return "The temporary approval lasts until the independent review is decided."
    else:
        return ""
    words = f"The temporary approval runs out on {day(ends)}: {wanted} is to be decided by then."
    return "" if is_eased(began) else words


def approvals(child: Child) -> Iterator[Dated]:
    """Each approval, with when it runs out by itself."""
    for row in Event.objects.filter(child=child, event=APPROVED):
        yield row.date, f"Approval of {day(row.date)}, to {day(runs_out(row.date, row.until))}"


offer(APPROVED, approvals)
