"""Forms as the Design System draws them: ``{{ form.field }}`` is label, hint, error and input.

Any of Django's own fields may be used beside those here. Every field has its own error sentences,
made from its label; say ``error_messages`` where another sentence is plainer.
"""

from __future__ import annotations

from hearth_web.ui.forms.base import HearthForm, VersionedForm
from hearth_web.ui.forms.dates import DateField
from hearth_web.ui.forms.fields import (
    CheckboxesField,
    LongTextField,
    RadiosField,
    SearchSelect,
    UploadField,
    UploadsField,
    YesNoField,
)
from hearth_web.ui.forms.group import Group

__all__ = [
    "CheckboxesField",
    "DateField",
    "Group",
    "HearthForm",
    "LongTextField",
    "RadiosField",
    "SearchSelect",
    "UploadField",
    "UploadsField",
    "VersionedForm",
    "YesNoField",
]
