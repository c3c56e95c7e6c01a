"""What stands beside care on a child's page and in the API: for whom it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth_web.access.roles import ROLES
from hearth_web.access.verbs import Verb
from hearth_web.api.records import PARTS, rows_of
from hearth_web.people.models import (
    Address,
    Adopter,
    AdoptionPlan,
    Child,
    ChildInNeed,
    Fact,
    ImmigrationStatus,
    PeriodOfCare,
    PermanencePlan,
    ProtectionPlan,
)
from hearth_web.people.rules import verb_to_read
from hearth_web.wellbeing.models import (
    Conviction,
    Immunisation,
    SchoolPlace,
    SpecialNeeds,
    SubstanceMisuse,
)

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
Drawn = Callable[..., None]
START = date(2020, 5, 5)


@pytest.fixture
def beside(cast: Any, in_care: Drawn) -> Child:
    """Ash, with adopters now, and something of every kind beside care."""
    ash: Child = cast.ash
    in_care(ash, date(2024, 1, 1), place="A6", ls="E1")
    for fact in (
        Address(child=ash, kind="Home", address="1 Alder Close", decom=START, dec=date(2023, 1, 1)),
        Address(child=ash, kind="New home", address="9 Dock Lane", decom=date(2024, 1, 1)),
        ImmigrationStatus(child=ash, status="REFUGEE", decom=START),
        PermanencePlan(child=ash, plan="ADOPTION", decom=date(2023, 9, 9)),
        PermanencePlan(
            child=ash, plan="RETURN", decom=START, dec=date(2023, 9, 9), start_known=False
        ),
        ChildInNeed(child=ash, decom=START, need="N1"),
        ProtectionPlan(child=ash, decom=START, dec=date(2021, 5, 5), initial_category="NEG"),
        AdoptionPlan(child=ash, date_placed=date(2023, 9, 9), date_match=date(2023, 11, 11)),
        Adopter(child=ash, adopter="AF77", approved=date(2023, 3, 3)),
        Immunisation(child=ash, date=date(2024, 3, 31), up_to_date="0"),
        SubstanceMisuse(child=ash, date=date(2024, 4, 4), substance="Cannabis"),
        Conviction(child=ash, date=date(2024, 5, 5), offence="Criminal damage"),
        SchoolPlace(child=ash, school="Larch School", decom=START),
        SpecialNeeds(child=ash, provision="EHCP", decom=START),
    ):
        fact.save()
    return ash


HEALTH = {"analyst", "social_worker", "placements", "health"}
PROTECTION = {"analyst", "social_worker", "placements", "health", "virtual_school"}
EVERYBODY = PROTECTION | {"finance", "fostering"}
SHOWN_TO = {
    "1 Alder Close": EVERYBODY,
    "9 Dock Lane": {"analyst", "social_worker"},
    "Refugee": {"analyst", "social_worker", "finance"},
    "Return to the family": EVERYBODY,
    "known from 5 May 2020 to 9 September 2023": EVERYBODY,
    "Neglect": PROTECTION,
    "11 November 2023": {"analyst", "social_worker"},
    "AF77": {"analyst", "social_worker"},
    "Not up to date": HEALTH,
    "Cannabis": HEALTH,
    "Criminal damage": HEALTH,
    "Larch School": EVERYBODY,
    "Education, health and care plan": EVERYBODY,
}


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_each_fact_is_shown_only_to_those_who_may_know(
    role: str, beside: Child, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    pages = [f"/children/{beside.pk}/", f"/children/{beside.pk}/journey/"]
    shown, told = (client.get(each).content.decode().replace("Known", "known") for each in pages)
    for words, who in SHOWN_TO.items():
        assert (words in shown) is (role in who), words
        assert role in who or words not in told, words


@pytest.mark.parametrize("role", ["board_member", "administrator", "auditor"])
def test_no_one_else_opens_the_page(role: str, beside: Child, signed_in: SignedIn) -> None:
    assert signed_in(role).get(f"/children/{beside.pk}/").status_code == 404


@pytest.mark.parametrize("role", ["analyst", "finance", "virtual_school"])
def test_the_api_keeps_close_what_the_page_does(role: str, beside: Child, cast: Any) -> None:
    def told(model: type[Fact], column: str) -> set[str]:
        rows = rows_of(model, cast[role], verb_to_read(model._meta.label_lower))
        return {getattr(row, column) for row in rows}

    close = role != "analyst"
    assert told(Address, "address") == {"1 Alder Close"} | (set() if close else {"9 Dock Lane"})
    assert told(PermanencePlan, "plan") == {"RETURN"} | (set() if close else {"ADOPTION"})
    assert bool(told(ProtectionPlan, "initial_category")) is (role != "finance")
    assert bool(told(Adopter, "adopter")) is not close


@pytest.mark.parametrize(
    ("rec", "dec", "seen"),
    [
        ("E45", date(2024, 6, 6), set()),  # guardians now
        ("E41", date(2024, 6, 6), set()),
        ("E11", date(2024, 6, 6), set()),
        ("E4A", date(2024, 6, 6), {"Flat"}),  # home
        ("", None, {"Flat"}),
    ],
)
def test_where_a_new_family_lives_after_an_order_is_kept_close(
    rec: str, dec: date | None, seen: set[str], cast: Any, in_care: Drawn
) -> None:
    in_care(cast.ash, date(2022, 1, 1), dec, rec=rec)
    assert PeriodOfCare.objects.count() == 1
    for kind, end in (("Flat", None), ("Hall", date(2024, 6, 6))):
        Address.objects.create(child=cast.ash, kind=kind, decom=START, dec=end)
    rows = rows_of(Address, cast["virtual_school"], Verb.SEE_CHILDREN)
    assert {row.kind for row in rows} == {"Hall"} | seen


@pytest.mark.parametrize(
    ("slug", "model", "kept_from"),
    [
        ("address", Address, {"virtual_school", "health", "fostering"}),
        ("permanence-plan", PermanencePlan, {"virtual_school", "health", "fostering"}),
        ("protection-plan", ProtectionPlan, {"fostering"}),
        ("immigration-status", ImmigrationStatus, {"virtual_school", "health", "fostering"}),
        ("conviction", Conviction, {"virtual_school", "fostering"}),
        ("adopter", Adopter, {"virtual_school", "health", "fostering"}),
        ("school", SchoolPlace, set()),
    ],
)
def test_a_form_is_there_only_for_those_who_may_know(
    slug: str, model: type[Any], kept_from: set[str], beside: Child, signed_in: SignedIn
) -> None:
    row = model.objects.filter(child=beside).latest("changed_at")
    if model in (Address, PermanencePlan):
        row = model.objects.get(child=beside, dec=None)
    for role in ("social_worker", "virtual_school", "health", "fostering"):
        answer = signed_in(role).get(reverse("correct-fact", args=[beside.pk, slug, row.pk]))
        assert answer.status_code == (404 if role in kept_from else 200), role


def test_every_kind_of_fact_about_a_child_is_in_the_api() -> None:
    """Notes, documents and who adopted whom apart."""
    from django.apps import apps

    left = {"Note", "Document"}
    kinds = {m for m in apps.get_models() if issubclass(m, Fact) and m.__name__ not in left}
    assert kinds == set(PARTS.values())


def test_the_verb_of_protection_is_with_those_who_work_with_children() -> None:
    holders = {key for key, role in ROLES.items() if Verb.SEE_PROTECTION in role.verbs}
    assert {"social_worker", "health", "virtual_school", "head_of_service"} <= holders
    assert not holders & {"finance", "fostering", "board_member", "administrator", "auditor"}
