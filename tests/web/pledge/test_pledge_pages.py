"""The pages of strategies, and what people do on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.pledge.reading import strategy_from
from hearth_web.audit.models import Event
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement
from hearth_web.pledge.actions import add_strategy
from hearth_web.pledge.models import Action, Measure, Promise, Strategy
from hearth_web.pledge.trees import grown

pytestmark = pytest.mark.django_db
MOST_QUERIES = 35


def post_of(values: dict[str, Any]) -> dict[str, Any]:
    """What a form is sent with; days are given whole."""
    return {name: value for name, value in values.items() if value is not None}


def follow(client: Client, address: str, values: dict[str, Any]) -> Any:
    return client.post(address, post_of(values), follow=True)


def test_every_page_of_a_strategy_is_there(signed_in, promised) -> None:
    client = signed_in("analyst")
    promise = promised.promises.get(number="1.1")
    pages = [
        reverse("pledges"),
        *(
            reverse(f"pledge{name}", args=[promised.pk])
            for name in ("", "-about", "-actions", "-measures", "-versions", "-change", "-openness",
                         "-put-away")
        ),
        reverse("pledge-promise", args=[promised.pk, promise.pk]),
        reverse("pledge-promise", args=[promised.pk, promise.within_id]),
        reverse("pledge-action", args=[promised.pk, Action.objects.get().pk]),
        reverse("pledge-measure", args=[promised.pk, Measure.objects.get(number="1").pk]),
        reverse("pledge-add", args=[promised.pk, "measures"]),
        reverse("pledge-add", args=[promised.pk, "evidence"]) + f"?under={promise.pk}",
        reverse("pledge-thing-change", args=[promised.pk, "promises", promise.pk]),
        reverse("pledge-thing-remove", args=[promised.pk, "ambitions", promise.within_id]),
        reverse("pledge-order", args=[promised.pk]),
        reverse("pledge-order", args=[promised.pk]) + f"?under={promise.pk}",
        reverse("pledge-new"),
        reverse("pledge-bring"),
    ]  # fmt: skip
    assert [(page, client.get(page).status_code) for page in pages] == [
        (page, 200) for page in pages
    ]


def test_a_member_reads_and_changes_nothing(signed_in, promised) -> None:
    client = signed_in("board_member")
    page = client.get(reverse("pledge", args=[promised.pk]))
    assert b"Add a measure" not in page.content
    action = reverse("pledge-action", args=[promised.pk, Action.objects.get().pk])
    assert b"Say how it goes" not in client.get(action).content
    assert client.post(action, {"note": "Done"}).status_code == 404


def test_things_of_another_strategy_are_not_there(signed_in, promised, cast, seed) -> None:
    other = add_strategy(by=cast["analyst"], tree=seed("southwark-2019"))
    client = signed_in("analyst")
    promise = promised.promises.get(number="1.1")
    for address in (
        reverse("pledge-promise", args=[other.pk, promise.pk]),
        reverse("pledge-thing-change", args=[other.pk, "promises", promise.pk]),
        reverse("pledge-thing-change", args=[promised.pk, "ambitions", promise.pk]),
        reverse("pledge-add", args=[other.pk, "evidence"]) + f"?under={promise.pk}",
        reverse("pledge-add", args=[other.pk, "evidence"]),
        reverse("pledge-add", args=[other.pk, "progress"]),
        reverse("pledge-impact", args=[promised.pk, promise.pk, "exe"]),
    ):
        assert client.get(address).status_code == 404, address


def test_a_strategy_is_made_by_form(signed_in) -> None:
    client = signed_in("head_of_service")
    values = {"title": "A new promise", "first": "1 4 2025", "last": "31 3 2024", "version": "0"}
    refused = client.post(reverse("pledge-new"), values)
    assert b"before it begins" in refused.content
    follow(client, reverse("pledge-new"), values | {"last": "31 3 2028", "edition": "Draft"})
    strategy = Strategy.objects.get()
    assert (strategy.version, strategy.last) == ("Draft", date(2028, 3, 31))
    add = reverse("pledge-add", args=[strategy.pk, "ambitions"])
    page = follow(client, add, {"title": "Voice", "word": "aim", "version": "0"})
    assert "Voice" in page.content.decode()
    assert Promise.objects.get().word == "aim"


def test_a_measure_is_added_tied_and_doubted(signed_in, promised) -> None:
    client = signed_in("analyst")
    page = follow(
        client,
        reverse("pledge-add", args=[promised.pk, "measures"]),
        {"wording": "Visits", "tied_0": "visits-in-timescale", "target": "<62 days",
         "bears_on": ["1.1"], "version": "0"},
    )  # fmt: skip
    made = Measure.objects.get(wording="Visits")
    assert (made.tied_to, made.bears_on) == (["visits-in-timescale"], ["1.1"])
    assert "counts in percent" in page.content.decode()


def test_what_another_changed_meanwhile_is_not_written_over(signed_in, promised) -> None:
    client = signed_in("analyst")
    action = Action.objects.get()
    address = reverse("pledge-thing-change", args=[promised.pk, "actions", action.pk])
    values = {"wording": "Meet at once", "state": "done", "leads": "Fostering\nSchools"}
    stale = client.post(address, values | {"version": "0"})
    assert b"Somebody else changed this" in stale.content
    follow(client, address, values | {"version": "1"})
    action.refresh_from_db()
    assert (action.wording, action.leads) == ("Meet at once", ["Fostering", "Schools"])
    event = Event.objects.get(action="pledge.action.changed")
    assert event.before["wording"] == "Meet early"


def test_actions_are_listed_by_who_leads_and_where_they_are(signed_in, promised) -> None:
    more = {"strategy": promised, "wording": "See a nurse", "state": "done"}
    Action.objects.create(**more, leads=["Mental Health Trust"])
    client = signed_in("board_member")
    address = reverse("pledge-actions", args=[promised.pk])
    for asked, found in (
        ({"lead": "Health"}, ["Meet early"]),
        ({"state": "late"}, ["Meet early"]),
        ({"state": "done"}, ["See a nurse"]),
        ({}, ["See a nurse", "Meet early"]),
    ):
        rows = client.get(address, asked).context["table"].rows
        assert [each.wording for each in rows] == found, asked


def test_progress_gives_the_state_and_stays(signed_in, promised) -> None:
    client = signed_in("head_of_service")
    action = Action.objects.get()
    address = reverse("pledge-action", args=[promised.pk, action.pk])
    assert b"late" in client.get(address).content
    follow(client, address, {"on": "1 2 2025", "state": "under way", "note": "Begun", "by": "Me"})
    page = follow(client, address, {"on": "1 1 2025", "state": "dropped", "note": "Told late"})
    action.refresh_from_db()
    assert action.state == "under way"  # the newest word, not the last to be typed
    assert page.content.index(b"Begun") < page.content.index(b"Told late")
    assert Event.objects.filter(action="pledge.progress.added").count() == 2


def test_a_thing_is_removed_with_a_reason(signed_in, promised) -> None:
    client = signed_in("head_of_service")
    ambition = promised.promises.get(number="1")
    address = reverse("pledge-thing-remove", args=[promised.pk, "ambitions", ambition.pk])
    assert b"Say why" in client.post(address, {}).content
    follow(client, address, {"why": "It is in another strategy now"})
    assert not promised.promises.exists()
    assert Event.objects.get(action="pledge.promise.removed").why.startswith("It is in another")


def test_a_file_is_looked_at_before_it_is_brought_in(signed_in, small) -> None:
    client = signed_in("analyst")
    text = small + "promises:\n  - {title: Lost, of: 9}\n"
    page = client.post(
        reverse("pledge-bring"),
        {"file": SimpleUploadedFile("ours.yaml", text.encode())},
        follow=True,
    )
    assert "There is no ambition &#x27;9&#x27;" in page.content.decode()
    assert not Strategy.objects.exists()
    client.post(page.request["PATH_INFO"], follow=True)
    assert [each.title for each in Strategy.objects.all()] == ["Our promise"]
    assert client.get(page.request["PATH_INFO"]).status_code == 404  # decided


def test_what_is_no_strategy_is_said_beside_the_box(signed_in) -> None:
    file = SimpleUploadedFile("ours.yaml", b"- nothing")
    page = signed_in("analyst").post(reverse("pledge-bring"), {"file": file})
    assert "holds no strategies" in page.content.decode()


def test_the_file_taken_away_is_the_strategy(signed_in, promised) -> None:
    client = signed_in("analyst")
    for kind in ("yaml", "xlsx"):
        given = client.get(reverse("pledge-file", args=[promised.pk, kind]))
        assert strategy_from(given.content, f"a.{kind}").strategy == grown(promised).tree
    blank = client.get(reverse("pledge-blank")).content
    assert [each.column for each in strategy_from(blank, "blank.xlsx").problems] == ["title"]


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_documents_are_made(signed_in, promised, kind: str) -> None:
    client = signed_in("board_member")
    promise = promised.promises.get(number="1.1")
    whole = client.get(reverse("pledge-document", args=[promised.pk, kind]))
    impact = client.get(reverse("pledge-impact", args=[promised.pk, promise.pk, kind]))
    assert whole.status_code == impact.status_code == 200
    assert "attachment" in impact["Content-Disposition"]
    if kind == "html":
        assert "I chose my room" in impact.content.decode()
        assert "What this report still lacks" in impact.content.decode()


def test_the_pledge_page_is_live_and_asks_few_questions(signed_in, promised, chosen, cast) -> None:
    since = {"child": cast.ash, "decom": date(2024, 5, 1)}
    PeriodOfCare.objects.create(**since, cin="N1", rne="S")
    LegalStatus.objects.create(**since, ls="C2")
    Placement.objects.create(**since, place="U1", place_provider="PR0")
    client = signed_in("analyst")
    address = reverse("pledge", args=[promised.pk])
    page = client.get(address).content.decode()
    assert "100%" in page and "Met" in page  # the one child in care lives with family
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    assert len(asked) <= MOST_QUERIES, [each["sql"][:120] for each in asked]


def test_evidence_says_whether_everyone_may_see_it(signed_in, promised) -> None:
    client = signed_in("analyst")
    promise = promised.promises.get(number="1.1")
    add = reverse("pledge-add", args=[promised.pk, "evidence"]) + f"?under={promise.pk}"
    values = {"kind": "voice", "words": "They listened", "version": "0"}
    assert b"May everyone see it" in client.post(add, values).content
    follow(client, add, values | {"public": "no"})
    assert not promise.evidence.get(words="They listened").public


def test_the_principles_of_the_law_are_added_once(signed_in, promised) -> None:
    client = signed_in("analyst")
    for _ in range(2):
        page = follow(client, reverse("pledge-principles", args=[promised.pk]), {})
    assert promised.principles.count() == 7
    assert b"Add the seven" not in page.content


def test_a_strategy_of_an_unknown_one_is_said_to_stand_alone(signed_in) -> None:
    file = SimpleUploadedFile("a.yaml", b"title: Homes\nunder: The promise\nunder-ambition: 1")
    page = signed_in("analyst").post(reverse("pledge-bring"), {"file": file}, follow=True)
    assert "so it will stand by itself" in page.content.decode()


def test_a_member_sees_no_small_count_that_somebody_wrote(signed_in, promised) -> None:
    measure = promised.measures.get(number="2")
    measure.readings.create(on=date(2025, 1, 1), value="3", source="Register")
    address = reverse("pledge-measure", args=[promised.pk, measure.pk])
    own, member = (
        signed_in(role).get(address).content.decode() for role in ("analyst", "board_member")
    )
    assert "n.4" in own and "<p>3, 1 January 2025</p>" in own
    assert "n.4" not in member and "<p>c, 1 January 2025</p>" in member


def test_the_first_page_says_what_is_late(signed_in, promised, chosen) -> None:
    page = signed_in("board_member").get("/").content.decode()
    assert "What we promised" in page and "<strong>1 late</strong>" in page
    assert "What we promised" not in signed_in("social_worker").get("/").content.decode()


def test_a_value_that_nothing_counts_keeps_its_place(signed_in, promised) -> None:
    client = signed_in("analyst")
    measure = promised.measures.get(number="2")
    address = reverse("pledge-thing-change", args=[promised.pk, "measures", measure.pk])
    values = {"wording": "Both", "when_set": "4 / 71%", "target": "increase", "version": "1"}
    follow(client, address, values | {"tied_1": "stability-2years"})
    measure.refresh_from_db()
    assert measure.tied_to == ["none", "stability-2years"]
    page = client.get(address).content.decode()
    assert '<option value="stability-2years" selected>' in page


def test_things_are_put_in_the_councils_own_order(signed_in, promised) -> None:
    client = signed_in("analyst")
    numbers = lambda: list(promised.measures.values_list("number", flat=True))  # noqa: E731
    assert numbers() == ["1", "2", "3"]
    third = promised.measures.get(number="3")
    address = reverse("pledge-thing-move", args=[promised.pk, "measures", third.pk])
    after = client.post(address, {"way": "up"})
    assert after.url == f"/pledge/{promised.pk}/order/#t{third.pk}"
    assert numbers() == ["1", "3", "2"]
    client.post(address, {"way": "up"})
    client.post(address, {"way": "up"})  # the first stays the first
    assert numbers() == ["3", "1", "2"]
    assert [each.number for each in grown(promised).tree.measures] == ["3", "1", "2"]
    assert Event.objects.filter(action="pledge.measure.moved").count() == 2
    client.post(address, {"way": "down"})
    assert numbers() == ["1", "3", "2"]
    for sheet, way in (("champions", "up"), ("measures", "over")):
        there = reverse("pledge-thing-move", args=[promised.pk, sheet, third.pk])
        assert client.post(there, {"way": way}).status_code == 404
