"""What the API tells: the same as the pages, no more, and every read of a child is in the log."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from hearth_web.audit.models import Event
from hearth_web.people.models import AdoptionPlan, Child, Identifier, Placement, Relationship
from hearth_web.people.standing import refresh
from hearth_web.wellbeing.models import HealthYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded(cast: Any) -> Any:
    """A placement, a plan for adoption, a Home Office number and a health year of Ash's."""
    ash = cast.ash
    Placement.objects.create(child=ash, decom=date(2024, 1, 1), place="U1", pl_post="SE6 4RU")
    AdoptionPlan.objects.create(child=ash, date_placed=date(2024, 6, 1))
    HealthYear.objects.create(child=ash, year=2025, sdq_score=12)
    Identifier.objects.create(child=ash, kind="HOME_OFFICE", value="A1234567")
    refresh()
    return cast


def listed(client: Any, path: str) -> list[Any]:
    """Every item of a list, a part at a time."""
    found, cursor = [], ""
    while True:
        said = client.get(path, {"limit": 2, "cursor": cursor}).json()
        found += said["items"]
        if not (cursor := said["next"]):
            return found


def test_a_list_holds_who_this_person_may_see(recorded: Any, program: Any) -> None:
    names = [each["child"] for each in listed(program("analyst"), "/api/v1/children")]
    assert names == ["1001", "1002"]
    (cedar,) = Child.objects.filter(restricted=True)
    assert program("analyst").get(f"/api/v1/children/{cedar.pk}").status_code == 404


def test_a_list_is_narrowed_as_the_page_is(recorded: Any, program: Any) -> None:
    client = program("analyst")
    for query in ({"sex": "male"}, {"worker": str(uuid4())}, {"sex": "sideways"}):
        page = client.get("/api/v1/children", query)
        if query.get("sex") == "male":
            assert [each["child"] for each in page.json()["items"]] == ["1002"]
        else:
            assert page.status_code == 422
            assert page["Content-Type"] == "application/problem+json"


def test_a_guessed_id_and_a_child_out_of_sight_look_alike(recorded: Any, program: Any) -> None:
    client = program("analyst")
    guessed = client.get(f"/api/v1/children/{uuid4()}")
    hidden = client.get(f"/api/v1/children/{recorded.cedar.pk}")
    severed = client.get(f"/api/v1/children/{recorded.elder.pk}")
    strip = [{**r.json(), "instance": ""} for r in (guessed, hidden, severed)]
    assert strip[0] == strip[1] == strip[2]
    assert guessed.status_code == 404


def test_parts_follow_scopes(recorded: Any, program: Any) -> None:
    path = f"/api/v1/children/{recorded.ash.pk}"
    full = program("analyst").get(path).json()
    assert full["parts"]["adoption-plans"][0]["date_placed"] == "2024-06-01"
    assert full["parts"]["health-years"][0]["sdq_score"] == 12
    assert full["parts"]["identifiers"][0]["value"] == "A1234567"
    assert "uasc" in full["child"]
    bare = program("analyst", ["children"]).get(path).json()
    assert not {"adoption-plans", "health-years"} & set(bare["parts"])
    assert bare["parts"]["identifiers"] == []
    assert not {"uasc", "nationality", "disability", "restricted_why"} & set(bare["child"])
    assert bare["parts"]["placements"][0]["place"] == "U1"


@pytest.mark.parametrize(
    ("part", "scope"),
    [("placements", "children"), ("health-years", "health"), ("adoption-plans", "adoption")],
)
def test_facts_of_every_child_follow_scopes_too(
    part: str, scope: str, recorded: Any, program: Any
) -> None:
    path = f"/api/v1/{part}"
    assert len(listed(program("analyst", ["children", scope]), path)) == 1
    assert program("analyst", ["numbers"]).get(path).status_code == 404
    if scope != "children":
        assert program("analyst", ["children"]).get(path).status_code == 404


def test_a_home_office_number_is_not_among_identifiers(recorded: Any, program: Any) -> None:
    assert listed(program("analyst"), "/api/v1/identifiers")
    assert listed(program("analyst", ["children"]), "/api/v1/identifiers") == []


