"""What stands beside care is added and corrected by forms, and its histories agree."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from recording_help import day, hidden_of

from hearth_web.access.verbs import Verb
from hearth_web.audit.log import System
from hearth_web.audit.models import Event
from hearth_web.leaving.forms import LeavingCareForm
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.actions import Change, DisagreementError, apply
from hearth_web.people.forms.base import Desk
from hearth_web.people.forms.situation import (
    AddressForm,
    ChildInNeedForm,
    PermanencePlanForm,
    ProtectionPlanForm,
)
from hearth_web.people.life import Life
from hearth_web.people.models import Child, PermanencePlan, ProtectionPlan, Review
from hearth_web.people.showing.beside import plan
from hearth_web.people.views.record.kinds import kind
from hearth_web.wellbeing.forms import ConvictionForm, ImmunisationForm, SchoolForm

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 3)
NIGHT = System("tests")

ADDED: list[tuple[str, dict[str, str]]] = [
    ("address", {"kind": "Home", "postcode": "YO1 7HH", **day("decom", DAY)}),
    ("immigration-status", {"status": "REFUGEE", **day("decom", DAY)}),
    ("permanence-plan", {"plan": "ADOPTION", **day("decom", DAY)}),
    ("in-need", {"need": "N1", **day("decom", DAY)}),
    ("protection-plan", {"initial_category": "NEG", "seen_alone": "yes", **day("decom", DAY)}),
    ("adopter", {"adopter": "AF1", **day("approved", DAY)}),
    ("immunisations", {"up_to_date": "no", **day("date", DAY)}),
    ("substance-misuse", {"substance": "Alcohol", **day("date", DAY)}),
    ("conviction", {"offence": "Theft from a shop", **day("date", DAY)}),
    ("school", {"school": "Larch School", "urn": "123456", **day("decom", DAY)}),
    ("special-needs", {"provision": "EHCP", **day("decom", DAY)}),
    ("leaving-care", {"eligibility": "RELEVANT", "accom": "U1", **day("latest_contact", DAY)}),
]


@pytest.mark.parametrize(("slug", "data"), ADDED, ids=[slug for slug, _ in ADDED])
def test_each_is_added_and_corrected_and_both_are_in_the_log(
    slug: str, data: dict[str, str], cast: Any, signed_in: Any
) -> None:
    client, model = signed_in("social_worker"), kind(slug).model
    path = reverse("add-fact", args=[cast.ash.pk, slug])
    answer = client.post(path, {**hidden_of(client.get(path).content.decode()), **data})
    assert answer.status_code == 302, answer.content.decode()
    row: Any = model._default_manager.get(child=cast.ash)
    earlier = {name: "2" if name.endswith("-day") else value for name, value in data.items()}
    path = reverse("correct-fact", args=[cast.ash.pk, slug, row.pk])
    hidden = hidden_of(client.get(path).content.decode())
    assert client.post(path, {**hidden, **earlier, "why": "Typed wrongly."}).status_code == 302
    row.refresh_from_db()
    assert date(2024, 5, 2) in vars(row).values()
    label = model._meta.label_lower
    acts = Event.objects.filter(action__startswith=label).order_by("id")
    assert [each.action for each in acts] == [f"{label}.added", f"{label}.corrected"]


BEFORE = day("dec", DAY - timedelta(1))
WRONG: list[tuple[Any, dict[str, str], str, str]] = [
    (AddressForm, {"kind": "Home"}, "address", "Enter the address, the postcode, or both"),
    (AddressForm, {"postcode": "nowhere"}, "postcode", "must be a full UK postcode"),
    (AddressForm, {}, "kind", "Enter the kind of address"),
    (PermanencePlanForm, day("decom", DAY) | BEFORE, "dec", "must be on or after the start"),
    (PermanencePlanForm, {}, "plan", "Select the plan"),
    (ChildInNeedForm, {"reason": "RC7"}, "dec", "Enter the day the case was closed"),
    (ProtectionPlanForm, day("decom", DAY) | BEFORE, "dec", "must be on or after the start"),
    (ProtectionPlanForm, {}, "initial_category", "Select the category at the start"),
    (ImmunisationForm, {}, "up_to_date", "Select whether immunisations were up to date"),
    (ConvictionForm, {"offence": " "}, "offence", "Enter the offence"),
    (SchoolForm, {"urn": "12"}, "urn", "must be 6 digits, like 123456"),
]


@pytest.mark.parametrize(("form", "data", "field", "sentence"), WRONG)
def test_what_is_wrong_is_said(
    cast: Any, form: Any, data: dict[str, str], field: str, sentence: str
) -> None:
    desk = Desk(cast["social_worker"], cast.ash, frozenset(Verb))
    filled = form({"once": str(uuid.uuid4()), **data}, desk=desk)
    assert any(sentence in said for said in filled.errors.get(field, [])), filled.errors


def test_how_things_stand_with_leaving_care_is_told_once(cast: Any) -> None:
    LeavingCare.objects.create(child=cast.ash)
    desk = Desk(cast["social_worker"], cast.ash)
    form = LeavingCareForm({"once": str(uuid.uuid4()), "eligibility": "RELEVANT"}, desk=desk)
    assert form.errors["__all__"] == [
        "How things stand is recorded already. Change it on the child's page."
    ]


def offered(form: Any) -> list[str]:
    return [code for code, _ in form.fields["plan"].choices]


def test_a_plan_for_adoption_is_not_offered_to_those_who_may_not_see_it(cast: Any) -> None:
    codes: Any = {
        may: offered(PermanencePlanForm(desk=desk))
        for may in (frozenset(), frozenset({Verb.SEE_ADOPTION}))
        for desk in [Desk(cast["fostering"], cast.ash, may)]
    }
    assert ["ADOPTION" in each for each in codes.values()] == [False, True]


REVIEWED = {"review": "2024-06-03"}
PLANS: list[tuple[dict[str, str], str]] = [
    (REVIEWED, "2024-06-03"),
    (day("decom", date(2024, 6, 5)), "2024-06-05"),
    (REVIEWED | day("decom", date(2024, 6, 5)), "This must be 3 June 2024, the day of the review"),
    ({}, "Enter the day the plan was made, or choose the review"),
]


@pytest.mark.parametrize(("told", "expected"), PLANS)
def test_a_plan_is_of_the_day_of_its_review_and_ends_the_one_before(
    cast: Any, told: dict[str, str], expected: str
) -> None:
    Review.objects.create(child=cast.ash, review=date(2024, 6, 3), review_code="PN1")
    before = PermanencePlan.objects.create(child=cast.ash, plan="RETURN", decom=DAY)
    desk = Desk(cast["social_worker"], cast.ash, frozenset(Verb))
    form = PermanencePlanForm({"once": str(uuid.uuid4()), "plan": "LTFOST", **told}, desk=desk)
    if not form.is_valid():
        assert expected in str(form.errors)
        return
    form.save()
    made = PermanencePlan.objects.exclude(pk=before.pk).get()
    before.refresh_from_db()
    assert (str(made.decom), str(before.dec)) == (expected, expected)
    text = shown_plan(cast, made)
    assert ("Agreed at review 1 of this time in care" in text) == (told == REVIEWED)


def test_a_plan_written_down_afterwards_ends_where_the_next_one_began(cast: Any) -> None:
    """Nobody grows up under two plans at once."""
    later = PermanencePlan.objects.create(child=cast.ash, plan="LTFOST", decom=DAY)
    desk = Desk(cast["social_worker"], cast.ash, frozenset(Verb))
    told = {"once": str(uuid.uuid4()), "plan": "RETURN", **day("decom", DAY - timedelta(days=30))}
    form = PermanencePlanForm(told, desk=desk)
    assert form.is_valid(), form.errors
    form.save()
    later.refresh_from_db()
    made = PermanencePlan.objects.exclude(pk=later.pk).get()
    assert (made.dec, later.dec) == (DAY, None)


def shown_plan(cast: Any, made: PermanencePlan) -> list[str]:
    """What the child's page says of a plan."""
    return list(plan(Life(cast.ash, cast["social_worker"], DAY), made).lines)


