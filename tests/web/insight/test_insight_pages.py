"""Who may open which page, what each costs, and the first steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from insight_days import ON

from hearth_web.access.roles import ROLES
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]

PAGES = {
    f"/numbers/?on={ON}": Verb.SEE_NUMBERS,
    f"/numbers/cla-number/?on={ON}": Verb.SEE_NUMBERS,
    f"/numbers/cla-number/children/?on={ON}": Verb.SEE_CHILDREN_BEHIND,
    f"/map/?on={ON}": Verb.SEE_NUMBERS,
    f"/map/children/?on={ON}&band=0": Verb.SEE_CHILDREN_BEHIND,
    "/quality/": Verb.SEE_QUALITY,
    "/quality/upn/": Verb.SEE_QUALITY,
    "/report/": Verb.MAKE_REPORT,
    "/choose-council/": Verb.MANAGE_HOUSE,
    "/settings/public-numbers/": Verb.MANAGE_HOUSE,
}
MOST_QUERIES = 25


def test_each_page_is_for_the_roles_that_hold_its_verb(signed_in: SignedIn, sealed: object) -> None:
    for role in ROLES.values():
        client = signed_in(role.key)
        for address, verb in PAGES.items():
            expected = 200 if verb in role.verbs else 404
            assert client.get(address).status_code == expected, (role.key, address)
        assert client.get("/").status_code == 200
        assert client.get("/picture/").status_code == 200


def test_strangers_get_404(client: Client, cast: object, brought: object) -> None:
    for address in PAGES:
        assert client.get(address).status_code == 404, address


def test_no_page_asks_the_database_more_than_25_times(signed_in: SignedIn, sealed: object) -> None:
    roles = ("head_of_service", "social_worker", "board_member", "administrator")
    for role in roles:
        client = signed_in(role)
        for address in ("/", "/picture/", *PAGES):
            client.get(address)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                client.get(address)
            assert len(asked) <= MOST_QUERIES, (role, address, len(asked))


def test_a_stranger_is_told_what_this_is_and_led_to_sign_in(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert "Sign in" in page
    assert "/public/" not in page


def test_a_social_worker_finds_their_children_on_the_first_page(
    cast: object, signed_in: SignedIn, chosen: None
) -> None:
    from hearth_web.people.standing import refresh

    refresh()
    page = signed_in("social_worker").get("/").content.decode()
    assert "Ash Hillside" in page
    assert "Birch Valeside" not in page
    assert "Cedar" not in page  # restricted


def test_an_administrator_chooses_the_council_first(signed_in: SignedIn, cast: object) -> None:
    client = signed_in("administrator")
    assert client.get("/").headers["Location"] == "/choose-council/"
    assert "Choose your council" in client.post("/choose-council/", {}).content.decode()
    answer = client.post("/choose-council/", {"council": "E06000001"})
    assert answer.headers["Location"] == "/picture/"
    house = House.now()
    assert (house.code, house.name, house.is_set_up) == ("E06000001", "Hartlepool", True)
    assert "Hartlepool" in client.get("/picture/").content.decode()


def test_the_map_counts_the_children_it_lists(
    signed_in: SignedIn, brought: dict[str, Child]
) -> None:
    client = signed_in("analyst")
    page = client.get(f"/map/?on={ON}")
    places = page.context["places"].rows
    assert sum(row["all"] for row in places) == page.context["count"]
    for row in places:
        if row["href"]:
            listed = client.get(row["href"]).context
            assert listed["everyone"] == row["all"]
    cells = page.context["cells"].rows
    assert client.get(cells[0]["href"]).context["everyone"] == cells[0]["count"]
    assert client.get(f"/map/children/?on={ON}&cell=1,1").status_code == 404


def test_the_map_is_of_one_kind_of_home_where_asked(
    signed_in: SignedIn, brought: dict[str, Child]
) -> None:
    client = signed_in("analyst")
    every = client.get(f"/map/?on={ON}").context["count"]
    links = client.get(f"/map/?on={ON}").context["groups"][1:]
    assert sum(client.get(link.href).context["count"] for link in links) == every


def test_an_unknown_part_of_the_picture_is_not_found(signed_in: SignedIn, chosen: None) -> None:
    assert signed_in("analyst").get("/picture/?part=nothing").status_code == 404


def test_a_person_is_told_when_nobody_has_chosen_the_council(
    signed_in: SignedIn, cast: object
) -> None:
    assert "Not set up yet" in signed_in("analyst").get("/picture/").content.decode()


def test_numbers_that_moved_are_on_the_first_page(signed_in: SignedIn, brought: object) -> None:
    client = signed_in("head_of_service")
    assert "Numbers that moved" not in client.get("/").content.decode()
    client.get(f"/numbers/?on={ON}")
    assert "Numbers that moved" in client.get("/").content.decode()
