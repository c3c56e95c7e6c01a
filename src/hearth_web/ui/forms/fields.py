"""Fields that Django does not have, or draws another way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile

__all__ = [
    "CheckboxesField",
    "LongTextField",
    "RadiosField",
    "SearchSelect",
    "UploadField",
    "UploadsField",
    "YesNoField",
]

MEGABYTE = 1024 * 1024


class SearchSelect(forms.Select):
    """A select for a long list. With JavaScript a box above it narrows the list as one types."""


class RadiosField(forms.ChoiceField):
    """One of a few. `hints` are words beneath a choice, by its value."""

    widget = forms.RadioSelect

    def __init__(self, *, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints or {}


class CheckboxesField(forms.MultipleChoiceField):
    """Any of several. `hints` are words beneath a choice, by its value."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints or {}


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or, when it is not required, not known: True, False or None."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", "Yes"), ("no", "No")]
        if not kwargs.get("required", True):
            choices.append(("", "Not known"))
        coerce = {"yes": True, "no": False}.__getitem__
        super().__init__(choices=choices, coerce=coerce, empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """True and False as the words of the choices."""
        return {True: "yes", False: "no", None: ""}.get(value, value)


class LongTextField(forms.CharField):
    """Several lines. With `max_length` it counts down as one types."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Line ends as one character, as the counter counts them."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class _Uploads(forms.FileInput):
    allow_multiple_selected = True


class UploadField(forms.FileField):
    """One file, of one of the `kinds` (".csv") and no larger than `largest` megabytes."""

    widget = forms.FileInput

    def __init__(self, *, kinds: Sequence[str], largest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kinds, self.largest = tuple(kinds), largest
        self.widget.attrs.setdefault("accept", ",".join(kinds))

    def to_python(self, data: Any) -> File | None:
        """The file; ValidationError when it is too large or of another kind."""
        found = super().to_python(data)
        if found is None:
            return None
        if PurePath(str(found.name)).suffix.lower() not in self.kinds:
            kinds = " or ".join(filter(None, [", ".join(self.kinds[:-1]), self.kinds[-1]]))
            raise ValidationError(self.error_messages["wrong_kind"], "wrong_kind", {"kinds": kinds})
        if (found.size or 0) > self.largest * MEGABYTE:
            raise ValidationError(
                self.error_messages["too_large"], "too_large", {"largest": self.largest}
            )
        return found


class UploadsField(UploadField):
    """Several files at once, each checked alike; cleaned to a list."""

    widget = _Uploads

    def __init__(self, *, error_messages: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        ours = {
            "empty": "the file is empty. Choose another",
            "wrong_kind": "a file of this kind cannot be read. Choose a %(kinds)s file",
            "too_large": "the file must be smaller than %(largest)s MB",
        }
        super().__init__(error_messages={**ours, **(error_messages or {})}, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Every file, or an error for each that cannot be taken, named."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            super().clean(None, initial)
        good, errors = [], []
        for each in files:
            try:
                good.append(super().clean(each, initial))
            except ValidationError as wrong:
                errors += [f"{each.name}: {words}" for words in wrong.messages]
        if errors:
            raise ValidationError(errors)
        return good