def test_facts_leave_out_children_out_of_sight(recorded: Any, program: Any) -> None:
    for child in (recorded.cedar, recorded.elder):
        Placement.objects.create(child=child, decom=date(2024, 1, 1), place="U1")
    found = listed(program("analyst"), "/api/v1/placements")
    assert {each["child_id"] for each in found} == {str(recorded.ash.pk)}
    path = f"/api/v1/placements?child={recorded.cedar.pk}"
    assert program("analyst").get(path).json()["items"] == []


def test_every_read_of_a_record_is_in_the_log(recorded: Any, program: Any) -> None:
    client = program("analyst")
    client.get(f"/api/v1/children/{recorded.ash.pk}")
    client.get("/api/v1/placements")
    seen = Event.objects.filter(action="people.child.seen")
    assert [(e.child, e.by, e.after["page"]) for e in seen] == [
        (recorded.ash.pk, "Performance analyst", "API, Warehouse"),
        (recorded.ash.pk, "Performance analyst", "API, Warehouse: placements"),
    ]


def test_an_answer_had_already_is_not_sent_again(recorded: Any, program: Any) -> None:
    client = program("analyst")
    first = client.get("/api/v1/placements")
    again = client.get("/api/v1/placements", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Placement.objects.create(child=recorded.birch, decom=date(2024, 1, 1), place="U4")
    changed = client.get("/api/v1/placements", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert first["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "query", ["cursor=%FF", "cursor=bm9uZQ", "limit=0", "limit=5000", "child=nobody"]
)
def test_a_request_that_makes_no_sense_is_a_problem(query: str, program: Any) -> None:
    said = program("analyst").get(f"/api/v1/placements?{query}")
    assert said.status_code in {400, 422}
    assert said["Content-Type"] == "application/problem+json"
    assert said.json()["detail"]


def test_the_log_is_for_those_who_may_read_it(recorded: Any, program: Any) -> None:
    assert program("analyst").get("/api/v1/audit-events").status_code == 404
    program("analyst").get(f"/api/v1/children/{recorded.ash.pk}")
    head = program("head_of_service")
    found = listed(head, "/api/v1/audit-events")
    assert [each["id"] for each in found] == sorted((e["id"] for e in found), reverse=True)
    assert {"api.token.made", "people.child.seen"} <= {each["action"] for each in found}
    child = head.get(f"/api/v1/audit-events?child={recorded.ash.pk}").json()["items"]
    assert {each["child"] for each in child} == {str(recorded.ash.pk)}


def test_a_wrong_method_and_a_wrong_address(program: Any) -> None:
    client = program("analyst")
    assert client.delete("/api/v1/children").status_code == 405
    assert client.get("/api/v1/nothing").status_code == 404


def test_where_adopters_live_follows_the_scope_of_adoption(recorded: Any, program: Any) -> None:
    Placement.objects.update(place="A6", carer="Adopters", pl_post="SW1A1AA")
    one = f"/api/v1/children/{recorded.ash.pk}"
    for scopes, says in ((["children", "adoption"], True), (["children"], False)):
        client = program("analyst", scopes)
        for (row,) in (
            client.get(one).json()["parts"]["placements"],
            listed(client, "/api/v1/placements"),
        ):
            assert row["place"] == "A6"
            assert ({"carer", "pl_post", "urn"} <= set(row)) == says
            assert ("Adopters" in row.values()) == says


def test_a_relative_whose_record_is_hidden_is_not_there(recorded: Any, program: Any) -> None:
    for other in (recorded.cedar, recorded.birch, None):
        Relationship.objects.create(child=recorded.ash, other=other, name=str(other or "Aunt"))
    client, one = program("analyst"), f"/api/v1/children/{recorded.ash.pk}"
    seen = {None, str(recorded.birch.pk)}
    assert {x["other_id"] for x in listed(client, "/api/v1/relationships")} == seen
    assert {x["other_id"] for x in client.get(one).json()["parts"]["relationships"]} == seen
