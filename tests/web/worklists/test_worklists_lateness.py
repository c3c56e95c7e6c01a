"""Why something was late: asked where it is, kept with what was done, and counted."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from test_worklists_keeping import record
from worklists_help import TODAY

from hearth.duties.catalogue import CATALOGUE
from hearth.measures.late import NO_REASON
from hearth_web import bridge
from hearth_web.people.models import Event, PermanencePlan, Review
from hearth_web.wellbeing.models import HealthCheck, Immunisation, SdqScore, Visit
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.rules import OF_PART, kind_for

pytestmark = pytest.mark.django_db
WHY = "The carer was in hospital"
# What stands in the record by being so: nobody writes of it that it was done.
SILENT = {"adoption", "allocation", "care", "deprivation of liberty", "legal status", "placement"}


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-{box}": str(getattr(on, box)) for box in ("day", "month", "year")}


def form_at(client: Client, child: Any, slug: str) -> Any:
    return client.get(reverse("add-fact", args=[child.pk, slug])).context["form"]


def send(client: Client, child: Any, slug: str, **data: str) -> Any:
    path = reverse("add-fact", args=[child.pk, slug])
    return client.post(path, {"once": str(uuid.uuid4()), **data})


def reason_of(child: Any, duty: str) -> list[str]:
    rows = Obligation.objects.filter(child=child, duty=duty, late=True)
    return list(rows.values_list("reason", flat=True))


def test_whatever_does_what_was_due_can_say_why_it_was_late() -> None:
    records = {*OF_PART.values(), *(duty.record for duty in CATALOGUE.values())} - SILENT
    assert len(records) > 60
    for what in sorted(records):
        kind = kind_for(what)
        assert kind, what
        for form in (kind.add, kind.correct):
            assert form, what
            assert what in form.answers, what
        assert "why_late" in {each.name for each in kind.model._meta.concrete_fields}, what


def test_it_is_asked_only_where_something_is_late(owed: Any, signed_in: Any) -> None:
    """In care since 3 February 2025: the first visit was due by the 10th, the plan by the 10th."""
    client = signed_in("social_worker")
    visit = form_at(client, owed.ash, "visit")
    assert visit.fields["why_late"].help_text == "Visit in the first week: due by 10 February 2025."
    record(owed.ash, Visit, date=date(2025, 2, 8), kind="SW", seen="1", in_person="1")
    record(owed.ash, Visit, date=date(2025, 3, 8), kind="SW", seen="1", in_person="1")
    assert "why_late" not in form_at(client, owed.ash, "visit").fields
    assert "why_late" not in form_at(client, owed.ash, "return-interview-offer").fields


def test_a_review_held_late_says_why(owed: Any, signed_in: Any) -> None:
    """The first review was due by 3 March."""
    client = signed_in("iro")
    assert "First review: due by 3 March 2025." in str(
        form_at(client, owed.ash, "review").fields["why_late"].help_text
    )
    send(client, owed.ash, "review", **day("review", date(2025, 3, 24)), held="held",
         review_code="PN1", why_late=WHY)  # fmt: skip
    assert reason_of(owed.ash, "review-first") == [WHY]
    assert Review.objects.get(child=owed.ash).why_late == WHY


def test_a_review_says_why_of_a_plan_agreed_there_that_was_due_at_an_earlier_one(
    owed: Any, signed_in: Any
) -> None:
    for on in (date(2025, 2, 10), date(2025, 3, 10)):
        record(owed.ash, Review, review=on, review_code="PN1")
    send(signed_in("iro"), owed.ash, "review", **day("review", date(2025, 3, 24)), held="held",
         review_code="PN1", plan="LTFOST", why_late=WHY)  # fmt: skip
    assert PermanencePlan.objects.get(child=owed.ash).why_late == WHY
    assert reason_of(owed.ash, "permanence-plan-second-review") == [WHY]


def test_why_a_late_review_is_adjourned_again_is_kept(owed: Any, signed_in: Any) -> None:
    send(signed_in("iro"), owed.ash, "review", **day("review", date(2025, 3, 24)),
         held="adjourned", **day("goes_on", date(2025, 3, 28)), decisions="No interpreter",
         why_late=WHY)  # fmt: skip
    row = Event.objects.get(child=owed.ash, event="REVIEW_ADJOURNED")
    assert (row.reason, row.why_late) == ("No interpreter", WHY)


def test_a_new_alert_does_not_end_another_and_its_own_end_is_asked_about(
    owed: Any, signed_in: Any
) -> None:
    """Raised on 10 February 2025: 20 working days later is 10 March."""
    raised = {"event": "IRO_ALERT", "level": "Team manager", "reason": "Drift"}
    record(owed.ash, Event, **raised, date=date(2025, 2, 10))
    client = signed_in("iro")
    assert "why_late" not in form_at(client, owed.ash, "iro-alert").fields
    row = Event.objects.get(child=owed.ash, event="IRO_ALERT")
    correct = reverse("correct-fact", args=[owed.ash.pk, "iro-alert", row.pk])
    asked = client.get(correct).context["form"].fields["why_late"]
    assert "due by 10 March 2025." in str(asked.help_text)


def test_a_plan_for_permanence_says_why_it_is_late(owed: Any, signed_in: Any) -> None:
    for on in (date(2025, 2, 10), date(2025, 3, 10)):
        record(owed.ash, Review, review=on, review_code="PN1")
    client = signed_in("social_worker")
    send(client, owed.ash, "permanence-plan", plan="LTFOST", **day("decom", date(2025, 3, 25)),
         why_late=WHY)  # fmt: skip
    assert PermanencePlan.objects.get(child=owed.ash).why_late == WHY
    assert reason_of(owed.ash, "permanence-plan-second-review") == [WHY]


def test_a_health_check_says_why_it_was_late_and_its_figure_counts_it(
    owed: Any, signed_in: Any
) -> None:
    bridge.forget()
    client = signed_in("health")
    send(client, owed.ash, "health-check", kind="HEALTH_ASSESSMENT", status="COMPLETED",
         by="DOCTOR", **day("date", date(2025, 3, 20)), why_late=WHY)  # fmt: skip
    assert HealthCheck.objects.get(child=owed.ash).why_late == WHY
    page = client.get(reverse("measure", args=["iha-timeliness"]) + f"?on={TODAY}")
    (said, *_) = page.context["reasons"].rows
    assert (said.words, said.late) == (WHY, 1)
    bridge.forget()


def test_figures_that_count_something_else_say_why_what_fell_due_was_late(
    owed: Any, signed_in: Any
) -> None:
    """Of three children in care since 3 February 2025, the third is within few people's reach."""
    bridge.forget()
    held = {"review": date(2025, 3, 24), "review_code": "PN1", "why_late": WHY}
    record(owed.ash, Review, **held)
    known = {"date": date(2025, 3, 20), "up_to_date": "1", "why_late": WHY}
    record(owed.ash, Immunisation, **known)
    client = signed_in("head_of_service")
    for measure in ("reviews-in-timescale", "immunisations"):
        page = client.get(reverse("measure", args=[measure]) + f"?on={TODAY}")
        told = {each.words: (each.late, each.undone) for each in page.context["reasons"].rows}
        assert told[WHY] == (1, 0), measure
        assert told[NO_REASON][1] >= 1, measure
    bridge.forget()


