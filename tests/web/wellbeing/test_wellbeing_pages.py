"""Recording in under a minute, and what the child's page says of it afterwards."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth_web import bridge
from hearth_web.people.models import Event
from hearth_web.wellbeing.models import HealthCheck, MissingEpisode, SdqScore, Visit

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 31)
SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def day_of_record(settings: Any) -> None:
    settings.TODAY = TODAY


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-{box}": str(getattr(on, box)) for box in ("day", "month", "year")}


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def shown(client: Client, child: Any) -> str:
    return words_of(client.get(reverse("child", args=[child.pk])).content.decode())


def record(client: Client, child: Any, slug: str, **data: str) -> str:
    path = reverse("add-fact", args=[child.pk, slug])
    answer = client.post(path, {"once": str(uuid.uuid4()), **data}, follow=True)
    html = answer.content.decode()
    assert "There is a problem" not in html, words_of(html)
    return html


def test_an_attempt_is_kept_and_shown_as_one_and_is_no_visit(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("social_worker")
    record(client, cast.ash, "visit", **day("date", date(2025, 3, 3)), how="alone", kind="SW",
           in_person="yes", where="OTHER", where_said="The park", who="A dog",
           words="I like it.", written="on")  # fmt: skip
    saved = record(client, cast.ash, "visit", **day("date", TODAY), how="tried",
                   reason="NOBODY_IN", kind="SW", in_person="yes")  # fmt: skip
    assert "Saved: attempted visit, which counts as no visit." in words_of(saved)
    said = shown(client, cast.ash)
    assert "31 March 2025 Attempted, child not seen: nobody was in Change" in said
    kept = "Seen alone The park Also there: A dog “I like it.” Written to the child"
    assert f"3 March 2025 {kept}" in said
    assert "Last seen at a visit on 3 March 2025." in said
    rows = bridge.practice()["visits"].to_native().to_dicts()
    assert {row["date"]: (row["seen"], row["reason"], row["written"]) for row in rows} == {
        date(2025, 3, 3): (True, None, True),
        TODAY: (False, "NOBODY_IN", False),
    }


def test_the_history_of_a_visit_says_what_the_one_question_changed(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("social_worker")
    record(client, cast.ash, "visit", **day("date", TODAY), how="alone", kind="SW", in_person="yes")
    row = Visit.objects.get()
    path = reverse("correct-fact", args=[cast.ash.pk, "visit", row.pk])
    told = {**day("date", TODAY), "how": "REFUSED", "kind": "SW", "in_person": "yes"}
    once = {"once": str(uuid.uuid4()), "version": "1", "why": "I ticked the wrong one"}
    client.post(path, {**told, **once})
    history = words_of(client.get(f"{path}history/").content.decode())
    assert re.search(r"Was the child seen alone\?.*Yes.*No", history)
    assert "The child did not want to be seen alone" in history


def test_a_high_score_says_what_to_do_and_how_long_the_child_waits(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("social_worker")
    SdqScore.objects.create(child=cast.ash, date=date(2024, 3, 1), score=15)
    html = record(client, cast.ash, "sdq", **day("date", date(2025, 3, 20)), score="17")
    assert "A score of 17 is high. At 17 or over, offer a referral for help." in words_of(html)
    assert f"/children/{cast.ash.pk}/sdq-referral/add/?about=2025-03-20" in html
    said = shown(client, cast.ash)
    assert "15, then 17. The latest is higher than the one before." in said
    assert "None is recorded: the child has waited 11 days." in said
    Event.objects.create(
        child=cast.ash, event="SDQ_REFERRAL", date=date(2025, 3, 26), about=date(2025, 3, 20)
    )
    said = shown(client, cast.ash)
    assert "A referral for help was offered on 26 March 2025, 6 days after the score." in said
    assert "has waited" not in said


def test_a_score_below_says_nothing_more(cast: Any, signed_in: SignedIn) -> None:
    html = record(signed_in("health"), cast.ash, "sdq", **day("date", TODAY), score="16")
    assert "Look at this" not in html and "referral" not in html


def test_seventy_two_hours_run_from_the_return(cast: Any, signed_in: SignedIn) -> None:
    client = signed_in("social_worker")
    html = record(client, cast.ash, "missing", missing="M", **day("mis_start", date(2025, 3, 28)),
                  start_time="21:05", **day("mis_end", date(2025, 3, 29)),
                  end_time="06:30")  # fmt: skip
    ends = "The 72 hours for a return interview end on 1 April 2025 at 07:30."
    assert ends in words_of(html)
    record(client, cast.ash, "missing", missing="M", **day("mis_start", date(2025, 3, 30)),
           start_time="22:00", **day("mis_end", date(2025, 3, 30)), end_time="23:10")  # fmt: skip
    page = client.get(reverse("child", args=[cast.ash.pk])).content.decode()
    said = words_of(page)
    assert "Missing from 21:05 for 9 hours, back on 29 March 2025 at 06:30" in said
    assert "covers the returns of 29 March 2025 and 30 March 2025, if it is held by 1 April" in said
    for about in ("2025-03-28", "2025-03-30"):
        link = f"/children/{cast.ash.pk}/return-interview/add/?about={about}"
        assert page.count(link) == 1
        assert "72 hours end on" in words_of(client.get(link).content.decode())
    rows = bridge.practice()["missing_interviews"].sort("mis_start").to_native().to_dicts()
    assert [(row["start_time"], row["end"], row["end_time"]) for row in rows] == [
        ("21:05", date(2025, 3, 29), "06:30"),
        ("22:00", date(2025, 3, 30), "23:10"),
    ]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"date": date(2025, 3, 31), "time": "10:00"}, "held on 31 March 2025, within 72 hours"),
        ({"date": date(2025, 4, 2)}, "held on 2 April 2025, after the 72 hours"),
        ({"date": date(2025, 3, 31), "outcome": "DECLINED"}, "The child did not want a return"),
    ],
)
def test_an_interview_answers_the_return_it_is_about(
    cast: Any, signed_in: SignedIn, event: dict[str, Any], said: str
) -> None:
    on = date(2025, 3, 28)
    MissingEpisode.objects.create(
        child=cast.ash, missing="M", mis_start=on, mis_end=on, end_time="23:00"
    )
    Event.objects.create(child=cast.ash, event="RETURN_INTERVIEW", about=on, **event)
    page = signed_in("social_worker").get(reverse("child", args=[cast.ash.pk])).content.decode()
    assert said in words_of(page)
    assert "return-interview/add/?about" not in page


def test_a_planned_check_does_not_hide_the_one_that_took_place(
    cast: Any, signed_in: SignedIn
) -> None:
    for on, status, by in (
        (date(2024, 3, 1), "COMPLETED", "NURSE"),
        (date(2024, 1, 7), "REFUSED", ""),
        (date(2025, 6, 1), "PLANNED", ""),
    ):
        HealthCheck.objects.create(
            child=cast.ash, kind="HEALTH_ASSESSMENT", date=on, status=status, by=by
        )
    said = shown(signed_in("health"), cast.ash)
    assert "1 March 2024, completed By: nurse or midwife" in said
    assert "1 June 2025, planned" in said
    assert "7 January 2024, refused" not in said


@pytest.mark.parametrize(("role", "sees"), [("health", True), ("virtual_school", False)])
def test_health_is_for_those_who_may_see_it(
    cast: Any, signed_in: SignedIn, role: str, sees: bool
) -> None:
    SdqScore.objects.create(child=cast.ash, date=date(2025, 3, 20), score=30)
    client = signed_in(role)
    assert ("has waited" in shown(client, cast.ash)) is sees
    for slug in ("sdq", "health-check"):
        status = client.get(reverse("add-fact", args=[cast.ash.pk, slug])).status_code
        assert status == (200 if sees else 404)


def test_the_return_of_a_missing_child_is_recorded_where_the_going_was(
    cast: Any, signed_in: SignedIn
) -> None:
    """Not as another time missing: the menu offers the form of the one that goes on."""
    client = signed_in("social_worker")
    menu = reverse("record", args=[cast.ash.pk])
    assert "Record that the child is back" not in client.get(menu).content.decode()
    gone = MissingEpisode.objects.create(child=cast.ash, missing="M", mis_start=date(2025, 3, 29))
    links = client.get(menu).context["groups"][0].links
    assert [link.label for link in links][:2] == ["Record a visit or an attempt", "Write a note"]
    (back,) = [link.href for link in links if link.label == "Record that the child is back"]
    assert f"/missing/{gone.pk}/" in back
    task = client.get(back).context["task"]
    assert (task.title, task.button) == ("Record that the child is back", "Save")
