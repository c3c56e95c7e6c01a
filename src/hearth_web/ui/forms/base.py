"""The form every form of the site is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.utils import pretty_name

from hearth_web.ui.forms.group import CurrentVersion, Group
from hearth_web.ui.forms.sentences import give_sentences

__all__ = ["STALE", "HearthForm", "VersionedForm"]

STALE = (
    "Somebody else changed this while you had it open. What you typed is still here. "
    "Look at what it says now, then save again if yours is right."
)


class HearthForm(forms.Form):
    """A form whose fields draw themselves as whole GOV.UK form groups.

    `reveals` names the field a choice opens beneath it: ``{"reason": {"other": "other_why"}}``.
    A revealed field is asked for only with its choice, and is empty without it.
    """

    bound_field_class = Group
    use_required_attribute = False
    reveals: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = field.label or pretty_name(name)
            give_sentences(field)

    @property
    def groups(self) -> Iterator[forms.BoundField]:
        """The fields to draw one after another: not the hidden, nor those a choice reveals."""
        revealed = {each for choices in self.reveals.values() for each in choices.values()}
        return (self[n] for n in self.fields if n not in revealed and not self[n].is_hidden)

    def revealed_by(self, name: str) -> dict[str, forms.BoundField]:
        """For each choice of the field, the field it reveals."""
        return {choice: self[each] for choice, each in self.reveals.get(name, {}).items()}

    def _clean_form(self) -> None:
        """Before the form's own `clean`: revealed fields follow their choices."""
        for name, choices in self.reveals.items():
            chosen = self.cleaned_data.get(name) or ()
            for choice, revealed in choices.items():
                is_chosen = choice == chosen or (not isinstance(chosen, str) and choice in chosen)
                self._follow(revealed, is_chosen=is_chosen)
        super()._clean_form()  # type: ignore[misc]

    def _follow(self, name: str, *, is_chosen: bool) -> None:
        field = self.fields[name]
        if not is_chosen:
            self.cleaned_data[name] = field.to_python("")
            self.errors.pop(name, None)
        elif name not in self.errors and self.cleaned_data.get(name) in field.empty_values:
            self.add_error(name, field.error_messages["required"])


class _Version(forms.CharField):
    bound_field_class = CurrentVersion


class VersionedForm(HearthForm):
    """A form for changing what others may change too. `version` is what the record has now.

    The version travels hidden; if the record has moved on, the form says so once, keeps what was
    typed, and may then be saved on purpose. The action checks again in its own transaction.
    """

    version = _Version(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, version: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current_version = str(version)

    def clean(self) -> dict[str, Any]:
        """Refuse, once, what was written over an older version."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("version") != self.current_version:
            self.add_error(None, STALE)
        return cleaned
