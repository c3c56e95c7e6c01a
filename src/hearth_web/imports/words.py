"""A plan's changes in words: what kind of record, which column, what value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.db.models import BooleanField, DateField

from hearth.documents.sentences import day
from hearth.vocabulary import CodeSet, code_sets
from hearth_web.access.models import Team
from hearth_web.access.verbs import Verb
from hearth_web.imports.comparing import DATED, Change, field_name, model_of
from hearth_web.imports.models import Import, Planned
from hearth_web.imports.ties import OTHER
from hearth_web.people.models import ALLOCATION_ROLES, Worker
from hearth_web.people.rules import FIELD_VERBS, verb_to_read

__all__ = ["ACTS", "KINDS", "Names", "kind", "lines", "title", "visible"]

# In the order in which they are shown: the words for many, and for one.
KINDS: Mapping[str, tuple[str, str]] = {
    "people.child": ("Children", "Who they are"),
    "people.periodofcare": ("Periods of care", "Period of care"),
    "people.legalstatus": ("Legal statuses", "Legal status"),
    "people.placement": ("Homes", "Home"),
    "people.allocation": ("Workers' cases", "Worker"),
    "people.review": ("Reviews", "Review"),
    "wellbeing.missingepisode": ("Times missing", "Time missing"),
    "wellbeing.visit": ("Visits", "Visit"),
    "wellbeing.healthyear": ("Years of health", "Health in a year"),
    "wellbeing.healthcheck": ("Health checks", "Health check"),
    "wellbeing.sdqscore": ("Strengths and difficulties scores", "SDQ score"),
    "leaving.leavingyear": ("Care leavers' years", "Care leaver in a year"),
    "leaving.leavingcare": ("Care leavers", "Leaving care"),
    "people.permanenceplan": ("Plans for permanence", "Plan for permanence"),
    "people.address": ("Addresses", "Address"),
    "people.immigrationstatus": ("Immigration statuses", "Immigration status"),
    "people.childinneed": ("Times in need", "Time in need"),
    "people.protectionplan": ("Child protection plans", "Child protection plan"),
    "wellbeing.immunisation": ("Immunisations", "Immunisations"),
    "wellbeing.substancemisuse": ("Findings of substance misuse", "Substance misuse"),
    "wellbeing.conviction": ("Convictions and cautions", "Conviction or caution"),
    "wellbeing.specialneeds": ("Special educational needs", "Special educational needs"),
    "people.adoptionplan": ("Plans for adoption", "Plan for adoption"),
    "people.adopter": ("Adopters", "Adopter"),
    "people.adoptionyear": ("Adoptions", "Adoption"),
    "people.previouspermanence": ("Earlier permanent homes", "Earlier permanent home"),
    "people.deprivation": ("Deprivations of liberty", "Deprivation of liberty"),
    "people.identifier": ("Other identifiers", "Other identifier"),
    "people.relationship": ("Family and ties", "Family or tie"),
    "people.worker": ("Workers", "Worker"),
    "access.team": ("Teams", "Team"),
}
ACTS = {"new": "New", "changed": "Changed", "ended": "Ends", "removed": "Removed"}
# Columns of yes and no, and those a person need not see.
AS_FLAGS = frozenset(
    {
        "emergency",
        "fosters_for_adoption",
        "foster_care",
        "intervention_received",
        "interview_accepted",
        "in_person",
        "interview_offered",
        "seen",
        "seen_alone",
        "sibling_group",
        "up_to_date",
        "written",
    }
)
# Columns whose codes are of a set of another name; (kind, column) where a column has several.
CODE_SETS = {
    "accom_suitable": "ACCOM_SUITABLE",
    "accom_type": "ACCOM_TYPE",
    "initial_category": "ABUSE",
    "latest_category": "ABUSE",
    "left_reason": "ADOPTER_LEFT",
    "plan": "PERMANENCE_PLAN",
    "provision": "SEN_PROVISION",
    "people.immigrationstatus.status": "IMMIGRATION",
    "people.childinneed.status": "CASE_STATUS",
    "people.childinneed.reason": "CIN_CLOSURE",
    "wellbeing.visit.kind": "VISIT",
    "wellbeing.visit.reason": "VISIT_MISSED",
    "wellbeing.visit.where": "VISIT_WHERE",
    "wellbeing.healthcheck.by": "CHECKED_BY",
    "wellbeing.healthcheck.kind": "HEALTH_CHECK_KIND",
    "wellbeing.healthcheck.status": "HEALTH_CHECK_STATUS",
    "people.identifier.kind": "IDENTIFIER",
    "wellbeing.sdqscore.reason": "SDQ_REASON",
}

LEFT_OUT = frozenset({"respite", "same_carer"})
YES_NO = {"1": "Yes", "0": "No", True: "Yes", False: "No"}


class Names:
    """The names behind the ids a plan's changes hold: workers and teams, planned ones too."""

    def __init__(self, imported: Import, changes: Iterable[Change]) -> None:
        ids = {
            value
            for each in changes
            for side in (each["before"], each["after"])
            for name, value in side.items()
            if name in ("worker_id", "team_id") and value
        }
        self.by_id = {str(w.pk): str(w) for w in Worker.objects.filter(pk__in=ids)}
        self.by_id |= {str(t.pk): str(t) for t in Team.objects.filter(pk__in=ids)}
        for one in imported.planned.filter(step=Planned.Step.HOUSE) if ids else ():
            for each in one.changes:
                said = each["after"]
                name = said.get("name") or said.get("sw_id") or said.get("worker")
                self.by_id.setdefault(each["id"], name or "Worker not named")

    def __call__(self, id: str) -> str:
        """The name of one."""
        return self.by_id.get(id, "not known")


