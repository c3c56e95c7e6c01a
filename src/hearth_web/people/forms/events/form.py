"""The form of an event: its few questions, what it refuses, and how it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, ClassVar

from hearth_web.people.actions import Change, apply
from hearth_web.people.forms.base import TWIN, Desk, FactForm, refuse
from hearth_web.people.forms.events.checks import (
    faults_of,
    faults_of_about,
    faults_of_count,
    faults_of_end,
)
from hearth_web.people.forms.events.connected import faults_of_length, said_of_length
from hearth_web.people.forms.events.fields import OTHER, About, day_or_none, field_of
from hearth_web.people.forms.events.kinds import EventKind
from hearth_web.people.forms.events.sources import offered
from hearth_web.people.forms.fields import PastDate
from hearth_web.people.models import Event
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField

__all__ = ["EventForm", "form_of"]

OTHER_DAY = "about_day"


class EventForm(FactForm):
    """A form for one kind of event; `form_of` makes its class from what the kind asks."""

    model = Event
    kind: ClassVar[EventKind]
    code_day = "date"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_days()

    def filled(self) -> None:
        """What a draft is about is offered too."""
        self._offer_days()

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:  # noqa: ARG003
        """An event of another kind has its own pages, and asks for its own rights."""
        return row is not None and getattr(row, "event", cls.kind.code) != cls.kind.code

    @classmethod
    def from_link(cls, asked: Mapping[str, Any]) -> dict[str, Any]:
        """What a link fills in: `?about=2025-01-03&date=2025-01-08`, and which of a few numbers
        that have words: `?number=2`."""
        days = {name: day_or_none(asked.get(name)) for name in ("date", "about")}
        given = {name: on for name, on in days.items() if on and name in cls.base_fields}
        number, words = asked.get("number"), getattr(cls.base_fields.get("number"), "choices", ())
        return given | ({"number": number} if number in [str(each) for each, _ in words] else {})

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Today, where it is new."""
        return {"date": clock.today()} if row is None else super().initial_of(row)

    def clean(self) -> dict[str, Any]:
        """It happened in the child's life, and in order."""
        told = super().clean()
        on, end = told.get("date"), told.get("until")
        for said in faults_of(self.kind, self.its_child, on) if on else ():
            self.add_error("date", said)
        for said in faults_of_end(on, end):
            self.add_error("until", said)
        about = self.days_about()[0]
        for asked, said in faults_of_length(self.kind.code, self.its_child, told, about, self.row):
            self.add_error(asked, said)
        for said in faults_of_count(told.get("number"), told.get("number_of")):
            self.add_error("number", said)
        for ask in self.kind.asks:
            if told.get("outcome") in ask.needed_for and not told.get(ask.column):
                self.add_error(ask.column, f"Enter {ask.called}")
        for about in filter(None, self.days_about()):
            clock_then = told.get("time") or ""
            for said in faults_of_about(self.kind, self.its_child, on, about, clock_then):
                self.add_error(OTHER_DAY if told.get(OTHER_DAY) == about else "about", said)
        return told

    def notice(self) -> str:
        """When a temporary approval runs out."""
        about = self.days_about()[0]
        return said_of_length(self.kind.code, self.its_child, self.cleaned_data, about)

    def days_about(self) -> list[date | None]:
        """The days it is about: one, several where the form lets them, or none."""
        chosen = self.cleaned_data.get("about") or []
        chosen = chosen if isinstance(chosen, list) else [chosen]
        days = [day_or_none(each) for each in chosen if each != OTHER]
        if OTHER in chosen:
            days.append(self.cleaned_data.get(OTHER_DAY))
        return list(dict.fromkeys(days)) or [None]

    def refuse_twins(self) -> None:
        """Nothing is recorded twice; but what was tried in vain may be done later that day. Asked
        when it is saved: a form sent twice is saved once."""
        told, row = self.cleaned_data, self.row
        same = Event.objects.filter(
            child=self.its_child,
            event=self.kind.code,
            date=told["date"],
            time=told.get("time", ""),
        ).exclude(pk=row.pk if row else None)
        if "outcome" in told:
            same = same.filter(outcome=told["outcome"])
        if set(same.values_list("about", flat=True)) & set(self.days_about()):
            refuse(self.its_child, told["date"], TWIN, self.kind.one)

    def values(self, model: type[Any]) -> dict[str, Any]:
        """The columns, but for what it is about."""
        told = super().values(model)
        told.pop("about", None)
        return {"event": self.kind.code, **told}

    def save(self) -> None:
        """Add it, once for each day it is about, or correct it."""
        self.refuse_twins()
        values = self.values(Event)
        days = self.days_about() if "about" in self.fields else [None]
        held = self.row.pk if self.row else None
        changes = [Change(Event, held, {**values, "about": on}, self.seen_version) for on in days]
        apply(by=self.desk.user, child=self.its_child, changes=changes, why=self.why_given)

    def _offer_days(self) -> None:
        field = self.fields.get("about")
        if not isinstance(field, About):
            return
        ask = next(ask for ask in self.kind.asks if ask.column == "about")
        days = offered(ask.source, self.its_child) if ask.source else []
        if self.row is None and days and ask.latest:
            self.initial.setdefault("about", days[0][0])
        chosen: Any = self.initial.get("about") or []
        if self.is_bound:
            chosen = field.widget.value_from_datadict(self.data, self.files, "about") or []
        field.offer_days(days, chosen if isinstance(chosen, list) else [chosen])


@cache
def form_of(kind: EventKind, *, correcting: bool = False) -> type[EventForm]:
    """The class of the form that adds one of a kind, or corrects one."""
    fields: dict[str, Any] = {"date": PastDate(label=kind.when, help_text=kind.hint)}
    called = {"date": kind.called}
    reveals = {}
    for ask in kind.asks:
        is_one = correcting and ask.column == "about"  # a row is about one day
        fields[ask.column] = field_of(replace(ask, several=False) if is_one else ask)
        called[ask.column] = ask.called
        if ask.column == "about":
            fields[OTHER_DAY] = DateField(label="Which day?", required=False)
            called[OTHER_DAY] = "the day it is about"
            reveals["about"] = {OTHER: OTHER_DAY}
    name = "".join(part.capitalize() for part in kind.code.split("_"))
    body = {"kind": kind, "answers": (kind.code,), "called": called, "reveals": reveals}
    own = {"__doc__": f"{kind.title}.", "__module__": __name__}
    return type(f"{name}Form", (EventForm,), {**fields, **body, **own})
