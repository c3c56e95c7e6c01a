"""The record of each child, their family and their workers."""

from hearth_web.people.models.base import Fact, Numbered
from hearth_web.people.models.care import (
    AdoptionPlan,
    AdoptionYear,
    Deprivation,
    LegalStatus,
    PeriodOfCare,
    Placement,
    PreviousPermanence,
    Review,
    Spell,
)
from hearth_web.people.models.child import (
    AdoptionLink,
    Child,
    Document,
    Identifier,
    MayOpen,
    Note,
    Relationship,
)
from hearth_web.people.models.drafts import Draft
from hearth_web.people.models.events import Event
from hearth_web.people.models.once import Sent
from hearth_web.people.models.situation import (
    Address,
    Adopter,
    ChildInNeed,
    ImmigrationStatus,
    PermanencePlan,
    ProtectionPlan,
    Situation,
)
from hearth_web.people.models.standing import Standing
from hearth_web.people.models.workers import ALLOCATION_ROLES, Allocation, Worker

__all__ = [
    "ALLOCATION_ROLES",
    "Address",
    "Adopter",
    "AdoptionLink",
    "AdoptionPlan",
    "AdoptionYear",
    "Allocation",
    "Child",
    "ChildInNeed",
    "Deprivation",
    "Document",
    "Draft",
    "Event",
    "Fact",
    "Identifier",
    "ImmigrationStatus",
    "LegalStatus",
    "MayOpen",
    "Note",
    "Numbered",
    "PeriodOfCare",
    "PermanencePlan",
    "Placement",
    "PreviousPermanence",
    "ProtectionPlan",
    "Relationship",
    "Review",
    "Sent",
    "Situation",
    "Spell",
    "Standing",
    "Worker",
]
