"""Who may know of a duty, and who owes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import Duty, Group, Owner
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.forms.events import slug_of
from hearth_web.people.rules import FIELD_VERBS, KIND_VERBS, verbs_of_event
from hearth_web.people.views.record.kinds import Kind, kinds

__all__ = [
    "CASE_HOLDERS",
    "ENDED_BY_ITS_OWN_DAY",
    "FINISHED_IN_PLACE",
    "OF_ALLOCATION",
    "OF_PART",
    "OF_ROLE",
    "OWNER_WORDS",
    "WITHOUT_SEAT",
    "closed_duties",
    "kind_for",
    "may_record",
    "needed_for",
    "owner_words",
    "record_of",
]

GROUP_VERBS: Mapping[Group, Verb] = {
    Group.HEALTH: Verb.SEE_HEALTH,
    Group.ALONE: Verb.SEE_IMMIGRATION,
}
TABLE_VERBS: Mapping[str, Verb] = {
    "health_checks": KIND_VERBS["healthcheck"],
    "immunisations": KIND_VERBS["immunisation"],
    "sdq": KIND_VERBS["sdqscore"],
    "adoption": KIND_VERBS["adoptionplan"],
    "immigration": KIND_VERBS["immigrationstatus"],
    "uasc": FIELD_VERBS["uasc"],
    "disabled": FIELD_VERBS["disabled"],
}
"""What it takes to read the tables of a life, where that is more than opening the record."""

FORMS: Mapping[str, str] = {
    "adoption": "adoption-plan",
    "allocation": "worker",
    "deprivation of liberty": "deprivation",
    "legal status": "legal-status",
    "health check": "health-check",
    "permanence_plan": "permanence-plan",
}
"""Words of `Duty.record` that addresses have otherwise."""

OF_PART: Mapping[tuple[str, str], str] = {
    ("adult-transition", "decision"): "ADULT_DECISION",
    ("adult-transition", "panel"): "ADULT_PANEL",
    ("care-leaver-money", "savings"): "SAVINGS_HANDED_OVER",
    ("gp-registration", "dentist"): "DENTIST_REGISTERED",
    ("immigration-check", "application"): "IMMIGRATION_APPLICATION",
    ("independent-visitor", "match"): "VISITOR_MATCH",
    ("independent-visitor", "visit"): "VISITOR_VISIT",
    ("pre-proceedings", "six-weeks"): "PRE_PROCEEDINGS_REVIEW",
    ("pre-proceedings", "twelve-weeks"): "PRE_PROCEEDINGS_REVIEW",
    ("review-decisions", "answer"): "REVIEW_RESPONSE",
    ("review-early", "first"): "review",
    ("sdq", "help"): "SDQ_REFERRAL",
    ("secure-accommodation", "later review"): "SECURE_REVIEW",
    ("secure-accommodation", "review"): "SECURE_REVIEW",
    ("staying-put", "review"): "STAYING_PUT_REVIEW",
}
"""What records a part of a duty, by the part of its limit, where that is not the duty's own."""

ENDED_BY_ITS_OWN_DAY = frozenset({"IRO_ALERT", "PRE_PROCEEDINGS", "PROCEEDINGS", "REVIEW_REQUEST"})
"""What is recorded once when it begins, and is done once its own end is filled in: another of the
kind ends nothing."""

FINISHED_IN_PLACE = frozenset(
    {
        *("iro-dispute", "pre-proceedings", "proceedings-26-weeks"),
        *("adoption-match", "short-break-limit", "supported-registered"),
    }
)
"""Duties that are done by filling in what is recorded already, about the day of the obligation: the
alert that is settled, the stay that ends. Adding another would leave them open."""

CASE_HOLDERS = ("SW", "PA")
WITHOUT_SEAT = frozenset(
    {Owner.LEGAL, Owner.ADOPTION, Owner.MISSING, Owner.PARTICIPATION, Owner.UASC}
)
"""Owners that nobody signs in as: the child's social worker sees these, else the adviser."""

OF_ALLOCATION: Mapping[str, frozenset[Owner]] = {
    "SW": frozenset({Owner.SW}) | WITHOUT_SEAT,
    "PA": frozenset({Owner.PA}),
    "IRO": frozenset({Owner.IRO}),
    "SSW": frozenset({Owner.SSW}),
    "NURSE": frozenset({Owner.NURSE}),
    "VS": frozenset({Owner.VIRTUAL_SCHOOL}),
}
"""What somebody owes the children allocated to them, by the role of the allocation."""

OF_ROLE: Mapping[str, frozenset[Owner]] = {
    "health": frozenset({Owner.NURSE}),
    "virtual_school": frozenset({Owner.VIRTUAL_SCHOOL}),
    "placements": frozenset({Owner.PLACEMENTS}),
    "team_manager": frozenset({Owner.TM}),
    "head_of_service": frozenset({Owner.NOMINATED_OFFICER, Owner.DIRECTOR}),
}
"""What somebody owes every child within reach, by the role they sign in with."""

OWNER_WORDS: Mapping[str, str] = {
    Owner.SW: "Social worker",
    Owner.PA: "Personal adviser",
    Owner.IRO: "Reviewing officer",
    Owner.SSW: "Supervising social worker",
    Owner.TM: "Team manager",
    Owner.NURSE: "Nurse",
    Owner.VIRTUAL_SCHOOL: "Virtual school",
    Owner.PLACEMENTS: "Placements",
    Owner.LEGAL: "Legal services",
    Owner.ADOPTION: "Adoption team",
    Owner.NOMINATED_OFFICER: "Nominated officer",
    Owner.DIRECTOR: "Director",
    Owner.MISSING: "Missing team",
    Owner.PARTICIPATION: "Participation",
    Owner.UASC: "Team for unaccompanied children",
}


def owner_words(owner: str) -> str:
    """Who owes something, in words."""
    return OWNER_WORDS.get(owner, owner.replace("_", " ").capitalize())


@cache
def needed_for(duty: str) -> frozenset[Verb]:
    """The verbs that knowing how a duty stands takes, beside opening the record."""
    found = CATALOGUE.get(duty)
    if found is None:  # of a duty this version does not know nobody can say what it tells
        return frozenset({*KIND_VERBS.values(), *FIELD_VERBS.values()})
    verbs = {GROUP_VERBS.get(found.group), *map(TABLE_VERBS.get, found.needs)}
    return frozenset(verb for verb in verbs if verb) | of_record(found)


def of_record(duty: Duty) -> frozenset[Verb]:
    """What reading the record takes that shows it was done."""
    if code_set("EVENT").has(duty.record):
        return verbs_of_event(duty.record)
    kind = kind_for(duty.record)
    return frozenset({kind.see} if kind and kind.see else ())


def record_of(duty: Duty, part: str) -> str:
    """What records a duty, or this part of it: a code of EVENT, or the word of a form."""
    return OF_PART.get((duty.id, part), duty.record)


def kind_for(record: str) -> Kind | None:
    """The kind of fact that a duty's `record` means: a code of EVENT, or a word for a form."""
    wanted = slug_of(record) if code_set("EVENT").has(record) else FORMS.get(record, record)
    return next((kind for kind in kinds() if kind.slug == wanted), None)


def may_record(kind: Kind, may: Callable[[Verb], bool]) -> bool:
    """Whether somebody may write a kind of fact, and read it."""
    return may(kind.verb) and (kind.see is None or may(kind.see))


def closed_duties(may: Callable[[Verb], bool]) -> list[str]:
    """The duties that somebody may not know of; `may` says which verbs are theirs."""
    return [duty for duty in CATALOGUE if not all(map(may, needed_for(duty)))]
