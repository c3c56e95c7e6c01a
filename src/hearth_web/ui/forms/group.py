"""One field as a whole GOV.UK form group: label, hint, error and input, joined by their ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString, mark_safe

from hearth_web.ui.components import component
from hearth_web.ui.forms.dates import BOXES, DateBoxes
from hearth_web.ui.forms.fields import SearchSelect

__all__ = ["CurrentVersion", "Group"]

Params = dict[str, Any]
# These have a parameter of their own in the macros; the rest go in as plain attributes.
OWN = ("class", "id", "autocomplete", "autocapitalize", "spellcheck", "inputmode", "rows", "cols")
NO_CHOICE = "Select"
SCRIPTED_REVEAL = re.compile(
    r' data-aria-controls="conditional-[^"]*"| govuk-(?:radios|checkboxes)__conditional--hidden'
)


class Group(BoundField):
    """A bound field that draws itself, error and all."""

    def __str__(self) -> SafeString:
        return self.drawn()

    __html__ = __str__

    def drawn(self, *, as_heading: bool = False) -> SafeString:
        """The group's HTML; `as_heading` makes the label the page's h1, for one-question pages."""
        if self.is_hidden:
            return mark_safe(self.as_widget())
        name, params = _drawer(self.field.widget)(self)
        question = params["fieldset"]["legend"] if "fieldset" in params else params.get("label")
        if as_heading and question:
            kind = "fieldset__legend" if "fieldset" in params else "label"
            question.update(isPageHeading=True, classes=f"govuk-{kind}--l")
        drawn = component(name, params)
        return _opened_by_style(drawn) if "items" in params else drawn

    @property
    def target(self) -> str:
        """The id of the input an error leads to: of a date, the first box that is wrong."""
        if isinstance(self.field.widget, DateBoxes):
            return f"{self.auto_id}-{next(iter(self.boxes_in_error), BOXES[0])}"
        return self.auto_id

    @property
    def boxes_in_error(self) -> list[str]:
        """Which boxes of a date are wrong; all of them unless the error says."""
        found = self.form.errors.as_data().get(self.name) if self.form.is_bound else None
        return list((found[0].params or {}).get("boxes", BOXES)) if found else []

    def common(self) -> Params:
        """What every component takes: name, ids, label, hint, error."""
        attrs = self.field.widget.attrs
        params: Params = {
            "id": self.auto_id,
            "name": self.html_name,
            "label": {"text": str(self.label)},
            "classes": attrs.get("class", ""),
            "attributes": {k: v for k, v in attrs.items() if k not in OWN},
            "disabled": self.field.disabled,
        }
        if self.help_text:
            params["hint"] = {"text": str(self.help_text)}
        if self.errors:
            params["errorMessage"] = {"text": str(self.errors[0])}
        return params

    def text(self) -> Any:
        """The value as its widget writes it."""
        written = self.field.widget.format_value(self.value())
        return "" if written is None else written

    def choices(self) -> list[Params]:
        """The choices as items of radios, checkboxes or a select."""
        widget = self.field.widget
        given = widget.format_value(self.value())
        return [
            {"value": str(each["value"]), "text": str(each["label"]), "chosen": each["selected"]}
            for _, options, _ in widget.optgroups(self.html_name, given)
            for each in options
        ]


def _opened_by_style(html: SafeString) -> SafeString:
    """What a choice reveals is shown by the stylesheet, with or without JavaScript.

    GOV.UK's script would write aria-expanded on a radio, where ARIA does not allow it.
    """
    return mark_safe(SCRIPTED_REVEAL.sub("", html))


class CurrentVersion(BoundField):
    """The hidden version of a record: always that of now, so that the next save is on purpose."""

    def value(self) -> str:
        """The version the record has now."""
        return str(self.form.current_version)


def _input(group: Group) -> tuple[str, Params]:
    widget = group.field.widget
    params = group.common() | {"value": group.text(), "type": widget.input_type}
    for key in ("autocomplete", "autocapitalize", "spellcheck", "inputmode"):
        if key in widget.attrs:
            params[key] = widget.attrs[key]
    if widget.input_type == "number":
        params |= {"type": "text", "spellcheck": False}
        params["inputmode"] = "decimal" if _has_point(group.field) else "numeric"
        for key in ("step", "min", "max"):
            params["attributes"].pop(key, None)
    return "input", params


def _has_point(field: forms.Field) -> bool:
    return isinstance(field, forms.DecimalField | forms.FloatField)


def _password(group: Group) -> tuple[str, Params]:
    autocomplete = group.field.widget.attrs.get("autocomplete", "current-password")
    return "password-input", group.common() | {"autocomplete": autocomplete}


def _textarea(group: Group) -> tuple[str, Params]:
    rows = group.field.widget.attrs.get("rows", 5)
    params = group.common() | {"value": group.text(), "rows": rows}
    # Django puts it on the widget; a browser that stops typing hides that words were lost.
    params["attributes"].pop("maxlength", None)
    longest = getattr(group.field, "max_length", None)
    return ("character-count", params | {"maxlength": longest}) if longest else ("textarea", params)


def _select(group: Group) -> tuple[str, Params]:
    items = [
        {
            "value": each["value"],
            "text": each["text"] if each["value"] else _nothing_chosen(each["text"]),
            "selected": each["chosen"],
        }
        for each in group.choices()
    ]
    params = group.common() | {"items": items}
    if isinstance(group.field.widget, SearchSelect):
        params["attributes"]["data-narrow"] = ""
    return "select", params


def _nothing_chosen(label: str) -> str:
    return NO_CHOICE if set(label) <= {"-"} else label


def _radios(group: Group) -> tuple[str, Params]:
    return "radios", _of_choices(group)


def _checkboxes(group: Group) -> tuple[str, Params]:
    return "checkboxes", _of_choices(group)


def _of_choices(group: Group) -> Params:
    """Radios or checkboxes: their label is the legend of the set."""
    params = group.common()
    hints: Mapping[str, str] = getattr(group.field, "hints", {})
    revealed = group.form.revealed_by(group.name) if hasattr(group.form, "revealed_by") else {}
    items = []
    for each in group.choices():
        item = {"value": each["value"], "text": each["text"], "checked": each["chosen"]}
        item["disabled"] = group.field.disabled
        if each["value"] in hints:
            item["hint"] = {"text": hints[each["value"]]}
        if each["value"] in revealed:
            item["conditional"] = {"html": mark_safe(str(revealed[each["value"]]))}
        items.append(item)
    return _in_fieldset(params) | {"idPrefix": group.auto_id, "items": items}


def _in_fieldset(params: Params) -> Params:
    legend = params.pop("label") | {"classes": "govuk-fieldset__legend--s"}
    return params | {"fieldset": {"legend": legend}}


def _tick(group: Group) -> tuple[str, Params]:
    """One box that is ticked or not: its label is beside it."""
    params = group.common()
    label = params.pop("label")
    item = {"value": "on", "text": label["text"], "checked": bool(group.value())}
    return "checkboxes", params | {"idPrefix": group.auto_id, "items": [item]}


def _file(group: Group) -> tuple[str, Params]:
    multiple = group.field.widget.allow_multiple_selected
    return "file-upload", group.common() | {"multiple": multiple}


def _date(group: Group) -> tuple[str, Params]:
    boxes = group.field.widget.boxes(group.value())
    wrong = group.boxes_in_error
    items = [
        {
            "name": box,
            "classes": f"govuk-input--width-{4 if box == 'year' else 2}"
            + (" govuk-input--error" if box in wrong else ""),
            "value": boxes[box],
        }
        for box in BOXES
    ]
    params = _in_fieldset(group.common())
    params["attributes"]["data-date"] = ""
    return "date-input", params | {"namePrefix": group.html_name, "items": items}


Drawer = Callable[[Group], tuple[str, Params]]
DRAWERS: Mapping[type[forms.Widget], Drawer] = {
    forms.CheckboxSelectMultiple: _checkboxes,
    forms.SelectMultiple: _checkboxes,
    forms.RadioSelect: _radios,
    forms.Select: _select,
    forms.CheckboxInput: _tick,
    forms.FileInput: _file,
    forms.PasswordInput: _password,
    forms.Textarea: _textarea,
    DateBoxes: _date,
    Input: _input,
}


def _drawer(widget: forms.Widget) -> Drawer:
    for each in type(widget).__mro__:
        if each in DRAWERS:
            return DRAWERS[each]
    raise TypeError(
        f"{type(widget).__name__} has no GOV.UK component. Use another widget, or add a drawer for "
        "it to hearth_web.ui.forms.group."
    )
