"""Values of a form's fields as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from hearth_web.people.forms.base import RecordForm
from hearth_web.people.forms.fields import Coded, PostcodeField, label_of
from hearth_web.people.presenters import spaced
from hearth_web.ui.forms import DateField, YesNoField
from hearth_web.ui.words import shown

__all__ = ["NOTHING", "spoken", "summary"]

NOTHING = "nothing"
YES = (True, "yes", "on", "True", "1", "Y")  # typed, held, or in the log


def spoken(field: forms.Field, value: Any) -> str:
    """A field's value in words, whether it was typed, is held, or comes from the log."""
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(field, DateField):
        return spoken_date(field, value)
    if own := getattr(field, "spoken", None):
        return str(own(value)) or NOTHING
    if isinstance(value, list | tuple):
        return ", ".join(spoken(field, each) for each in value)
    if isinstance(field, YesNoField | forms.BooleanField):
        return "Yes" if value in YES else "No"
    if isinstance(field, Coded):
        return label_of(field.set_name, str(value))
    if isinstance(field, PostcodeField):
        return spaced(field.to_python(value))
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(str(value), value))
    return str(value).replace("\r\n", "\n")


def spoken_date(field: DateField, value: Any) -> str:
    """A day in words; what was typed when it is none."""
    if isinstance(value, str):
        value = parse_date(value) or value
    if isinstance(value, Mapping) and not any(value.values()):
        return NOTHING
    try:
        day = field.to_python(value)
    except ValidationError:
        return str(value)
    return shown(day) if isinstance(day, date) else NOTHING


def summary(form: RecordForm) -> list[dict[str, Any]]:
    """What the record says, as rows of a summary list."""
    rows = []
    for name in form.asked():
        said = spoken(form.fields[name], form.initial.get(name))
        if name != "why" and said != NOTHING:
            rows.append({"key": {"text": str(form.fields[name].label)}, "value": {"text": said}})
    return rows
