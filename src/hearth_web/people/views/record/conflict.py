"""Two people changed one thing: theirs and yours side by side, and what was chosen of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from hearth_web.people.forms.base import RecordForm
from hearth_web.people.views.record.words import spoken
from hearth_web.ui.forms import DateField

__all__ = ["Difference", "differences", "settled"]

THEIRS = "theirs"


@dataclass(frozen=True)
class Difference:
    """One field that says something else in the record than in what was typed."""

    name: str
    label: str
    theirs: str
    yours: str

    @property
    def items(self) -> list[dict[str, Any]]:
        """As radios."""
        return [
            {"value": THEIRS, "text": f"What the record says now: {self.theirs}"},
            {"value": "yours", "text": f"What you typed: {self.yours}", "checked": True},
        ]


def differences(yours: RecordForm, theirs: RecordForm) -> list[Difference]:
    """The fields in which what was typed and what stands now are not the same."""
    found = []
    for name in yours.asked():
        if name == "why":
            continue
        field = yours.fields[name]
        mine, now = spoken(field, yours[name].data), spoken(field, theirs.initial.get(name))
        if mine != now:
            found.append(Difference(name, str(field.label), now, mine))
    return found


def settled(data: QueryDict, now: RecordForm) -> QueryDict:
    """What was sent, with what stands now where that was chosen."""
    if "settle" not in data:
        return data
    chosen = data.copy()
    for name in now.asked():
        if data.get(f"keep-{name}") == THEIRS:
            put(chosen, name, now.fields[name], now.initial.get(name))
    return chosen


def put(data: QueryDict, name: str, field: forms.Field, value: Any) -> None:
    """Write a value into a form's data as its widget would send it."""
    for key in [key for key in data if key == name or key.startswith(f"{name}-")]:
        del data[key]
    shown = field.prepare_value(value)
    if isinstance(field, DateField):
        for box, text in field.widget.boxes(shown).items():
            data[f"{name}-{box}"] = text
    elif isinstance(shown, list | tuple):
        data.setlist(name, [str(each) for each in shown])
    elif isinstance(field, forms.BooleanField):
        if shown:
            data[name] = "on"
    else:
        data[name] = "" if shown is None else str(shown)
