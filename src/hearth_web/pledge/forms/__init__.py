"""What the pages of strategies ask."""

from hearth_web.pledge.forms.acts import (
    LATE,
    ActionsFilter,
    BringForm,
    ProgressForm,
    VersionForm,
    WhyForm,
)
from hearth_web.pledge.forms.things import ThingForm, initial_of

__all__ = [
    "LATE",
    "ActionsFilter",
    "BringForm",
    "ProgressForm",
    "ThingForm",
    "VersionForm",
    "WhyForm",
    "initial_of",
]