def test_what_was_late_can_be_explained_afterwards(owed: Any, signed_in: Any) -> None:
    record(owed.ash, Visit, date=date(2025, 2, 20), kind="SW", seen="1", in_person="1")
    client = signed_in("social_worker")
    duties = reverse("child-duties", args=[owed.ash.pk])
    (link,) = links_to_explain(client.get(duties))
    form = client.get(link).context["form"]
    assert form.fields["why_late"].help_text == "Visit in the first week: due by 10 February 2025."
    hidden = {field.name: field.value() or "" for field in form.hidden_fields()}
    sent = {**hidden, **day("date", date(2025, 2, 20)), "how": "alone", "kind": "SW",
            "in_person": "yes", "why_late": WHY}  # fmt: skip
    again = client.post(link, sent | {"how": "seen"})
    assert again.headers["Location"] == f"{duties}#visits"
    assert reason_of(owed.ash, "visit-first-week") == [WHY]
    assert not links_to_explain(client.get(duties))


def links_to_explain(page: Any) -> list[str]:
    chains = (chain for _, chains in page.context["groups"] for chain in chains)
    return [each.explain for chain in chains for each in chain.past if each.explain]


def test_nobody_is_led_to_a_form_that_is_closed_to_them(owed: Any, signed_in: Any) -> None:
    record(owed.ash, SdqScore, date=date(2025, 3, 31), score=9)
    for on in (date(2025, 2, 10), date(2025, 3, 10)):
        record(owed.ash, Review, review=on, review_code="PN1")
    record(owed.ash, PermanencePlan, plan="ADOPTION", decom=date(2025, 3, 25))
    duties = reverse("child-duties", args=[owed.ash.pk])
    page = signed_in("social_worker").get(duties)
    assert reason_of(owed.ash, "permanence-plan-second-review") == [""]
    for link in links_to_explain(page):
        assert page.client.get(link).status_code == 200


def test_its_history_tells_a_reason_that_is_there_no_longer(owed: Any, signed_in: Any) -> None:
    record(owed.ash, Visit, date=date(2025, 2, 8), kind="SW", seen="1", in_person="1", why_late=WHY)
    row = Visit.objects.get(child=owed.ash)
    client = signed_in("social_worker")
    correct = reverse("correct-fact", args=[owed.ash.pk, "visit", row.pk])
    form = client.get(correct).context["form"]
    hidden = {field.name: field.value() or "" for field in form.hidden_fields()}
    sent = {**hidden, **day("date", row.date), "how": "seen", "kind": "SW", "in_person": "yes"}
    client.post(correct, sent | {"why_late": "", "why": "It was in time"})
    assert Visit.objects.get(pk=row.pk).why_late == ""
    past = client.get(reverse("fact-history", args=[owed.ash.pk, "visit", row.pk]))
    assert WHY in past.content.decode()
