"""The pages of a team and of a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import format_html

from hearth_web.people import sections, standing
from hearth_web.people.models import Allocation, Child, Worker

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
Drawn = Callable[..., None]


@pytest.fixture(autouse=True)
def standings(cast: Any) -> None:
    standing.refresh()


def open_page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("role", "teams"),
    [
        ("analyst", {"hill", "vale"}),
        ("team_manager", {"hill"}),
        ("social_worker", {"hill"}),
        ("placements", {"hill", "vale"}),
        ("finance", set()),
        ("administrator", set()),
    ],
)
def test_each_opens_only_teams_they_have_to_do_with(
    role: str, teams: set[str], cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    for name in ("hill", "vale"):
        expected = 200 if name in teams else 404
        assert client.get(f"/teams/{getattr(cast, name).pk}/").status_code == expected, name
    assert client.get(f"/teams/{uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "workers"),
    [
        ("analyst", {"social_worker", "other"}),
        ("team_manager", {"social_worker"}),
        ("social_worker", {"social_worker"}),
        ("finance", set()),
    ],
)
def test_each_opens_only_workers_they_have_to_do_with(
    role: str, workers: set[str], cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    for key in ("social_worker", "other"):
        worker = Worker.objects.get(worker=key)
        expected = 200 if key in workers else 404
        assert client.get(f"/workers/{worker.pk}/").status_code == expected, key


def test_a_team_says_who_they_have_how_many_and_who_has_nobody(
    cast: Any, in_care: Drawn, signed_in: SignedIn
) -> None:
    lately = timezone.localdate() - timedelta(days=5)
    in_care(cast.ash, lately, place="K2", distance=30.0)
    lost = Child.objects.create(child="5", forename="Lost", surname="Lamb")
    Allocation.objects.create(child=lost, role="SW", team=cast.hill, decom=date(2024, 1, 1))
    in_care(lost, date(2020, 1, 1), place="U6")
    html = open_page(signed_in("team_manager"), f"/teams/{cast.hill.pk}/")
    context = signed_in("team_manager").get(f"/teams/{cast.hill.pk}/").context
    counted = {each["label"]: each["value"] for each in context["stats"]}
    assert counted == {
        "In care": 2,
        "Care leavers": 0,
        "Short breaks": 0,
        "Without a worker": 1,
        "Over 20 miles from home": 1,
    }
    assert [row["name"] for row in context["moved"].rows] == ["Ash Hillside"]
    held = {row["name"]: row["SW"] for row in context["workers"].rows}
    assert held["Social worker"] == 1
    assert held["Independent reviewing officer"] == 0
    assert "Lost Lamb" in html
    assert "Birch" not in html
    filtered = open_page(signed_in("team_manager"), f"/teams/{cast.hill.pk}/?no_worker=yes")
    assert "1 child" in filtered


def test_a_service_holds_the_children_of_its_teams(
    cast: Any, in_care: Drawn, signed_in: SignedIn
) -> None:
    html = open_page(signed_in("analyst"), f"/teams/{cast.hill.parent_id}/")
    assert "Ash Hillside" in html
    assert "Birch Valeside" in html
    assert f'href="/teams/{cast.vale.pk}/"' in html


def test_a_worker_has_the_children_of_any_role_they_hold(cast: Any, signed_in: SignedIn) -> None:
    iro = Worker.objects.get(worker="iro")
    html = open_page(signed_in("team_manager"), f"/workers/{iro.pk}/")
    assert "Ash Hillside" in html
    assert "Cedar" not in html
    assert "Elder" not in html


@pytest.fixture
def panel() -> Iterator[list[sections.Whose]]:
    """A panel of another app, and whom it was asked about."""
    asked: list[sections.Whose] = []

    @sections.register_team_panel
    def draw(whose: sections.Whose) -> sections.Panel | None:
        asked.append(whose)
        if whose.worker is not None:
            return None
        return sections.Panel("Visits", format_html("<p>{} children</p>", whose.children.count()))

    yield asked
    sections._team_panels.remove(draw)


def test_other_apps_add_panels(panel: list[sections.Whose], cast: Any, signed_in: SignedIn) -> None:
    assert "<p>1 children</p>" in open_page(signed_in("team_manager"), f"/teams/{cast.hill.pk}/")
    worker = Worker.objects.get(worker="social_worker")
    assert "Visits" not in open_page(signed_in("team_manager"), f"/workers/{worker.pk}/")
    assert [each.worker for each in panel] == [None, worker]


def test_neither_page_takes_more_than_25_questions(
    cast: Any, in_care: Drawn, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    in_care(cast.ash)
    worker = Worker.objects.get(worker="social_worker")
    client = signed_in("team_manager")
    for path in (f"/teams/{cast.hill.pk}/", f"/workers/{worker.pk}/"):
        with django_assert_max_num_queries(25):
            open_page(client, path)


def test_who_holds_a_case_for_a_team_is_listed_though_no_file_said_their_team(
    cast: Any, signed_in: SignedIn
) -> None:
    held = Allocation.objects.filter(child=cast.ash, role="SW", dec=None).get()
    Worker.objects.filter(pk=held.worker_id).update(team=None)
    Allocation.objects.filter(pk=held.pk).update(team=cast.hill)
    page = open_page(signed_in("analyst"), f"/teams/{cast.hill.pk}/")
    assert f"/workers/{held.worker_id}/" in page.partition("New home in")[0]
