"""Lists of children: each filter, sorting, pages, and the download that is the screen."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from hearth_web.access.models import Grant
from hearth_web.audit.models import Event
from hearth_web.people import standing
from hearth_web.people.listing import COLUMNS, FILTERS
from hearth_web.people.listing.filters import AGES, band, born_by
from hearth_web.people.models import Allocation, Child, PeriodOfCare, Worker

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
Drawn = Callable[..., None]

LONG_AGO = date(2020, 1, 1)


def aged(years: int) -> date:
    return born_by(years, timezone.localdate())


@pytest.fixture
def people(cast: Any, in_care: Drawn) -> dict[str, Child]:
    """Four children, of whom each filter picks some; Ash and Birch are the cast's."""
    lately = timezone.localdate() - timedelta(days=10)
    Child.objects.filter(pk=cast.ash.pk).update(dob=aged(12), ethnic="WBRI", uasc=True)
    Child.objects.filter(pk=cast.birch.pk).update(dob=aged(17), ethnic="BAFR")
    draw = partial(in_care, stands=False)
    draw(cast.ash, LONG_AGO, ls="C2", place="U6", place_provider="PR1", area="IN", distance=3.2)
    draw(cast.birch, lately, ls="V2", place="K2", place_provider="PR4", area="OUT", distance=44)
    leaver = Child.objects.create(child="2001", forename="Lea", surname="Ver", dob=aged(19))
    draw(leaver, aged(19).replace(year=aged(19).year + 10), aged(1), rec="E5")
    breaks = Child.objects.create(child="2002", forename="Bree", surname="Aks", sex="F")
    draw(breaks, LONG_AGO, respite=True, ls="V4", place="T4")
    standing.refresh()
    return {"ash": cast.ash, "birch": cast.birch, "leaver": leaver, "breaks": breaks}


def numbers(client: Client, query: str, path: str = "/children/") -> list[str]:
    """The council's numbers on every page of a list."""
    found: list[str] = []
    for page in range(1, 9):
        html = client.get(f"{path}?{query}&page={page}").content.decode()
        rows = re.findall(r'<th scope="row".*?</th>\s*<td[^>]*>(.*?)</td>', html, re.DOTALL)
        if (told := [row.strip() for row in rows]) == found[-len(rows) :]:
            break
        found += told
    return found


FILTERED = [
    ("", {"ash", "birch", "leaver", "breaks"}),
    ("status=in-care", {"ash", "birch"}),
    ("status=care-leaver", {"leaver"}),
    ("status=short-breaks", {"breaks"}),
    ("status=current", {"ash", "birch", "leaver", "breaks"}),
    ("status=past", set()),
    ("ls=C2", {"ash"}),
    ("ls=not-known", {"leaver"}),
    ("age=10-15", {"ash"}),
    ("age=16-17", {"birch"}),
    ("age=18-20", {"leaver"}),
    ("age=not-known", {"breaks"}),
    ("age=unborn", set()),
    ("sex=female", {"ash", "breaks"}),
    ("sex=male", {"birch"}),
    ("sex=not-known", {"leaver"}),
    ("ethnic=black", {"birch"}),
    ("ethnic=not-known", {"leaver", "breaks"}),
    ("home=foster-mainstream", {"ash"}),
    ("home=childrens-home", {"birch"}),
    ("home=temporary", {"breaks"}),
    ("home=not-known", {"leaver"}),
    ("provider=in-house", {"ash"}),
    ("provider=independent", {"birch"}),
    ("area=out", {"birch"}),
    ("area=in", {"ash"}),
    ("area=not-known", {"breaks"}),
    ("distance=over-20", {"birch"}),
    ("distance=within-20", {"ash"}),
    ("distance=not-known", {"breaks"}),
    ("placed_since={lately}", {"birch"}),
    ("placed_since-day=1&placed_since-month=1&placed_since-year=2020", {"ash", "birch", "breaks"}),
    ("team={hill}", {"ash"}),
    ("team={service}", {"ash", "birch"}),
    ("worker={other}", {"birch"}),
    ("no_worker=yes", {"leaver"}),
    ("uasc=yes", {"ash"}),
    ("uasc=no", {"birch", "leaver", "breaks"}),
    ("status=in-care&area=out&ls=V2", {"birch"}),
    ("status=in-care&area=in&ls=V2", set()),
]


@pytest.mark.parametrize(("query", "who"), FILTERED)
def test_each_filter(
    query: str, who: set[str], people: dict[str, Child], cast: Any, signed_in: SignedIn
) -> None:
    query = query.format(
        hill=cast.hill.pk,
        service=cast.hill.parent_id,
        other=Worker.objects.get(worker="other").pk,
        lately=timezone.localdate() - timedelta(days=20),
    )
    assert set(numbers(signed_in("analyst"), query)) == {people[name].child for name in who}


