"""The numbers on the pages are those of the returns read directly."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import narwhals.stable.v2 as nw
import pytest
from django.test import Client
from insight_days import ON, YEAR

from hearth.documents.board_report import year_to
from hearth.documents.board_report.blocks import shown
from hearth.measures import CATALOGUE, Figures, Unit, breakdowns_behind, compute, rows
from hearth.records.histories import Histories
from hearth.vocabulary import Council
from hearth_web.bridge.memory import at_hand
from hearth_web.insight.boards import board_of
from hearth_web.insight.days import month_ends_to, reach_of
from hearth_web.insight.models import Figures as Kept
from hearth_web.insight.scopes import EVERYONE
from hearth_web.people.models import Child, Worker

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


@pytest.fixture(scope="module")
def figures(told: Histories, lewisham: Council) -> Figures:
    return compute(told, lewisham, [YEAR])


def table(client: Client, address: str) -> list[dict[str, str]]:
    """A page's table as the CSV it gives."""
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_every_measure_is_what_the_returns_say(
    signed_in: SignedIn, brought: object, figures: Figures
) -> None:
    lines = table(signed_in("analyst"), f"/numbers/?on={ON}&format=csv")
    values = {line["Measure"]: line["Value"] for line in lines}
    assert len(values) == len(CATALOGUE)
    for id, measure in CATALOGUE.items():
        whole = figures.whole(id, ON)
        if whole:
            assert values[measure.title] == shown(whole), id


def test_a_trend_is_what_the_returns_say(
    brought: object, told: Histories, lewisham: Council
) -> None:
    reach = reach_of(at_hand().record)
    board = board_of(EVERYONE, ON, reach)
    ends = month_ends_to(ON, 12, reach)
    direct = compute(told, lewisham, [year_to(end) for end in ends], ["cla-number", "dental"])
    for id in ("cla-number", "dental"):
        assert [f.value for f in board.series(id)] == [
            f.value for f in dict.fromkeys(direct.whole(id, end) for end in ends)
        ]


def test_a_breakdown_is_what_the_returns_say(
    signed_in: SignedIn, brought: object, figures: Figures
) -> None:
    address = f"/numbers/cla-number/?on={ON}&chart=age-band&format=csv"
    lines = table(signed_in("analyst"), address)
    counts = {line["Category"]: line["Children"] for line in lines}
    direct = figures.by("cla-number", "age-band", ON)
    assert counts == {f.breakdown_value: shown(f) for f in direct if f.numerator}


def test_the_children_behind_a_number_are_those_of_the_returns(
    signed_in: SignedIn, brought: object, told: Histories, lewisham: Council
) -> None:
    client = signed_in("analyst")
    for id in ("stability-3plus", "over-20-miles", "dental"):
        direct = rows(told, lewisham, id, YEAR)
        for side in ("numerator", "denominator", "unknown"):
            column = side if side == "unknown" else f"in_{side}"
            expected = {row["child"] for row in direct.iter_rows(named=True) if row[column]}
            lines = table(client, f"/numbers/{id}/children/?on={ON}&side={side}&format=csv")
            assert {line["Number"] for line in lines} == expected, (id, side)


@pytest.mark.parametrize("id", ["cla-number", "over-20-miles", "need-mix"])
def test_each_part_of_a_number_leads_to_its_own_children(
    signed_in: SignedIn, brought: object, told: Histories, lewisham: Council, id: str
) -> None:
    client = signed_in("analyst")
    page = client.get(f"/numbers/{id}/?on={ON}").content.decode()
    links = {html.unescape(link) for link in re.findall(r'href="([^"]*breakdown=[^"]*)"', page)}
    direct = rows(told, lewisham, id, YEAR)
    parts = breakdowns_behind(id)
    assert links
    for link in links:
        asked = parse_qs(urlsplit(link).query)
        mine = direct.filter(nw.col(parts[asked["breakdown"][0]].column) == asked["value"][0])
        expected = set(mine.filter(nw.col("in_numerator") > 0)["child"].to_list())
        assert {line["Number"] for line in table(client, f"{link}&format=csv")} == expected, link
    assert client.get(f"/numbers/{id}/children/?on={ON}&breakdown=in_numerator").status_code == 404


