"""Ofsted's list of providers, brought by the analyst and used by the checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from return_help import check_now, rules_of

from hearth_web.audit.models import Event
from hearth_web.jobs.models import Job
from hearth_web.returns.models import Check, ProviderList
from hearth_web.returns.providing import bring_providers

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PATH = "/return/providers/"
LIST = "URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE\nSC000001,K2,PR1,,\n"
DAY = {"made_on-day": "1", "made_on-month": "6", "made_on-year": "2025"}
UNKNOWN_HOME = "1008"


def send(client: Client, text: str, **day: str) -> Any:
    file = SimpleUploadedFile("homes.csv", text.encode())
    return client.post(PATH, {**DAY, **day, "file": file})


def test_homes_are_looked_up_in_the_list_that_was_brought(
    in_care: Any, signed_in: SignedIn
) -> None:
    check = check_now()
    assert UNKNOWN_HOME in {skipped["rule"] for skipped in check.skipped}
    client = signed_in("analyst")
    assert send(client, LIST).status_code == 302
    assert Job.objects.filter(kind="returns.check", state="waiting").exists()
    check = check_now()
    assert UNKNOWN_HOME not in {skipped["rule"] for skipped in check.skipped}
    assert UNKNOWN_HOME in rules_of(in_care.ash)
    assert "Homes are looked up in Ofsted’s list of 1 June 2025." in check.beside
    page = client.get("/return/").content.decode()
    assert "Homes are looked up in Ofsted’s list of 1 June 2025." in page
    event = Event.objects.get(action="returns.providers.brought")
    assert event.after == {"file": "homes.csv", "made_on": "2025-06-01", "homes": 1}


def test_a_newer_list_takes_the_place_of_the_one_before(cast: Any, signed_in: SignedIn) -> None:
    analyst = cast["analyst"]
    given = {"by": analyst, "data": LIST.encode(), "made_on": date(2024, 6, 1)}
    first = bring_providers(name="first.csv", **given)
    second = bring_providers(name="second.csv", **given)
    assert ProviderList.objects.first() == second
    assert bytes(ProviderList.objects.get(pk=first.pk).packed) == b""
    page = signed_in("analyst").get(PATH).content.decode()
    assert page.index("second.csv") < page.index("first.csv")


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("CHILD,SEX\n1,M\n", {}, "is no list of providers"),
        ("URN,POSTCODE\nSC1,\n", {}, "says nothing of place codes"),
        (LIST, {"made_on-year": "2031"}, "today or in the past"),
        (LIST, {"made_on-day": ""}, "must include a day"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(
    cast: Any, signed_in: SignedIn, text: str, day: dict[str, str], said: str
) -> None:
    page = send(signed_in("analyst"), text, **day).content.decode()
    assert "Error:" in page
    assert said in page
    assert not (ProviderList.objects.exists() or Check.objects.exists())


def test_only_those_who_bring_data_in_may(cast: Any, signed_in: SignedIn) -> None:
    for role in ("team_manager", "social_worker", "board_member", "auditor"):
        client = signed_in(role)
        assert (client.get(PATH).status_code, send(client, LIST).status_code) == (404, 404), role
    assert not ProviderList.objects.exists()
