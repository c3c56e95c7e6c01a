"""One box: the ways people look for a child, and what nobody may find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from hearth_web.access.models import BreakGlass
from hearth_web.people import standing
from hearth_web.people.finding import find
from hearth_web.people.models import Allocation, Child, Identifier, Placement, Worker

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
SignedIn = Callable[[str], Client]


@pytest.fixture
def zoe(cast: Any) -> Child:
    """A child with every kind of thing to be found by."""
    zoe = Child.objects.create(
        child="20/45",
        forename="Zoë",
        surname="O’Brien-Łukasz",
        known_as="Zed",
        dob=date(2011, 3, 9),
        upn="A123456789012",
    )
    Identifier.objects.create(child=zoe, kind="NHS", value="943 476 5919")
    Identifier.objects.create(child=zoe, kind="LEGACY", value="old-778")
    worker = Worker.objects.create(worker="q", name="Quentin Marsh", team=cast.vale)
    Allocation.objects.create(child=zoe, role="SW", worker=worker, decom=date(2024, 1, 1))
    Placement.objects.create(child=zoe, decom=date(2024, 1, 1), place="U6", carer="Ada Penhale")
    standing.refresh()
    return zoe


def names(user: Any, typed: str) -> list[str]:
    return [child.child for child in find(user, typed, TODAY).children]


@pytest.mark.parametrize(
    "typed",
    [
        "zed",
        "Zoë",
        "zoe",
        "ZOE OBRIEN",
        "o'brien zoe",
        "lukasz, zed",
        "obri",
        "brien zo",
        "2011-03-09",
        "9/3/2011",
        "zed 9 march 2011",
        "march 2011",
        "03/2011",
        "20/45",
        "2045",
        "A123456789012",
        "943 476 5919",
        "9434765919",
        "old 778",
        "quentin",
        "marsh quentin",
        "ada penhale",
    ],
)
def test_a_child_is_found_by(typed: str, zoe: Child, cast: Any) -> None:
    assert names(cast["analyst"], typed) == ["20/45"]


@pytest.mark.parametrize("typed", ["zeo", "obrein", "lukaszz", "quentn march", "zoe obryen"])
def test_a_child_is_found_though_a_letter_is_wrong(typed: str, zoe: Child, cast: Any) -> None:
    found = find(cast["analyst"], typed, TODAY)
    assert [child.child for child in found.children] == ["20/45"]
    assert found.instead


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "|",
        "%",
        "_",
        "zed' or '1'='1",
        "<script>",
        "zed nobody",
        "zed 1/1/2001",
        "zqx",
        "\x00",
    ],
)
def test_nobody_answers_to(typed: str, zoe: Child, cast: Any, signed_in: SignedIn) -> None:
    assert names(cast["analyst"], typed) == []
    page = signed_in("analyst").get("/find", {"q": typed})
    assert page.status_code == 200


def test_their_own_name_comes_before_other_peoples(zoe: Child, cast: Any) -> None:
    quentin = Child.objects.create(child="9", forename="Quentin", surname="Zz")
    longer = Child.objects.create(child="8", forename="Quentina", surname="Aa")
    standing.refresh()
    assert names(cast["analyst"], "quentin") == [quentin.child, longer.child, zoe.child]


@pytest.mark.parametrize(
    "typed", ["20/45", "A123456789012", "943 476 5919", "9434765919", "OLD-778"]
)
def test_a_number_goes_straight_to_the_child(typed: str, zoe: Child, signed_in: SignedIn) -> None:
    answer = signed_in("analyst").get("/find", {"q": typed})
    assert answer.status_code == 302
    assert answer["Location"] == f"/children/{zoe.pk}/"


def test_a_name_or_part_of_a_number_does_not(zoe: Child, signed_in: SignedIn) -> None:
    for typed in ("zed", "943 476"):
        assert signed_in("analyst").get("/find", {"q": typed}).status_code == 200


def test_a_result_says_who_how_old_where_and_whose(zoe: Child, signed_in: SignedIn) -> None:
    page = signed_in("analyst").get("/find?q=zed").content.decode()
    for words in (
        "Zed O’Brien-Łukasz",
        "Full name Zoë",
        "9 March 2011",
        "Not in care",
        "Quentin Marsh",
    ):
        assert words in page


WHO_SEES = {
    "analyst": {"1001", "1002"},
    "head_of_service": {"1001", "1002", "1004"},
    "team_manager": {"1001"},
    "social_worker": {"1001"},
    "iro": {"1001"},
    "placements": {"1001", "1002"},
}


@pytest.mark.parametrize("role", WHO_SEES)
def test_each_finds_only_those_within_reach(role: str, cast: Any) -> None:
    standing.refresh()
    found = {n for word in ("ash", "birch", "cedar", "elder") for n in names(cast[role], word)}
    assert found == WHO_SEES[role]


@pytest.mark.parametrize("role", ["board_member", "administrator", "auditor"])
def test_there_is_no_box_for_those_who_see_no_child(role: str, signed_in: SignedIn) -> None:
    assert signed_in(role).get("/find?q=ash").status_code == 404


def said(client: Client, typed: str) -> str:
    """What the page says, without the token that differs each time."""
    answer = client.get("/find", {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


@pytest.mark.parametrize("typed", ["cedar", "1003", "hidden", "ceder", "1/1/2015"])
def test_nothing_hints_at_a_hidden_record(typed: str, cast: Any, signed_in: SignedIn) -> None:
    """The page is the same, word for word, as for a name nobody has."""
    standing.refresh()
    client = signed_in("analyst")
    hidden = said(client, typed)
    Child.objects.filter(child="1003").delete()
    assert said(client, typed) == hidden


def test_a_home_office_number_is_found_only_by_those_who_may_see_immigration(
    zoe: Child, cast: Any, signed_in: SignedIn
) -> None:
    Identifier.objects.create(child=zoe, kind="HOME_OFFICE", value="H1234567")
    standing.refresh()
    typed = quote("H1234567")
    assert signed_in("finance").get(f"/find?q={typed}").status_code == 302
    other = signed_in("virtual_school").get(f"/find?q={typed}")
    assert other.status_code == 200
    assert "Nobody you can see" in other.content.decode()


def test_a_record_opened_out_of_reach_is_found(cast: Any) -> None:
    standing.refresh()
    worker = cast["social_worker"]
    assert names(worker, "birch") == []
    BreakGlass.objects.create(
        user=worker, child=cast.birch.pk, why="On call", ends_at="2099-01-01T00:00Z"
    )
    assert names(worker, "birch") == ["1002"]


def test_an_empty_answer_says_what_to_try(cast: Any, signed_in: SignedIn) -> None:
    page = signed_in("analyst").get("/find?q=nobodyatall").content.decode()
    assert "Nobody you can see answers to “nobodyatall”" in page
    assert "a date of birth, such as 4 May 2012" in page