def test_a_worker_sees_their_own_children_behind_a_number_and_how_many_others(
    signed_in: SignedIn, brought: dict[str, Child], told: Histories, lewisham: Council,
    given_to: Callable[..., None],
) -> None:  # fmt: skip
    inside = rows(told, lewisham, "cla-number", YEAR)["child"].to_list()
    mine = [brought[child] for child in inside[:3]]
    given_to(Worker.objects.get(worker="social_worker"), mine)
    page = signed_in("social_worker").get(f"/numbers/cla-number/children/?on={ON}")
    body = page.content.decode()
    assert all(child.child in body for child in mine)
    assert not any(f">{child}<" in body for child in inside[3:])
    assert f"{len(inside) - 3} are out of your reach" in " ".join(body.split())


def test_seeing_the_children_is_logged(signed_in: SignedIn, brought: object) -> None:
    from hearth_web.audit.models import Event

    signed_in("analyst").get(f"/numbers/cla-number/children/?on={ON}")
    seen = Event.objects.get(action="insight.children.seen")
    assert seen.after["measure"] == "cla-number"
    assert seen.after["children"] > 0


def test_health_behind_a_number_is_not_for_those_who_may_not_see_health(
    signed_in: SignedIn, brought: object
) -> None:
    address = f"/numbers/dental/children/?on={ON}"
    assert signed_in("health").get(address).status_code == 200
    assert signed_in("virtual_school").get(address).status_code == 404
    assert signed_in("virtual_school").get(
        f"/numbers/cla-number/children/?on={ON}&breakdown=uasc&value=Unaccompanied"
    ).status_code == 404  # fmt: skip


def test_figures_kept_are_shown_while_fresh_ones_are_made(
    signed_in: SignedIn, brought: dict[str, Child]
) -> None:
    from hearth_web.insight.reckoning import FIGURES
    from hearth_web.jobs.models import Job
    from hearth_web.people.actions import change_child

    client = signed_in("analyst")
    client.get(f"/numbers/?on={ON}")
    before = list(Kept.objects.values_list("version", flat=True))
    one = next(iter(brought.values()))
    change_child(by=one_of(client), child=one, values={"religion": "none"})
    page = client.get(f"/numbers/?on={ON}")
    assert "newer numbers are on their way" in page.content.decode()
    assert list(Kept.objects.values_list("version", flat=True)) == before
    assert Job.objects.filter(kind=FIGURES).count() == 1


def one_of(client: Client) -> object:
    from hearth_web.access.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def test_a_day_that_is_none_is_told(signed_in: SignedIn, brought: object) -> None:
    client = signed_in("analyst")
    assert (
        "Enter a real date"
        in client.get("/numbers/?on-day=31&on-month=2&on-year=2025").content.decode()
    )
    late = client.get("/numbers/?on=2031-01-01").content.decode()
    assert "Enter a date from 1 April 2020 to 31 March 2025" in late


def test_what_nothing_feeds_says_what_it_lacks(signed_in: SignedIn, brought: object) -> None:
    page = signed_in("analyst").get("/numbers/advocacy-iv/").content.decode()
    assert "Requests for advocacy" in page
    assert signed_in("analyst").get("/numbers/no-such-measure/").status_code == 404


def test_before_any_data_numbers_lead_to_the_published_picture(
    signed_in: SignedIn, chosen: None
) -> None:
    client = signed_in("analyst")
    assert client.get("/numbers/").headers["Location"] == "/picture/"
    page = client.get("/picture/").content.decode()
    assert "Published picture of Lewisham" in page
    assert "holds no data of your own yet" in page


def test_averages_list_each_childs_days(signed_in: SignedIn, brought: object) -> None:
    assert CATALOGUE["care-length"].unit is Unit.DAYS
    address = f"/numbers/care-length/children/?on={ON}&format=csv"
    assert "Days" in table(signed_in("analyst"), address)[0]
