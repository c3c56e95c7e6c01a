"""Back to work after recording: where a form leads, and what is said of what was due."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import numpy as np
import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import resolve, reverse
from playwright.sync_api import expect
from worklists_help import open_now

from hearth.dates import days
from hearth.duties.building import lives_of
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import Columns
from hearth_web.people.models import Child, Draft, Event
from hearth_web.people.views.record.way_back import only_ours
from hearth_web.wellbeing.models import MissingEpisode
from hearth_web.worklists.keeping import refresh
from hearth_web.worklists.models import Obligation, Rule
from hearth_web.worklists.openers import openers
from hearth_web.worklists.rules import OF_ROLE
from hearth_web.worklists.telling import record_address

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.django_db


def record_links(client: Client, child: Child) -> dict[str, str]:
    """The Record buttons of My work for a child, by what they record."""
    cards = client.get(reverse("work")).context["cards"]
    told = [each for card in cards if card.child == child for each in card.told]
    return {each.duty.id: each.record for each in told}


def filled(client: Client, link: str, **more: str) -> dict[str, str]:
    """What a browser sends of the form behind a link."""
    form = client.get(link).context["form"]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    day = {"date-day": "31", "date-month": "3", "date-year": "2025"}
    return {**{name: value or "" for name, value in hidden.items()}, **day, **more}


def said(response: Any) -> list[str]:
    return [str(each) for each in get_messages(response.wsgi_request)]


def test_whoever_records_from_my_work_is_back_at_the_child(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    sent = filled(client, link, about="2025-02-03")
    response = client.post(link, sent)
    assert response.headers["Location"] == f"{reverse('work')}#child-{owed.ash.pk}"
    # Due five working days after the move of Monday 3 February: 10 February.
    assert said(response) == ["Saved: placement plan. It was 49 days late."]


def test_what_was_done_is_said_where_the_form_leads_back_to(owed: Any, signed_in: Any) -> None:
    """The address is of the banner itself, which so has the focus: with and without scripts."""
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    back = client.post(link, filled(client, link, about="2025-02-03")).headers["Location"]
    place = back.partition("#")[2]
    page = client.get(back).content.decode()
    (banner,) = re.findall(r'<div class="govuk-notification-banner .*?>', page)
    assert f'id="{place}" tabindex="-1"' in banner
    assert page.count(f'id="{place}"') == 1
    assert page.index(banner) > page.index("<h1")
    again = client.get(back).content.decode()  # it is said once
    assert "govuk-notification-banner" not in again
    assert f'<section class="work-card" id="{place}"' in again


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_on_a_phone_what_was_done_is_in_view_and_has_the_focus(
    browser: Browser, live_server: Any, owed: Any, signed_in: Any
) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    context = browser.new_context(viewport={"width": 390, "height": 500}, base_url=live_server.url)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Save", exact=True).click()
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("Saved: placement plan.")
    expect(banner).to_be_focused()
    expect(banner).to_be_in_viewport(ratio=1)
    context.close()


def test_what_was_done_is_said_on_top_where_nothing_is_left_to_lead_back_to(
    owed: Any, signed_in: Any
) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    back = client.post(link, filled(client, link, about="2025-02-03")).headers["Location"]
    Obligation.objects.filter(child=owed.ash).delete()
    page = client.get(back).content.decode()
    assert page.index("Saved: placement plan") < page.index("<h1")


def test_the_way_back_stays_through_an_error(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    bad = filled(client, link, about="2025-02-03", **{"date-day": "40"})
    page = client.post(link.partition("?")[0], bad)
    assert page.status_code == 200
    assert page.context["form"]["back"].value() == bad["back"]
    assert page.context["task"].back == bad["back"]  # and so does Cancel


def test_the_way_back_stays_through_a_draft(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["placement-plan"]
    key = link.partition("?")[0].strip("/")
    keep = reverse("draft", args=[key])
    assert client.post(keep, filled(client, link)).status_code == 204
    assert Draft.objects.count() == 1
    again = client.get(keep).headers["Location"]
    assert client.get(again).context["task"].back == f"{reverse('work')}#child-{owed.ash.pk}"
    thrown = client.post(keep, {"discard": "yes"}).headers["Location"]
    assert client.get(thrown).context["task"].back == f"{reverse('work')}#child-{owed.ash.pk}"


def test_without_a_way_back_a_form_leads_to_the_child(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = reverse("add-fact", args=[owed.ash.pk, "placement-plan"])
    response = client.post(link, filled(client, link, about="2025-02-03"))
    assert response.headers["Location"] == reverse("child", args=[owed.ash.pk])


@pytest.mark.parametrize(
    "where",
    ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "work/",
     "javascript:alert(1)", "/no/such/page/", "/children/\r\nX: y", "/children/" + "?" * 600, None],
)  # fmt: skip
def test_nothing_leads_out_of_the_site(where: str | None) -> None:
    assert only_ours(where) == ""


def test_a_way_back_out_of_the_site_is_not_taken(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = reverse("add-fact", args=[owed.ash.pk, "placement-plan"])
    asked = f"{link}?{urlencode({'back': 'https://elsewhere.example/'})}"
    sent = filled(client, asked, about="2025-02-03", back="//elsewhere.example/")
    assert client.post(asked, sent).headers["Location"] == reverse("child", args=[owed.ash.pk])


def test_a_team_s_list_is_come_back_to_as_it_was_narrowed(owed: Any, signed_in: Any) -> None:
    client = signed_in("team_manager")
    asked = f"{reverse('work-list')}?duty=placement-plan&fold=none"
    page = client.get(asked)
    row = page.context["table"].as_row(open_now(owed.ash, "placement-plan"))
    shown = client.get(row["record"]).context["task"].back
    assert shown == asked


# The pages people land on.


def test_what_is_open_stands_first_on_a_child_s_duties(owed: Any, signed_in: Any) -> None:
    page = signed_in("social_worker").get(reverse("child-duties", args=[owed.ash.pk]))
    due = [each.row.due for each in page.context["now"] if each.row.due]
    assert len(due) > 5
    assert due == sorted(due)
    shown = page.content.decode()
    assert shown.index('href="#duty-placement-plan"') < shown.index('id="duty-placement-plan"')


def test_whoever_leads_and_owes_nothing_lands_on_the_team_s_work(owed: Any, signed_in: Any) -> None:
    client = signed_in("head_of_service")
    Obligation.objects.filter(owner__in=OF_ROLE["head_of_service"]).delete()
    assert client.get(reverse("work")).headers["Location"] == reverse("team-work")
    assert "My own work" not in client.get(reverse("team-work")).content.decode()
    assert client.get(f"{reverse('work')}?when=overdue").status_code == 200


def test_a_dental_check_opens_with_its_kind_and_day(owed: Any, signed_in: Any) -> None:
    link = record_address(
        Obligation(child=owed.ash, duty="dental-check"),
        CATALOGUE["dental-check"],
        date(2025, 3, 31),
        lambda _: True,
    )
    form = signed_in("social_worker").get(link).context["form"]
    assert (form["kind"].value(), form["date"].value()) == ("TEETH_CHECK", date(2025, 3, 31))


def test_the_plan_of_a_term_opens_with_the_term_chosen(owed: Any, signed_in: Any) -> None:
    plan = Obligation(child=owed.ash, duty="pep-termly", about=date(2025, 1, 6))
    link = record_address(plan, CATALOGUE["pep-termly"], date(2025, 3, 31), lambda _: True)
    assert signed_in("virtual_school").get(link).context["form"]["number"].value() == "2"


@pytest.mark.parametrize(
    ("duty", "opener"),
    [("pep-termly", "term"), ("dental-check", ""), ("visit-six-weekly", "visit")],
)
def test_a_visit_opens_no_duty_but_visits(duty: str, opener: str) -> None:
    """A school term that begins on the day of a visit does not begin because of it."""
    day = np.array([days.day_number(date(2025, 1, 6))])
    one = np.zeros(1, np.int64)
    known = lives_of(
        [("1", date(2012, 6, 1), None)], {"visits": {"child": ["1"], "on": [date(2025, 1, 6)]}}
    )
    rows = Columns(child=one, opened=day, turn=one, duty=one)
    assert openers(known, rows, [CATALOGUE[duty]]).tolist() == [opener]


@pytest.mark.parametrize(
    ("duty", "opener"), [("visit-six-weekly", "home"), ("gp-registration", "home"), ("sdq", "")]
)
def test_papers_signed_on_the_day_opened_none_of_it(duty: str, opener: str) -> None:
    """A move is approved and noticed on its day: the clock runs from the move all the same."""
    moved = date(2025, 1, 6)
    tables = {
        "placements": {"child": ["1"], "place": ["U4"], "start": [moved], "fresh": ["P"]},
        "events": {"child": ["1"], "event": ["AWAY_APPROVAL"], "on": [moved]},
    }
    one = np.zeros(1, np.int64)
    rows = Columns(child=one, opened=np.array([days.day_number(moved)]), turn=one, duty=one)
    known = lives_of([("1", date(2012, 6, 1), None)], tables)
    assert openers(known, rows, [CATALOGUE[duty]]).tolist() == [opener]


def test_a_duty_that_one_thing_opens_names_it_whatever_else_is_of_the_day() -> None:
    """Pre-proceedings begin on the day of a return interview, a child is gone for a day when
    another was told."""
    began = date(2025, 2, 1)
    tables = {
        "events": {
            "child": ["1", "1", "1"],
            "event": ["RETURN_INTERVIEW", "PRE_PROCEEDINGS", "MISSING_NOTICE"],
            "on": [began, began, date(2025, 2, 9)],
        },
        "missing": {"child": ["1"], "kind": ["M"], "start": [date(2025, 2, 8)], "end": [None]},
    }
    duties = [CATALOGUE["pre-proceedings"], CATALOGUE["missing-strategy"]]
    opened = np.array([days.day_number(on) for on in (began, date(2025, 2, 9))])
    two = np.zeros(2, np.int64)
    rows = Columns(child=two, opened=opened, turn=two, duty=np.array([0, 1]))
    known = lives_of([("1", date(2012, 6, 1), None)], tables)
    assert openers(known, rows, duties).tolist() == ["event:PRE_PROCEEDINGS", "gone"]


@pytest.mark.parametrize("duty", ["independent-visitor", "pathway-plan-review"])
def test_what_a_review_opens_is_not_said_to_be_opened_by_papers_of_its_day(duty: str) -> None:
    """Consent is looked at with each review; that decides about no visitor."""
    held = date(2025, 2, 3)
    tables = {
        "reviews": {"child": ["1"], "on": [held]},
        "events": {"child": ["1"], "event": ["CONSENT_REVIEW"], "on": [held]},
    }
    one = np.zeros(1, np.int64)
    rows = Columns(child=one, opened=np.array([days.day_number(held)]), turn=one, duty=one)
    known = lives_of([("1", date(2008, 6, 1), None)], tables)
    assert openers(known, rows, [CATALOGUE[duty]]).tolist() == ["review"]


def test_what_the_record_begins_with_was_opened_by_nothing_of_that_day() -> None:
    """A care plan asked for from the first day of the record: no talk of that day opened it."""
    first, before = date(2024, 4, 9), date(2020, 1, 6)
    tables = {
        "periods": {"child": ["1"], "start": [before], "known": [True]},
        "events": {"child": ["1"], "event": ["REVIEW_TALK"], "on": [first]},
    }
    one = np.zeros(1, np.int64)
    rows = Columns(child=one, opened=np.array([days.day_number(first)]), turn=one, duty=one)
    known = lives_of([("1", date(2012, 6, 1), None)], tables)
    kept = known.kept_from({"care-plan": first})
    assert openers(kept, rows, [CATALOGUE["care-plan"]]).tolist() == ["from-record"]


# What was recorded, and what it did of what was due.


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"by": "DOCTOR"}, "health assessment. Done 28 days late: Initial health assessment."),
        ({"by": "NURSE"}, "health assessment. Still to be done: Initial health assessment."),
        ({"by": "DOCTOR", "status": "PLANNED"}, "health assessment, planned. Still to be done: "),
        ({"kind": "EYE_CHECK"}, "eye test."),
    ],
)  # fmt: skip
def test_a_nurse_is_told_what_a_health_check_did(
    owed: Any, signed_in: Any, answers: dict[str, str], words: str
) -> None:
    client = signed_in("health")
    link = record_links(client, owed.ash)["initial-health-assessment"]
    told = {"kind": "HEALTH_ASSESSMENT", "status": "COMPLETED", **answers}
    (first, *_) = said(client.post(link, filled(client, link, **told)))
    assert first.startswith(f"Saved: {words}")


def test_a_visit_by_telephone_leaves_the_visit_to_be_made(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    link = record_links(client, owed.ash)["visit-first-week"]
    told = {"how": "alone", "kind": "SW", "in_person": "no"}
    (words,) = said(client.post(link, filled(client, link, **told)))
    assert words.endswith("is not a statutory visit. Still to be done: Visit in the first week.")


# What only wants its end, what was tried, what was left half done.


def test_an_alert_is_settled_where_it_was_raised(owed: Any, signed_in: Any) -> None:
    """Another alert would leave it open: its own form is opened, to fill in its end."""
    raised = date(2025, 3, 3)
    values = {"date": raised, "level": "Team manager", "reason": "Drift"}
    alert = Event.objects.create(child=owed.ash, event="IRO_ALERT", **values)
    row = Obligation(child=owed.ash, duty="iro-dispute", about=raised, opened=raised)
    link = record_address(
        row, CATALOGUE["iro-dispute"], date(2025, 3, 31), lambda _: True, reverse("work")
    )
    client = signed_in("iro")
    opened = client.get(link)
    form = reverse("correct-fact", args=[owed.ash.pk, "iro-alert", alert.pk])
    assert opened.headers["Location"].split("?")[0] == form
    task = client.get(opened.headers["Location"]).context["task"]
    assert (task.back, task.button) == (reverse("work"), "Save")
    nothing = reverse("finish-fact", args=[owed.ash.pk, "iro-alert", "2025-03-04"])
    add = reverse("add-fact", args=[owed.ash.pk, "iro-alert"])
    assert client.get(nothing).headers["Location"].split("?")[0] == add
    for wrong in ("2025-03-40", "monday"):
        there = reverse("finish-fact", args=[owed.ash.pk, "iro-alert", wrong])
        assert client.get(there).status_code == 404


def test_whether_something_began_on_a_day_is_told_to_those_who_may_see_it(
    owed: Any, signed_in: Any
) -> None:
    """Nobody finds out about a plan for adoption by asking for its day."""
    there = reverse("finish-fact", args=[owed.ash.pk, "adoption-plan", "2025-02-03"])
    seen = [signed_in(who).get(there).status_code for who in ("social_worker", "virtual_school")]
    assert seen == [302, 404]


@pytest.mark.parametrize(
    ("duty", "slug", "form"),
    [
        ("supported-registered", "placement", "correct-fact"),
        ("short-break-limit", "care", "end-care"),
        ("adoption-match", "adoption-plan", "add-fact"),  # none was decided on here
    ],
)
def test_what_is_done_by_filling_in_opens_what_began_that_day(
    owed: Any, signed_in: Any, duty: str, slug: str, form: str
) -> None:
    row = Obligation(child=owed.ash, duty=duty, about=date(2025, 2, 3))
    link = record_address(row, CATALOGUE[duty], date(2025, 3, 31), lambda _: True)
    there = signed_in("social_worker").get(link).headers["Location"]
    match = resolve(there.split("?")[0])
    assert (match.url_name, match.kwargs.get("slug", "care")) == (form, slug)


@pytest.mark.parametrize(
    ("part", "slug"), [("six-weeks", "pre-proceedings-review"), ("end", "pre-proceedings")]
)
def test_pre_proceedings_are_reviewed_by_one_form_and_ended_by_another(
    owed: Any, part: str, slug: str
) -> None:
    began = date(2025, 2, 3)
    rule = Rule(duty="pre-proceedings", part=part, span="42 d")
    row = Obligation(child=owed.ash, duty="pre-proceedings", about=began, rule=rule)
    link = record_address(row, CATALOGUE["pre-proceedings"], date(2025, 3, 31), lambda _: True)
    assert f"/{slug}/" in link
    assert ("/duties/" in link) == (part == "end")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"outcome": "DECLINED"}, "Return interview is closed: declined."),
        ({"outcome": "ATTEMPTED", "reason": "Not at home"}, "Still to be done: Return interview."),
    ],
)
def test_nobody_is_told_that_what_was_not_done_was_in_time(
    owed: Any, signed_in: Any, answer: dict[str, str], words: str
) -> None:
    MissingEpisode.objects.create(
        child=owed.ash, missing="M", mis_start=date(2025, 3, 28), mis_end=date(2025, 3, 30)
    )
    refresh([owed.ash.pk], date(2025, 3, 31))
    client = signed_in("social_worker")
    link = reverse("add-fact", args=[owed.ash.pk, "return-interview"])
    response = client.post(link, filled(client, link, about="2025-03-28", **answer))
    assert said(response) == [f"Saved: return interview. {words}"]


def test_what_was_begun_and_not_saved_leads_back_from_my_work(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    kept = f"children/{owed.ash.pk}/visit/add"
    for form in (kept, f"children/{owed.cedar.pk}/visit/add", "nowhere/at/all"):
        Draft.objects.create(user=owed["social_worker"], form=form, fields={"words": ["Loud"]})
    (begun,) = client.get(reverse("work")).context["unfinished"]
    assert (begun.title, begun.child) == ("Record a visit or an attempt", owed.ash)
    back = client.get(begun.href)
    assert client.get(back.headers["Location"]).context["form"]["words"].value() == "Loud"