def test_every_filter_is_tried_here() -> None:
    tried = {part.partition("=")[0] for query, _ in FILTERED for part in query.split("&")}
    assert {each.key for each in FILTERS} - tried == {"restricted"}


def test_restricted_records_are_listed_for_those_named(cast: Any, signed_in: SignedIn) -> None:
    head = signed_in("head_of_service")
    assert numbers(head, "restricted=yes") == []
    cast.cedar.may_open.create(user=cast["head_of_service"])
    assert numbers(head, "restricted=yes") == ["1003"]
    assert "Restricted record" not in signed_in("analyst").get("/children/").content.decode()


def test_age_bands_leave_out_no_age_and_hold_none_twice() -> None:
    ages = [age for first, last in AGES for age in range(first, last + 1)]
    assert ages == list(range(max(ages) + 1))
    assert len({band(*pair) for pair in AGES}) == len(AGES)


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        (date(2026, 11, 26), date(2010, 11, 26)),
        (date(2026, 2, 28), date(2010, 2, 28)),
        (date(2028, 2, 29), date(2012, 2, 29)),
        (date(2024, 2, 29), date(2008, 2, 29)),
    ],
)
def test_the_last_birth_of_a_sixteen_year_old(today: date, latest: date) -> None:
    assert born_by(16, today) == latest


def test_the_last_birth_when_there_was_no_29_february() -> None:
    assert born_by(17, date(2028, 2, 29)) == date(2011, 2, 28)


@pytest.mark.parametrize("query", ["ls=XX", "team=nonsense", "worker={stranger}", "placed_since=x"])
def test_what_is_no_choice_lists_nobody_and_says_so(
    query: str, people: dict[str, Child], cast: Any, signed_in: SignedIn
) -> None:
    nobody = Worker.objects.create(worker="z", name="Has No Children")
    query = query.format(stranger=nobody.pk)
    page = signed_in("analyst").get(f"/children/?{query}").content.decode()
    assert "There is a problem" in page
    assert "0 children" in page
    assert signed_in("analyst").get(f"/children/?{query}&format=csv").status_code == 404


def test_a_filter_is_a_tag_that_takes_it_away(
    people: dict[str, Child], signed_in: SignedIn
) -> None:
    page = signed_in("analyst").get("/children/?status=in-care&area=out&page=2").content.decode()
    tags = re.findall(r'hearth-chosen__link" href="(.*?)"', page)
    assert tags == ["?area=out", "?status=in-care"]
    assert "In the service: In care" in page


@pytest.mark.parametrize("column", [each.column.key for each in COLUMNS if each.column.sorts])
def test_a_list_sorts_both_ways_and_what_is_not_known_comes_last(
    column: str, people: dict[str, Child], signed_in: SignedIn
) -> None:
    client = signed_in("analyst")
    up, down = numbers(client, f"sort={column}"), numbers(client, f"sort=-{column}")
    assert set(up) == set(down) == {child.child for child in people.values()}
    assert up != down
    if column == "distance":
        assert (up[:2], down[:2]) == (["1001", "1002"], ["1002", "1001"])
    if column == "age":
        assert (up[:3], down[:3]) == (["1001", "1002", "2001"], ["2001", "1002", "1001"])
    if column in ("age", "dob"):
        assert (up[-1], down[-1]) == ("2002", "2002")


