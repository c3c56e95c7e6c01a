"""What a panel decides is recorded as the event a duty waits for, and corrected with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hearth.vocabulary import code_set
from hearth_web.board.panels import actions
from hearth_web.board.panels.models import KINDS, PanelDecision, Sitting
from hearth_web.board.panels.queries import waiting
from hearth_web.board.panels.settling import SETTLES, choices_for, settled_by
from hearth_web.people import standing
from hearth_web.people.models import Event, PeriodOfCare

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 31)


@pytest.fixture
def sitting(cast: Any, settings: Any) -> Sitting:
    """A transitions panel before which ash stands by hand."""
    settings.TODAY = TODAY
    PeriodOfCare.objects.create(child=cast.ash, decom=date(2024, 1, 1))
    standing.refresh()
    head = cast["head_of_service"]
    panel = actions.set_up_panel(by=head, values={"name": "Moving on", "kind": "transitions"})
    actions.add_case(by=head, panel=panel, child=cast.ash, why="Nearly 18.", on=TODAY)
    return actions.hold_sitting(by=head, panel=panel, values={"on": TODAY, "present": "Four"})


def decide(client: Client, cast: Any, sitting: Sitting, settles: str, **more: str) -> str:
    sent = {"decision": "Adult services take over.", "again": "no", "settles": settles} | more
    address = reverse("panel-decide", args=[sitting.pk, cast.ash.pk])
    return client.post(address, sent, follow=True).content.decode()


def test_a_transitions_panel_closes_the_last_step_of_the_move(
    cast: Any, sitting: Sitting, signed_in: Callable[[str], Client]
) -> None:
    for day in (date(2024, 6, 1), date(2025, 1, 10)):
        Event.objects.create(child=cast.ash, event="ADULT_REFERRAL", date=day)
    page = decide(signed_in("head_of_service"), cast, sitting, "adult")
    assert "Recorded as done: Panel on adult services" in page
    (event,) = Event.objects.filter(child=cast.ash, event="ADULT_PANEL")
    assert (event.date, event.about, event.who, event.text) == (
        TODAY,
        date(2025, 1, 10),
        "Moving on\nFour",
        "Adult services take over.",
    )


def test_a_panel_that_puts_it_off_settles_nothing_and_corrects_itself(
    cast: Any, sitting: Sitting, signed_in: Callable[[str], Client]
) -> None:
    head = signed_in("head_of_service")
    assert "Does it settle something that is due?" in decide(head, cast, sitting, "")
    assert not PanelDecision.objects.exists()
    decide(head, cast, sitting, "adult")
    form = head.get(reverse("panel-decide", args=[sitting.pk, cast.ash.pk])).context["form"]
    assert form.initial["settles"] == "adult"
    decide(head, cast, sitting, "adult", decision="They take over at 18.")
    assert [each.text for each in Event.objects.filter(event="ADULT_PANEL")] == [
        "They take over at 18."
    ]
    decide(head, cast, sitting, "no")
    assert not Event.objects.filter(event="ADULT_PANEL").exists()


def test_nothing_is_settled_before_the_day_of_the_sitting(
    cast: Any, sitting: Sitting, settings: Any, signed_in: Callable[[str], Client]
) -> None:
    settings.TODAY = date(2025, 3, 30)
    page = decide(signed_in("head_of_service"), cast, sitting, "adult")
    assert "The panel sits on 31 March 2025. What it settles is recorded then" in page
    assert not Event.objects.filter(event="ADULT_PANEL").exists()


def test_what_somebody_recorded_or_corrected_by_hand_stays(cast: Any, sitting: Sitting) -> None:
    head, settled = cast["head_of_service"], settled_by("transitions", "adult")
    (listed,) = waiting(head, sitting.panel, sitting.on)
    values = {"decision": "Yes.", "action": "", "owner": None, "owner_words": "", "due": None,
              "next_on": None}  # fmt: skip
    by_hand = Event.objects.create(child=cast.ash, event="ADULT_PANEL", date=TODAY, text="Mine")
    row = actions.decide(by=head, sitting=sitting, listed=listed, values=values, settled=settled)
    assert row.event is None
    by_hand.delete()
    row = actions.decide(by=head, sitting=sitting, listed=listed, values=values, settled=settled)
    Event.objects.filter(pk=row.event_id).update(text="By hand", version=7)
    with pytest.raises(ValidationError, match="Correct it there"):
        actions.decide(by=head, sitting=sitting, listed=listed, values=values, settled=None)
    assert Event.objects.get(event="ADULT_PANEL").text == "By hand"


def test_each_is_an_event_and_of_a_kind_of_panel() -> None:
    for kind, offers in SETTLES.items():
        assert kind in KINDS
        assert {each.code for each in offers} <= {each.code for each in code_set("EVENT").codes()}
    assert choices_for("placement") == []
