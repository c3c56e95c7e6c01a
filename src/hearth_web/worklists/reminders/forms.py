"""Forms of reminders."""

from __future__ import annotations

from calendar import day_name

from hearth_web.ui.forms import CheckboxesField, HearthForm

__all__ = ["DaysForm"]


class DaysForm(HearthForm):
    """On which days of the week somebody is mailed."""

    days = CheckboxesField(
        label="On which days?",
        help_text="Choose none for no mail.",
        choices=[(str(number), name) for number, name in enumerate(day_name)],
        required=False,
    )
