"""The form that writes one row of the board's tables."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.db import models

from hearth_web.board.models import Row
from hearth_web.board.rules import RefusedError
from hearth_web.ui.forms import VersionedForm

__all__ = ["OnceField", "RowForm", "ThreeWayField", "show_refusal"]


class OnceField(forms.UUIDField):
    """A hidden token by which a form counts once, also after a step back and Save again."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "initial": uuid4, **kwargs})


class RowForm(VersionedForm):
    """Fields named for the columns of `model`, of a row that stands under a `parent`.

    `under` is the column that holds the parent. A new row is added by it once only; changing one
    twice does no harm, and its version sees to that.
    """

    model: ClassVar[type[Row]]
    under: ClassVar[str] = ""

    once = OnceField()

    def __init__(self, *args: Any, parent: Row | None = None, row: Any = None, **kwargs: Any):
        self.parent, self.row = parent, row
        given = kwargs.pop("initial", None) or {}
        kwargs["initial"] = {**self.said_by(row), **given}
        super().__init__(*args, version=getattr(row, "version", 0), **kwargs)
        if row is not None:
            del self.fields["once"]
        self.offer()

    def offer(self) -> None:
        """Give choices that depend on the parent."""

    def filled(self) -> None:
        """Called when a draft has filled the form."""

    def said_by(self, row: Any) -> dict[str, Any]:
        """What the fields say of a row."""
        return {name: getattr(row, name) for name in self.columns() if row is not None}

    @classmethod
    def columns(cls) -> list[str]:
        """The fields that are columns of the model."""
        held = {each.name for each in cls.model._meta.concrete_fields}
        return [name for name in cls.base_fields if name in held and name != "version"]

    def values(self) -> dict[str, Any]:
        """What was filled in, for the columns; a number left empty keeps the column's default."""
        told = {name: self.cleaned_data.get(name) for name in self.columns()}
        return {name: self.given(name, value) for name, value in told.items()}

    def given(self, name: str, value: Any) -> Any:
        """A value as the column takes it."""
        column = self.model._meta.get_field(name)
        if value is None and isinstance(column, models.Field) and not column.null:
            return column.get_default()
        return value

    def new(self) -> Row:
        """The row that was filled in, not kept yet."""
        row = self.model(**self.values())
        if self.under:
            setattr(row, self.under, self.parent)
        return row


class ThreeWayField(forms.TypedChoiceField):
    """Yes, no, or nobody has said."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", "Yes"), ("no", "No"), ("", "Not said")]
        kwargs = {"required": False, **kwargs}
        coerce = {"yes": True, "no": False}.__getitem__
        super().__init__(choices=choices, coerce=coerce, empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As the choices say it."""
        return {True: "yes", False: "no", None: ""}.get(value, value)


def show_refusal(form: forms.Form, refused: RefusedError) -> None:
    """Put what does not fit at the fields it is about."""
    for fault in refused.faults:
        form.add_error(fault.field if fault.field in form.fields else None, fault.sentence)
