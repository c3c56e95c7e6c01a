"""Those without exact numbers, and the public, get what the disclosure step leaves."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from insight_days import ON

from hearth.documents.board_report import year_windows
from hearth.documents.board_report.blocks import shown
from hearth.measures import CATALOGUE, Figures, compute
from hearth.measures.disclosure import protect
from hearth.vocabulary import Council
from hearth_web import bridge, jobs
from hearth_web.insight.actions import open_numbers
from hearth_web.insight.keeping import read
from hearth_web.insight.models import Figures as Kept
from hearth_web.insight.models import Openness
from hearth_web.insight.reckoning import PACK
from hearth_web.jobs.worker import run_due
from hearth_web.people.models import Child

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def values_of(client: Client, address: str) -> dict[str, str]:
    answer = client.get(address)
    assert answer.status_code == 200
    lines = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {line["Measure"]: line["Value"] for line in lines}


def test_the_pack_is_made_in_the_background(brought: object, lewisham: Council) -> None:
    jobs.enqueue(PACK, by=None)
    assert run_due() >= 1
    here = bridge.histories()  # what was owed and done is counted here, beside the returns
    safe = protect(compute(here, lewisham, year_windows(here.record.years, ON)), here)
    kept = Kept.objects.get(scope="public", on=ON).measures
    for id in CATALOGUE:
        breakdowns = {breakdown for measure, breakdown in safe.index if measure == id}
        direct = [f for each in sorted(breakdowns) for f in safe.by(id, each, ON)]
        assert read(id, kept[id]) == direct


def test_a_board_member_sees_what_the_public_report_prints(
    signed_in: SignedIn, sealed: object, safe: Figures
) -> None:
    values = values_of(signed_in("board_member"), "/numbers/?format=csv")
    wholes = {id: safe.whole(id, ON) for id in CATALOGUE}
    assert sum(f is not None and f.withheld for f in wholes.values()) > 3
    for id, whole in wholes.items():
        if whole:
            assert values[CATALOGUE[id].title] == shown(whole), id


def test_no_other_day_and_no_team_gives_a_board_member_more(
    cast: object, signed_in: SignedIn, sealed: object
) -> None:
    client = signed_in("board_member")
    usual = values_of(client, "/numbers/?format=csv")
    assert values_of(client, "/numbers/?format=csv&on=2024-10-31") == usual
    assert client.get(f"/numbers/?team={cast.hill.pk}").status_code == 404
    assert client.get("/numbers/cla-number/children/").status_code == 404
    assert client.get("/map/children/?band=1").status_code == 404


def test_breakdowns_are_withheld_too(signed_in: SignedIn, sealed: object, safe: Figures) -> None:
    page = signed_in("board_member").get("/numbers/cla-number/?chart=ethnic-group&format=csv")
    lines = csv.DictReader(io.StringIO(page.content.decode("utf-8-sig")))
    seen = {line["Category"]: line["Children"] for line in lines}
    direct = {f.breakdown_value: f for f in safe.by("cla-number", "ethnic-group", ON)}
    assert any(f.withheld for f in direct.values())
    assert all(seen[label] == shown(direct[label]) for label in seen)


def test_before_the_pack_is_made_nothing_is_shown(signed_in: SignedIn, brought: object) -> None:
    page = signed_in("board_member").get("/numbers/").content.decode()
    assert "being prepared" in page


PUBLIC = ("/public/", "/public/cla-number/", "/public/placement-mix/", "/public/map/")


def test_nothing_is_public_until_the_council_says_so(client: Client, sealed: object) -> None:
    for address in PUBLIC:
        assert client.get(address).status_code == 404, address


def test_public_pages_hold_nothing_personal_and_may_be_cached(
    cast: object, client: Client, sealed: dict[str, Child]
) -> None:
    open_numbers(by=cast["administrator"], public=True)
    for address in PUBLIC:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "public" in answer.headers["Cache-Control"], address
        assert "Set-Cookie" not in answer.headers, address
        body = answer.content.decode()
        assert not any(re.search(rf"\b{name}\b", body) for name in sealed), address
        assert "/children/" not in body, address


def test_public_numbers_are_those_of_the_public_report(
    cast: object, client: Client, sealed: object, safe: Figures
) -> None:
    open_numbers(by=cast["administrator"], public=True)
    values = values_of(client, "/public/?format=csv")
    for id, measure in CATALOGUE.items():
        if whole := safe.whole(id, ON):
            assert values[measure.title] == shown(whole), id


def test_the_public_map_says_nothing_exact(cast: object, client: Client, sealed: object) -> None:
    open_numbers(by=cast["administrator"], public=True)
    answer = client.get("/public/map/?format=csv")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    said = {line["Children"] for line in lines}
    assert all(re.fullmatch(r"under 6|about \d*0", each) for each in said)


def test_an_administrator_opens_and_closes_the_numbers(signed_in: SignedIn, chosen: None) -> None:
    client = signed_in("administrator")
    assert client.post("/settings/public-numbers/", {"public": "yes"}).status_code == 302
    assert Openness.now().public_numbers
    assert client.post("/settings/public-numbers/", {"public": "no"}).status_code == 302
    assert not Openness.now().public_numbers
