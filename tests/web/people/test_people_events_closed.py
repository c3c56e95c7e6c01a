"""Who may read which event: by its group, on every way out of the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth_web.access.roles import ROLES
from hearth_web.access.verbs import Verb
from hearth_web.api.records import record_of, rows_of
from hearth_web.audit.models import Event as Logged
from hearth_web.audit.queries import Asked, events
from hearth_web.audit.values import lines_of, why_of
from hearth_web.bridge import practice
from hearth_web.bridge.versions import version
from hearth_web.people.actions import Change, apply
from hearth_web.people.forms.events import EVENT_KINDS, slug_of
from hearth_web.people.life import Life
from hearth_web.people.models import Event

pytestmark = pytest.mark.django_db

SECRET = "Larkspur"  # stands in what each event says, and nowhere else
OF_RIGHT = {
    Verb.SEE_HEALTH: "GP_REGISTERED",
    Verb.SEE_ADOPTION: "ADOPTION_RECOMMENDED",
    Verb.SEE_IMMIGRATION: "IMMIGRATION_CHECK",
    Verb.SEE_PROTECTION: "EXPLOITATION",
}
OPEN = "CARE_PLAN"
Recorded = Callable[..., Event]


@pytest.fixture
def rows(cast: Any, recorded: Recorded) -> dict[str, Event]:
    """One event of each right, and one that opens with the record."""
    texts = {name: f"{SECRET} {name}" for name in ("who", "text", "words", "reason", "level")}
    return {code: recorded(cast.ash, code, **texts) for code in (*OF_RIGHT.values(), OPEN)}


def pages_of(row: Event) -> list[str]:
    given = [row.child_id, slug_of(row.event)]
    names = ("correct-fact", "remove-fact", "fact-history")
    return [reverse("add-fact", args=given), *(reverse(n, args=[*given, row.pk]) for n in names)]


@pytest.mark.parametrize("role", ["fostering", "virtual_school", "placements", "social_worker"])
def test_pages_open_by_the_group_of_the_event(
    cast: Any, signed_in: Callable[[str], Client], rows: dict[str, Event], role: str
) -> None:
    client, verbs = signed_in(role), ROLES[role].verbs
    page = client.get(reverse("child", args=[cast.ash.pk])).content.decode()
    journey = client.get(reverse("journey", args=[cast.ash.pk])).content.decode()
    menu = reverse("record", args=[cast.ash.pk])
    for verb, code in OF_RIGHT.items():
        may = verb in verbs
        assert (f"event-{rows[code].pk}" in page) is may, code
        assert may or EVENT_KINDS[code].one not in (page + journey).lower(), code
        found = client.get(menu, {"q": slug_of(code).replace("-", " ")}).content.decode()
        assert (f"/{slug_of(code)}/add/" in found) is may
        for path in pages_of(rows[code]):
            assert client.get(path).status_code == (200 if may else 404), path
    assert f"event-{rows[OPEN].pk}" in page
    assert [client.get(path).status_code for path in pages_of(rows[OPEN])] == [200] * 4


def test_an_event_does_not_open_under_the_word_of_another_kind(
    cast: Any, signed_in: Callable[[str], Client], rows: dict[str, Event]
) -> None:
    client, hidden = signed_in("fostering"), rows["GP_REGISTERED"]
    given = [cast.ash.pk, slug_of(OPEN), hidden.pk]
    for name in ("correct-fact", "remove-fact", "fact-history"):
        assert client.get(reverse(name, args=given)).status_code == 404
    assert client.post(reverse("remove-fact", args=given), {"why": "x"}).status_code == 404
    hidden.delete()
    assert client.get(reverse("fact-history", args=given)).status_code == 404


@pytest.mark.parametrize("role", ["fostering", "virtual_school", "placements", "analyst"])
def test_programs_are_told_by_the_group_of_the_event(
    cast: Any, rows: dict[str, Event], role: str
) -> None:
    user, verbs = cast[role], ROLES[role].verbs
    mine = {OPEN, *(code for verb, code in OF_RIGHT.items() if verb in verbs)}
    _, parts = record_of(Life(cast.ash, user, date(2025, 3, 31)))
    assert {each["event"] for each in parts["events"]} == mine
    listed = rows_of(Event, user, Verb.SEE_CHILDREN)
    assert set(listed.values_list("event", flat=True)) == mine


def test_an_event_of_a_code_nobody_knows_takes_every_right(cast: Any, recorded: Recorded) -> None:
    recorded(cast.ash, "NEWLY_MADE")
    for role, sees in (("placements", False), ("analyst", True)):
        _, parts = record_of(Life(cast.ash, cast[role], date(2025, 3, 31)))
        assert bool(parts["events"]) is sees
        assert rows_of(Event, cast[role], Verb.SEE_CHILDREN).exists() is sees


def test_the_log_tells_nothing_of_an_event_to_who_may_not_see_it(
    cast: Any, signed_in: Callable[[str], Client], rows: dict[str, Event]
) -> None:
    client, row = signed_in("social_worker"), rows["GP_REGISTERED"]
    for path in pages_of(row):
        client.get(path)
    change = Change(Event, row.pk, {"who": "Nobody"})
    apply(by=cast["social_worker"], child=cast.ash, changes=[change], why=f"{SECRET} was wrong")
    said = events(cast["auditor"], Asked(children=[cast.ash.pk]))
    lines = [line for event in said for line in lines_of(event, cast["auditor"], {})]
    told = " ".join(f"{line.label} {line.before} {line.after}" for line in lines)
    assert SECRET not in told and "GP_REGISTERED" not in told and "doctor" not in told
    assert "Correct an event kept close" in told
    assert {why_of(event, cast["auditor"], {}) for event in said if event.why} == {"withheld"}
    page = signed_in("auditor").get("/audit/", {"child": cast.ash.child}).content.decode()
    assert SECRET not in page and "doctor" not in page


def test_a_correction_keeps_what_was_said_before(
    cast: Any, signed_in: Callable[[str], Client], recorded: Recorded
) -> None:
    row = recorded(cast.ash, "PEP", number=1, level="Poor", voice="WRITTEN", about=None)
    client, path = signed_in("virtual_school"), pages_of(row)[1]
    once = client.get(path).context["form"]["once"].value()
    sent = {"once": once, "version": "1", "number": "2", "level": "Good", "voice": "WRITTEN",
            "date": "2024-05-07", "why": "It was the spring plan"}  # fmt: skip
    assert client.post(path, sent).status_code == 302
    row.refresh_from_db()
    assert (row.number, row.level, row.version) == (2, "Good", 2)
    history = client.get(reverse("fact-history", args=[cast.ash.pk, "pep", row.pk]))
    changes = [[(x.label, x.before, x.after) for x in v.lines] for v in history.context["versions"]]
    assert changes[0] == [
        ("How good is the plan?", "Poor", "Good"),
        ("For which term?", "Autumn", "Spring"),
    ]
    assert "It was the spring plan" in history.content.decode()


def test_a_link_leads_to_the_form_with_its_days_filled_in(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    client, menu = signed_in("social_worker"), reverse("record", args=[cast.ash.pk])
    link = {"kind": "PLACEMENT_PLAN", "about": "2025-01-03", "date": "2025-01-06"}
    form = client.get(menu, link, follow=True).context["form"]
    assert form["about"].value() == "2025-01-03"
    assert ("2025-01-03", "3 January 2025") in form.fields["about"].choices
    assert form.initial["date"] == date(2025, 1, 6)
    for nonsense in ({"kind": "no-such"}, {"kind": ""}):
        assert client.get(menu, nonsense, follow=True).status_code == 404
    odd = client.get(menu, {**link, "about": "2025-02-31", "date": "x"}, follow=True)
    assert odd.status_code == 200 and "about" not in odd.context["form"].initial


def test_a_draft_keeps_the_day_a_link_gave(cast: Any, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("social_worker")
    path = reverse("add-fact", args=[cast.ash.pk, "placement-plan"])
    typed = {"about": "2019-02-03", "who": "Nan"}
    assert client.post(reverse("draft", args=[path.strip("/")]), typed).status_code == 204
    form = client.get(path, {"draft": "yes"}).context["form"]
    assert form["about"].value() == "2019-02-03"
    assert ("2019-02-03", "3 February 2019") in form.fields["about"].choices


def test_forms_are_found_by_part_of_practice_and_by_word(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    client, menu = signed_in("virtual_school"), reverse("record", args=[cast.ash.pk])
    first = client.get(menu).content.decode()
    assert "/pep/add/" in first and "/housing-benefit/add/" not in first
    assert "/pathway-plan/add/" not in first  # Ash is too young for it to stand first
    leaving = client.get(menu, {"group": "Leaving care"}).content.decode()
    assert "/housing-benefit/add/" in leaving and "/pep/add/" not in leaving
    found = client.get(menu, {"q": "Plan PATH"}).content.decode()
    assert "/pathway-plan/add/" in found and "/care-plan/add/" not in found
    nothing = client.get(menu, {"q": "<zebra>"}).content.decode()
    assert "There is no form for “&lt;zebra&gt;”" in nothing


def test_what_leaving_care_holds_stands_in_its_section(
    cast: Any, signed_in: Callable[[str], Client], recorded: Recorded
) -> None:
    client, page = signed_in("personal_adviser"), reverse("child", args=[cast.ash.pk])
    assert 'id="leaving"' not in client.get(page).content.decode()
    row = recorded(cast.ash, "ADVISER_VISIT", outcome="DONE", level="At their home", words="Fine")
    html = client.get(page).content.decode()
    section = html[html.index('id="leaving"') :].partition("</section>")[0]
    assert f"event-{row.pk}" in section
    assert "Did they meet? Yes" in section and "“Fine”" in section


def test_events_go_out_as_their_table_and_move_the_version(cast: Any, recorded: Recorded) -> None:
    before = version()
    recorded(cast.ash, "PATHWAY_STARTED", in_person="1", who="", until=None)
    (row,) = practice()["events"].rows(named=True)
    assert (row["child"], row["event"], row["date"]) == (
        "1001",
        "PATHWAY_STARTED",
        date(2024, 5, 7),
    )
    assert row["in_person"] is True and row["who"] is None and row["time"] is None
    assert version() != before  # measures count them
    assert Logged.objects.filter(action="people.event.added").count() == 1
