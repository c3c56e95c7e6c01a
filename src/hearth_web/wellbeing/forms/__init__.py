"""Going missing, visits, health, offending and school: what people fill in."""

from hearth_web.wellbeing.forms.health import (
    ConvictionForm,
    HealthCheckForm,
    ImmunisationForm,
    SubstanceMisuseForm,
)
from hearth_web.wellbeing.forms.missing import MissingForm
from hearth_web.wellbeing.forms.school import SchoolForm, SpecialNeedsForm
from hearth_web.wellbeing.forms.sdq import SdqForm
from hearth_web.wellbeing.forms.visits import VisitForm

__all__ = [
    "ConvictionForm",
    "HealthCheckForm",
    "ImmunisationForm",
    "MissingForm",
    "SchoolForm",
    "SdqForm",
    "SpecialNeedsForm",
    "SubstanceMisuseForm",
    "VisitForm",
]