def read_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def read_excel(body: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    assert sheet is not None
    return [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(("form", "read"), [("csv", read_csv), ("xlsx", read_excel)])
def test_the_download_is_the_screen_all_its_pages(
    form: str, read: Any, cast: Any, in_care: Drawn, signed_in: SignedIn
) -> None:
    for n in range(60):
        child = Child.objects.create(child=f"3{n:03}", surname=f"=Cmd{n:02}", dob=date(2015, 1, 1))
        PeriodOfCare.objects.create(child=child, decom=LONG_AGO)
    standing.refresh()
    client = signed_in("analyst")
    query = "status=in-care&sort=-child"
    html = client.get(f"/children/?{query}").content.decode()
    headings = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)', html)
    rows = read(client.get(f"/children/?{query}&format={form}").content)
    assert rows[0] == headings
    assert [row[1] for row in rows[1:]] == numbers(client, query)
    assert len(rows) == 61
    event = Event.objects.latest("id")
    assert event.action == "people.children.downloaded"
    assert event.after == {
        "list": "Children",
        "format": form,
        "filters": {"status": "In the service: In care"},
        "children": 60,
    }


def test_only_those_who_may_take_a_list_away(cast: Any, signed_in: SignedIn) -> None:
    client = signed_in("social_worker")
    assert "Download" not in client.get("/children/").content.decode()
    assert client.get("/children/?format=csv").status_code == 404
    assert not Event.objects.filter(action="people.children.downloaded").exists()


WHO_SEES = {
    "analyst": {"1001", "1002"},
    "team_manager": {"1001"},
    "finance": {"1001", "1002"},
    "virtual_school": {"1001", "1002"},
}


@pytest.mark.parametrize("role", WHO_SEES)
def test_each_sees_and_takes_away_only_those_within_reach(
    role: str, cast: Any, signed_in: SignedIn
) -> None:
    standing.refresh()
    client = signed_in(role)
    assert set(numbers(client, "")) == WHO_SEES[role]
    rows = read_csv(client.get("/children/?format=csv").content)
    assert {row[1] for row in rows[1:]} == WHO_SEES[role]


def test_what_may_be_taken_away_reaches_no_further_than_the_role_that_lets_it(
    cast: Any, signed_in: SignedIn
) -> None:
    """A nurse sees every child and takes away none; as a manager too, those of the team."""
    Grant.objects.create(user=cast["health"], role="team_manager", team=cast.hill)
    client = signed_in("health")
    assert set(numbers(client, "")) == {"1001", "1002"}
    assert [row[1] for row in read_csv(client.get("/children/?format=csv").content)[1:]] == ["1001"]


@pytest.mark.parametrize(
    ("role", "sees"), [("analyst", True), ("virtual_school", False), ("placements", False)]
)
def test_immigration_is_a_column_and_a_filter_only_for_those_who_may_see_it(
    role: str, sees: bool, cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    page = client.get("/children/").content.decode()
    assert ("Unaccompanied" in page) is sees
    assert ("asylum" in page) is sees
    if not sees:
        Child.objects.filter(pk=cast.ash.pk).update(uasc=True)
        assert numbers(client, "uasc=yes") == numbers(client, "")


def test_immigration_is_shown_of_no_more_children_than_it_may_be(
    cast: Any, signed_in: SignedIn
) -> None:
    """Ash is this person's own, of whom they may see it; of Birch they see the rest."""
    Child.objects.update(uasc=True)
    Grant.objects.create(user=cast["social_worker"], role="virtual_school")
    standing.refresh()
    client = signed_in("social_worker")
    rows = read_csv(client.get("/children/?format=csv").content)
    assert {row[1]: row[-1] for row in rows[1:]} == {"1001": "Yes", "1002": ""}
    assert numbers(client, "uasc=yes") == ["1001"]


def test_my_children_are_those_allocated_to_me(cast: Any, signed_in: SignedIn) -> None:
    standing.refresh()
    assert numbers(signed_in("social_worker"), "", "/children/mine/") == ["1001"]
    worker = Worker.objects.create(worker="a", name="An Analyst", user=cast["analyst"])
    Allocation.objects.create(child=cast.birch, role="VS", worker=worker, decom=LONG_AGO)
    Allocation.objects.create(
        child=cast.ash, role="VS", worker=worker, decom=LONG_AGO, dec=date(2021, 1, 1)
    )
    assert numbers(signed_in("analyst"), "", "/children/mine/") == ["1002"]


def test_a_list_of_any_length_takes_no_more_questions(
    people: dict[str, Child], signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in("team_manager")
    with django_assert_max_num_queries(25):
        client.get("/children/?status=in-care&sort=-distance")


def test_a_child_with_nothing_known_is_listed(cast: Any, signed_in: SignedIn) -> None:
    Child.objects.all().delete()
    Child.objects.create(child="nothing")
    assert numbers(signed_in("analyst"), "") == ["nothing"]
    assert "not known" in signed_in("analyst").get("/children/").content.decode()


def test_every_role_that_sees_children_has_the_list(cast: Any, signed_in: SignedIn) -> None:
    for role, user in cast.users.items():
        expected = 200 if user.may("see_children") else 404
        assert signed_in(role).get("/children/").status_code == expected, role


def test_names_are_not_shown_as_mark_up(cast: Any, signed_in: SignedIn) -> None:
    Child.objects.filter(pk=cast.ash.pk).update(surname="<script>alert(1)</script>")
    page = signed_in("analyst").get("/children/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_homes_of_two_histories_are_not_mixed(cast: Any, in_care: Drawn) -> None:
    """Short breaks beside care: the standing is of the care."""
    in_care(cast.ash, LONG_AGO, respite=True, ls="V4", place="K2")
    in_care(cast.ash, date(2021, 1, 1), ls="C2", place="U6")
    found = cast.ash.standing
    found.refresh_from_db()
    assert (found.in_care, found.respite, found.ls, found.place) == (True, False, "C2", "U6")