def kind(label: str) -> tuple[str, str]:
    """The words for many of a kind and for one."""
    if label in KINDS:
        return KINDS[label]
    meta = model_of(label)._meta
    return str(meta.verbose_name_plural).capitalize(), str(meta.verbose_name).capitalize()


def visible(changes: Iterable[Change], user: Any) -> list[Change]:
    """The changes of kinds this person may see, in the order of `KINDS`."""
    order = {label: at for at, label in enumerate(KINDS)}
    seen = [each for each in changes if may_see(each["model"], user)]
    return sorted(seen, key=lambda each: order.get(each["model"], len(order)))


def may_see(label: str, user: Any) -> bool:
    """Whether this person may see records of a kind."""
    needed = verb_to_read(label)
    return needed is Verb.SEE_CHILDREN or user.may(needed)


def title(each: Change) -> str:
    """What a change is about: Home from 3 May 2024."""
    said = {**each.get("of", {}), **each["before"], **each["after"]}
    words = kind(each["model"])[1]
    when = next((said[name] for name in DATED if said.get(name)), "")
    return f"{words}, {shown(each['model'], 'date', when)}" if when else words


def lines(each: Change, names: Names, user: Any) -> list[dict[str, str]]:
    """The columns of a change, each as it is and as it would be."""
    columns = list(dict.fromkeys((*each["before"], *each["after"])))
    removed = each["act"] == "removed"
    return [
        {
            "what": label(each["model"], name),
            "before": value_of(each["model"], name, each["before"].get(name), names),
            "after": ""
            if removed
            else value_of(each["model"], name, each["after"].get(name), names),
        }
        for name in columns
        if name not in LEFT_OUT and (name not in FIELD_VERBS or user.may(FIELD_VERBS[name]))
    ]


def label(model: str, name: str) -> str:
    """A column in words."""
    if name == OTHER:
        return "Child here"
    words = str(model_of(model)._meta.get_field(field_name(name)).verbose_name)
    known = COLUMNS.get(name)
    return known or words[:1].upper() + words[1:]


COLUMNS = {
    "ls": "Legal status",
    "rne": "Why the episode is new",
    "rec": "Why it ended",
    "cin": "Main need",
    "place": "Kind of home",
    "place_provider": "Provider",
    "reason_place_change": "Why they moved",
    "review_code": "How the child took part",
    "ethnic": "Ethnic group",
    "upn": "Unique pupil number",
    "mother": "Is a mother",
    "sw_reason": "Why the worker changed",
    "in_touch": "In touch",
    "activ": "Education, work or training",
    "accom": "Where they live",
    "date_match": "Matched",
    "need": "Main need",
    "emergency": "Emergency or police protection in the last six months",
    "ls_adoptr": "Legal status of the adopters",
    "nb_adoptr": "How many adopt",
    "sex_adoptr": "Sex of the adopters",
    "foster_care": "Adopted by their foster carers",
    "seen_alone": "Seen alone",
    "in_person": "In person",
    "written": "Written to the child",
    "sdq_score": "SDQ score",
    "sdq_reason": "Why there is no SDQ score",
}


def value_of(model: str, name: str, value: Any, names: Names) -> str:
    """A value in words; empty for nothing."""
    if value in (None, ""):
        return ""
    return names(value) if name in ("worker_id", "team_id") else shown(model, name, value)


def shown(model: str, name: str, value: Any) -> str:
    """A value in words: a date, a code with its meaning, yes or no."""
    if name == "date" or (name != OTHER and is_kind(model, name, DateField)):
        return day(date.fromisoformat(value)) if "-" in str(value) else str(value)
    if name == "role":
        return ALLOCATION_ROLES.get(value, value)
    if isinstance(value, bool) or name in AS_FLAGS:
        return YES_NO.get(value, str(value))
    known = sets().get(CODE_SETS.get(f"{model}.{name}") or CODE_SETS.get(name) or name.upper())
    if known and known.has(str(value)):
        return f"{known.label(str(value))} ({value})"
    return str(value)


@cache
def sets() -> dict[str, CodeSet]:
    """The code sets, by the column they are of."""
    return {each.name: each for each in code_sets()}


def is_kind(model: str, name: str, field: type[Any]) -> bool:
    """Whether a column is of a kind of field."""
    found = model_of(model)._meta.get_field(field_name(name))
    return isinstance(found, field) and not isinstance(found, BooleanField)
