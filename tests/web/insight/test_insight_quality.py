"""Each check finds what is amiss, and leads to the page that mends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from hearth_web.access.models import User
from hearth_web.bridge.memory import current
from hearth_web.insight.models import Amiss
from hearth_web.insight.quality import checks
from hearth_web.insight.quality.lists import COUNTING, counted, listed
from hearth_web.insight.quality.look import Look
from hearth_web.people.models import (
    Allocation,
    Child,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Relationship,
    Review,
)
from hearth_web.people.standing import refresh

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
TODAY = date(2026, 6, 1)
SINCE = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def child(cast: object, chosen: None) -> Child:
    """Ash, in care, with nothing amiss."""
    ash = cast.ash
    ash.ethnic, ash.upn = "WBRI", "A123456789012"
    ash.save()
    PeriodOfCare.objects.create(child=ash, decom=SINCE, cin="N1")
    LegalStatus.objects.create(child=ash, decom=SINCE, ls="C2")
    Placement.objects.create(
        child=ash, decom=SINCE, place="U6", pl_post="SE61AA", urn="1234567", place_provider="PR1"
    )
    for day in (date(2026, 1, 20), date(2026, 4, 15)):
        Review.objects.create(child=ash, review=day, review_code="PN1")
    return ash


def found(child: Child) -> set[str]:
    """The keys of the checks that find something amiss in the child's record."""
    refresh()
    look = Look(TODAY, current())
    return {c.key for c in checks() if any(f.child == child.pk for f in c.find(look))}


def test_nothing_amiss_is_found_in_a_whole_record(child: Child) -> None:
    assert found(child) == set()


def changed(child: Child, **values: object) -> None:
    for name, value in values.items():
        setattr(child, name, value)
    child.save()


SPOILT: dict[str, Callable[[Child], object]] = {
    "name": lambda c: changed(c, forename="", surname="", known_as=""),
    "dob": lambda c: changed(c, dob=None),
    "ethnic": lambda c: changed(c, ethnic=""),
    "upn": lambda c: changed(c, upn=""),
    "legal-status": lambda c: c.legalstatus_set.all().delete(),
    "placement": lambda c: c.placement_set.all().delete(),
    "postcode": lambda c: c.placement_set.update(pl_post=""),
    "urn": lambda c: c.placement_set.update(urn=""),
    "review": lambda c: c.review_set.filter(review__gt=date(2026, 2, 1)).delete(),
    "worker": lambda c: c.allocation_set.filter(role="SW").delete(),
    "two-workers": lambda c: Allocation.objects.create(
        child=c, role="SW", worker=c.allocation_set.get(role="IRO").worker, decom=SINCE
    ),
}


@pytest.mark.parametrize("key", SPOILT)
def test_each_thing_amiss_is_found_alone(child: Child, key: str) -> None:
    SPOILT[key](child)
    assert found(child) == {key}


def test_what_is_open_after_care_ended_is_found(child: Child) -> None:
    child.periodofcare_set.update(dec=date(2026, 5, 1), rec="E4A")
    assert "open-after-care" in found(child)


def test_a_tie_that_goes_one_way_is_found_in_the_other_childs_record(
    cast: object, child: Child
) -> None:
    Relationship.objects.create(child=child, other=cast.birch, relation="Brother")
    assert "sibling" in found(cast.birch)
    Relationship.objects.create(child=cast.birch, other=child, relation="Sister")
    assert "sibling" not in found(cast.birch)


def test_a_care_leaver_nobody_was_in_touch_with_is_found(child: Child) -> None:
    from hearth_web.leaving.models import LeavingCare

    changed(child, dob=date(2007, 1, 1))
    child.periodofcare_set.update(decom=date(2020, 1, 1), dec=date(2025, 1, 1), rec="E11")
    assert "no-contact" in found(child)
    LeavingCare.objects.create(child=child, latest_contact=date(2026, 5, 20))
    assert "no-contact" not in found(child)


def test_every_check_leads_to_a_page_that_is_there(
    child: Child, signed_in: SignedIn, cast: object
) -> None:
    for spoil in SPOILT.values():
        spoil(child)
    refresh()
    client, user = signed_in("head_of_service"), cast["head_of_service"]
    for check in checks():
        for row in listed(user, None, check):
            assert client.get(row["mend_href"]).status_code == 200, (check.key, row["mend_href"])
            assert client.get(row["href"]).status_code == 200


def count_of(user: User, key: str) -> int:
    return next(each.count for each in counted(user, None) if each.check.key == key)


def test_people_see_what_is_amiss_with_their_own_children(cast: object, child: Child) -> None:
    changed(child, ethnic="")
    PeriodOfCare.objects.create(child=cast.birch, decom=SINCE)
    refresh()
    assert count_of(cast["head_of_service"], "ethnic") == 2
    assert count_of(cast["team_manager"], "ethnic") == 1
    assert count_of(cast["social_worker"], "ethnic") == 1


def test_each_night_is_noted_and_drawn(cast: object, child: Child, signed_in: SignedIn) -> None:
    from hearth_web import jobs
    from hearth_web.insight.quality.lists import count_nightly
    from hearth_web.jobs.work import Work

    changed(child, ethnic="")
    refresh()
    job = jobs.enqueue(COUNTING, by=None)
    count_nightly(Work(job))
    assert sum(Amiss.objects.values_list("count", flat=True)) == 1
    Amiss.objects.update(on=date(2026, 5, 31))
    count_nightly(Work(job))
    count_nightly(Work(job))
    page = signed_in("head_of_service").get("/quality/").content.decode()
    assert "night by night" in page
    assert "night by night" not in signed_in("social_worker").get("/quality/").content.decode()
