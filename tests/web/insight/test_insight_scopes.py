"""Whose numbers: a team's and a worker's are those of the children they answered for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from insight_days import ON, YEAR

from hearth.measures import Figures, Window, compute, rows
from hearth.records.histories import Histories
from hearth.vocabulary import Council
from hearth_web.bridge.memory import at_hand
from hearth_web.insight.asking import Asked
from hearth_web.insight.days import Reach
from hearth_web.insight.places import homes_of
from hearth_web.insight.scopes import Scope, narrowed, of_team, of_worker
from hearth_web.people.models import Allocation, Child, Worker

pytestmark = pytest.mark.django_db
DAY = Window(ON, ON)


def counted(scope: Scope, measure: str = "cla-number", window: Window = DAY) -> int:
    """How many of a scope a measure counts."""
    held = at_hand()
    figures: Figures = compute(narrowed(held.histories, scope), held.council, [window], [measure])
    whole = figures.whole(measure, window.end)
    return whole.numerator


@pytest.fixture
def in_care(brought: dict[str, Child], told: Histories, lewisham: Council) -> list[Child]:
    """The children in care on the day, none of them with any worker."""
    Allocation.objects.all().delete()
    names = rows(told, lewisham, "cla-number", YEAR)["child"].to_list()
    return [brought[str(name)] for name in names]


def test_teams_add_up_to_what_they_count_together(
    cast: object, in_care: list[Child], given_to: Callable[..., None]
) -> None:
    here, there = Worker.objects.get(worker="social_worker"), Worker.objects.get(worker="other")
    given_to(here, in_care[:10])
    given_to(there, in_care[10:14])
    assert counted(of_team(cast.hill)) == 10
    assert counted(of_team(cast.vale)) == 4
    assert counted(of_team(cast.hill.parent)) == 14
    assert counted(of_worker(there)) == 4


def test_a_teams_map_shows_the_homes_of_the_children_it_counts(
    cast: object, in_care: list[Child], given_to: Callable[..., None]
) -> None:
    given_to(Worker.objects.get(worker="social_worker"), in_care[:10])
    held = at_hand()
    asked = Asked(of_team(cast.hill), ON, Reach(YEAR.start, ON), held, exact=True)
    assert len(homes_of(asked)) == counted(of_team(cast.hill)) == 10


def test_a_child_who_changed_teams_counts_for_the_one_that_has_them_last(
    cast: object, in_care: list[Child]
) -> None:
    here, there = Worker.objects.get(worker="social_worker"), Worker.objects.get(worker="other")
    child, moved = in_care[0], date(2025, 1, 15)
    old = Allocation(child=child, role="SW", worker=here, decom=date(2024, 1, 1), dec=moved)
    Allocation.objects.bulk_create(
        [old, Allocation(child=child, role="SW", worker=there, decom=moved)]
    )
    before = Window(date(2024, 12, 31), date(2024, 12, 31))
    assert counted(of_team(cast.hill), window=before) == 1
    assert counted(of_team(cast.hill)) == 0
    assert counted(of_team(cast.vale)) == 1
    year = Window(date(2024, 4, 1), ON)
    assert counted(of_team(cast.hill), "missing-any", year) == 0


def test_an_adviser_answers_where_there_is_no_social_worker(
    cast: object, in_care: list[Child]
) -> None:
    here, there = Worker.objects.get(worker="social_worker"), Worker.objects.get(worker="other")
    both, leaver = in_care[:2]
    since = date(2024, 1, 1)
    Allocation.objects.bulk_create(
        [
            Allocation(child=both, role="SW", worker=here, decom=since),
            Allocation(child=both, role="PA", worker=there, decom=since),
            Allocation(child=leaver, role="PA", worker=there, decom=since),
        ]
    )
    assert counted(of_team(cast.hill)) == 1
    assert counted(of_team(cast.vale)) == 1
    assert counted(of_worker(there)) == 2


SignedIn = Callable[[str], Client]


@pytest.mark.parametrize(
    ("role", "team", "answer"),
    [
        ("head_of_service", "vale", 200),
        ("team_manager", "hill", 200),
        ("team_manager", "vale", 404),
        ("social_worker", "hill", 200),
        ("social_worker", "vale", 404),
        ("board_member", "hill", 404),
    ],
)
def test_a_teams_numbers_are_for_those_of_it_and_above(
    cast: object, signed_in: SignedIn, brought: object, role: str, team: str, answer: int
) -> None:
    address = f"/numbers/?on={ON}&team={getattr(cast, team).pk}"
    assert signed_in(role).get(address).status_code == answer


def test_a_workers_numbers_are_for_them_and_their_manager(
    cast: object, signed_in: SignedIn, brought: object
) -> None:
    mine = Worker.objects.get(worker="social_worker").pk
    theirs = Worker.objects.get(worker="other").pk
    get = {role: signed_in(role).get for role in ("social_worker", "team_manager", "iro")}
    assert get["social_worker"](f"/numbers/?on={ON}&worker={mine}").status_code == 200
    assert get["team_manager"](f"/numbers/?on={ON}&worker={mine}").status_code == 200
    assert get["iro"](f"/numbers/?on={ON}&worker={mine}").status_code == 404
    assert get["team_manager"](f"/numbers/?on={ON}&worker={theirs}").status_code == 404
    assert get["team_manager"]("/numbers/?worker=nobody").status_code == 404


def test_rates_of_the_population_are_not_of_a_team(
    cast: object, signed_in: SignedIn, brought: object
) -> None:
    client, team = signed_in("head_of_service"), cast.hill.pk
    assert client.get(f"/numbers/cla-rate-10k/?on={ON}").status_code == 200
    assert client.get(f"/numbers/cla-rate-10k/?on={ON}&team={team}").status_code == 404
