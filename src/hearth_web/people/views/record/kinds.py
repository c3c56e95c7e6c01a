"""The kinds of fact that pages are there for. Apps of tiers above register theirs when ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change, apply
from hearth_web.people.actions.histories import remove_care, remove_spell
from hearth_web.people.actions.relationships import unrelate
from hearth_web.people.forms.base import RecordForm
from hearth_web.people.forms.care import (
    CorrectCare,
    CorrectPlacement,
    CorrectStatus,
    Move,
    NewStatus,
    StartCare,
)
from hearth_web.people.forms.documents import CorrectDocument, DocumentForm
from hearth_web.people.forms.events import EVENT_KINDS, form_of
from hearth_web.people.forms.facts import (
    AdopterForm,
    AdoptionPlanForm,
    AdoptionWayForm,
    DeprivationForm,
    IdentifierForm,
    NoteForm,
)
from hearth_web.people.forms.people import CorrectAllocation, Give, RelationshipForm
from hearth_web.people.forms.reviews import CorrectReview, ReviewForm
from hearth_web.people.forms.situation import (
    AddressForm,
    ChildInNeedForm,
    ImmigrationStatusForm,
    PermanencePlanForm,
    ProtectionPlanForm,
)
from hearth_web.people.models import (
    Address,
    Adopter,
    AdoptionPlan,
    Allocation,
    ChildInNeed,
    Deprivation,
    Document,
    Event,
    Fact,
    Identifier,
    ImmigrationStatus,
    LegalStatus,
    Note,
    PeriodOfCare,
    PermanencePlan,
    Placement,
    ProtectionPlan,
    Relationship,
    Review,
)
from hearth_web.people.rules import verbs_of_event

__all__ = ["CARE", "FINISH", "GROUPS", "LEAVING", "Kind", "kind", "kinds", "register"]

FINISH = "finish"
"""In the query of a form that corrects: it is opened to fill in an end, and says so."""

Remover = Callable[..., Any]


def remove_fact(*, by: Any, child: Any, row: Fact, version: int | None, why: str) -> None:
    """Take out a fact that stands by itself."""
    change = Change(type(row), row.pk, None, version)
    apply(by=by, child=child, changes=[change], why=why)


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its word in addresses, its name, its model and its forms.

    `add` and `correct` are None where there is no such page. `verb` is what it takes to write it,
    `see` what it takes beside that because of what it is. `adding` is the heading of the page
    that adds one, `group` where it stands among the things to record, `often` that it is shown
    there before anything is searched for. `finishing` heads the page that fills in the end of one
    that goes on, and `unended` finds that one, where it is worth offering by itself.
    """

    slug: str
    name: str
    model: type[Fact]
    add: type[RecordForm] | None
    correct: type[RecordForm] | None
    adding: str
    verb: Verb = Verb.RECORD
    see: Verb | None = None
    remove: Remover | None = remove_fact
    group: str = "Day to day"
    often: bool = True
    finishing: str = ""
    unended: Callable[[Any], Fact | None] | None = None

    def form(self, row: Fact | None) -> type[RecordForm]:
        """The form for a row, or for a new one."""
        found = self.correct if row else self.add
        if found is None:
            raise Http404(f"no such page of {self.slug}")
        return found

    def seen_as(self, act: str) -> str:
        """What the log says of its pages, where their titles tell what few may know."""
        return f"{act} an event kept close" if self.see and self.model is Event else ""

    def form_for_reading(self) -> type[RecordForm]:
        """The form whose fields name what a row says."""
        found = self.correct or self.add
        if found is None:
            raise Http404(f"no form of {self.slug}")
        return found


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Have pages for this kind too."""
    _kinds[kind.slug] = kind
    return kind


def kind(slug: str) -> Kind:
    """The kind with this word; Http404 when there is none."""
    if slug not in _kinds:
        raise Http404(f"no such kind: {slug}")
    return _kinds[slug]


def kinds() -> list[Kind]:
    """Every kind."""
    return list(_kinds.values())


CARE, PEOPLE, LAW = "Care and home", "People", "Orders and plans"
DAILY, LEAVING = "Day to day", "Leaving care"
REVIEWS, SAFETY, ORIGIN = "Reviews and permanence", "Missing and safety", "Immigration and age"
GROUPS = (
    *(DAILY, CARE, REVIEWS, "Health", "Education", SAFETY),
    *(LEAVING, LAW, "Voice", ORIGIN, PEOPLE),
)
"""The parts of practice, those used most first."""

for each in (
    Kind(
        "care",
        "period of care",
        PeriodOfCare,
        StartCare,
        CorrectCare,
        "Start a period of care",
        remove=remove_care,
        group=CARE,
    ),
    Kind(
        "placement",
        "placement",
        Placement,
        Move,
        CorrectPlacement,
        "Record a move to a new home",
        remove=remove_spell,
        group=CARE,
    ),
    Kind(
        "legal-status",
        "legal status",
        LegalStatus,
        NewStatus,
        CorrectStatus,
        "Record a new legal status",
        remove=remove_spell,
        group=CARE,
    ),
    Kind(
        "worker",
        "allocation",
        Allocation,
        Give,
        CorrectAllocation,
        "Give a worker or a team",
        verb=Verb.ALLOCATE,
        remove=remove_spell,
        group=PEOPLE,
    ),
    Kind(
        "person",
        "relationship",
        Relationship,
        RelationshipForm,
        RelationshipForm,
        "Add somebody who matters",
        remove=unrelate,
        group=PEOPLE,
    ),
    Kind("note", "note", Note, NoteForm, NoteForm, "Write a note"),
    Kind("review", "review", Review, ReviewForm, CorrectReview, "Record a review"),
    Kind("document", "document", Document, DocumentForm, CorrectDocument, "Put in a document"),
    Kind(
        "identifier",
        "number",
        Identifier,
        IdentifierForm,
        IdentifierForm,
        "Add a number they are known by",
        group=PEOPLE,
    ),
    Kind(
        "adoption-plan",
        "adoption plan",
        AdoptionPlan,
        AdoptionPlanForm,
        AdoptionWayForm,
        "Record a decision for adoption",
        see=Verb.SEE_ADOPTION,
        group=LAW,
    ),
    Kind(
        "deprivation",
        "deprivation of liberty order",
        Deprivation,
        DeprivationForm,
        DeprivationForm,
        "Record a deprivation of liberty order",
        group=LAW,
    ),
    Kind(
        "adopter",
        "adopter",
        Adopter,
        AdopterForm,
        AdopterForm,
        "Add an adopter",
        see=Verb.SEE_ADOPTION,
        group=LAW,
    ),
    Kind(
        "address",
        "address",
        Address,
        AddressForm,
        AddressForm,
        "Add an address",
        group=PEOPLE,
    ),
    Kind(
        "immigration-status",
        "immigration status",
        ImmigrationStatus,
        ImmigrationStatusForm,
        ImmigrationStatusForm,
        "Record an immigration status",
        see=Verb.SEE_IMMIGRATION,
        group=LAW,
    ),
    Kind(
        "permanence-plan",
        "plan for permanence",
        PermanencePlan,
        PermanencePlanForm,
        PermanencePlanForm,
        "Record the plan for where they grow up",
        group=LAW,
    ),
    Kind(
        "in-need",
        "time in need",
        ChildInNeed,
        ChildInNeedForm,
        ChildInNeedForm,
        "Record a time in need",
        see=Verb.SEE_PROTECTION,
        group=LAW,
    ),
    Kind(
        "protection-plan",
        "child protection plan",
        ProtectionPlan,
        ProtectionPlanForm,
        ProtectionPlanForm,
        "Record a child protection plan",
        see=Verb.SEE_PROTECTION,
        group=LAW,
    ),
):
    register(each)


EVENT_GROUPS = {
    "care": CARE,
    "reviews": REVIEWS,
    "health": "Health",
    "education": "Education",
    "courts": LAW,
    "adoption": LAW,
    "missing": SAFETY,
    "protection": SAFETY,
    "leaving": LEAVING,
    "immigration": ORIGIN,
    "voice": "Voice",
}

for event in EVENT_KINDS.values():
    register(
        Kind(
            event.slug,
            event.one,
            Event,
            form_of(event),
            form_of(event, correcting=True),
            event.adding,
            see=next(iter(verbs_of_event(event.code)), None),
            group=EVENT_GROUPS[event.group],
            often=event.often,
        )
    )