def test_a_start_that_is_typed_is_known_and_one_left_as_it_was_is_not(cast: Any) -> None:
    row = PermanencePlan.objects.create(child=cast.ash, plan="LTFOST", decom=DAY, start_known=False)
    desk = Desk(cast["social_worker"], cast.ash, frozenset(Verb))
    for on, known in ((DAY, False), (date(2024, 1, 1), True)):
        data = {"once": str(uuid.uuid4()), "plan": "LTFOST", "why": "Asked.", **day("decom", on)}
        form = PermanencePlanForm({**data, "version": str(row.version)}, desk=desk, row=row)
        assert form.is_valid(), form.errors
        form.save()
        row.refresh_from_db()
        assert (row.decom, row.start_known) == (on, known)


DAYS = st.dates(date(2023, 1, 1), date(2023, 2, 1))
SPELLS = st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 20)))


class ProtectionPlans(TestCase):
    """Whatever is added and corrected, nobody is on two child protection plans on one day."""

    @given(st.lists(st.tuples(st.integers(0, 3), SPELLS), max_size=8))
    @settings(max_examples=25)
    def test_plans_never_overlap(self, acts: list[Any]) -> None:
        child = Child.objects.create(child=str(uuid.uuid4()), dob=date(2023, 1, 15))
        for which, (start, length) in acts:
            rows = list(ProtectionPlan.objects.filter(child=child))
            row = rows[which % len(rows)] if rows and which else None
            end = None if length is None else start + timedelta(days=length)
            change = Change(ProtectionPlan, row and row.pk, {"decom": start, "dec": end})
            try:
                apply(by=NIGHT, child=child, changes=[change])
            except DisagreementError as error:
                assert "overlaps" in str(error) or "start on" in str(error)
        held = list(ProtectionPlan.objects.filter(child=child).values_list("decom", "dec"))
        days = [set(range(a.toordinal(), (b or date(2024, 1, 1)).toordinal())) for a, b in held]
        assert sum(map(len, days)) == len(set().union(*days))
