"""What the forms of visits, health and going missing refuse, and what they keep."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from hearth_web.people.actions import DisagreementError
from hearth_web.people.forms.base import Desk
from hearth_web.people.forms.events import EVENT_KINDS, form_of
from hearth_web.wellbeing.forms import (
    HealthCheckForm,
    ImmunisationForm,
    MissingForm,
    SdqForm,
    VisitForm,
)
from hearth_web.wellbeing.models import HealthCheck, Immunisation, MissingEpisode, Visit

pytestmark = pytest.mark.django_db
BORN, DIED, DAY = date(2012, 5, 4), date(2025, 11, 3), date(2025, 6, 2)
SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-{box}": str(getattr(on, box)) for box in ("day", "month", "year")}


def filled(form: Any, cast: Any, data: dict[str, Any], row: Any = None) -> Any:
    desk = Desk(cast["social_worker"], cast.ash)
    return form({"once": str(uuid.uuid4()), **data}, desk=desk, row=row)


def times(start: date, start_time: str, end: date | None, end_time: str) -> dict[str, str]:
    ends = day("mis_end", end) if end else {}
    return {**day("mis_start", start), **ends, "start_time": start_time, "end_time": end_time}


REFUSED: list[tuple[Any, dict[str, Any], str, str]] = [
    (VisitForm, day("date", BORN - timedelta(1)), "date", "on or after 4 May 2012, when the child"),
    (VisitForm, day("date", DIED + timedelta(1)), "date", "on or before 3 November 2025, when"),
    (VisitForm, {"how": "tried"}, "reason", "Select why the child was not seen"),
    (VisitForm, {"where": "OTHER"}, "where_said", "Enter where it was"),
    (SdqForm, day("date", BORN - timedelta(1)), "date", "The day of the questionnaire must be on"),
    (SdqForm, {"score": "-1"}, "score", "must be 0 or more"),
    (HealthCheckForm, {"kind": "HEALTH_ASSESSMENT", "status": "COMPLETED"}, "by", "Select who did"),
    (ImmunisationForm, {}, "up_to_date", "Select whether immunisations were up to date"),
    (ImmunisationForm, {}, "date", "Enter the day it was known"),
    (
        ImmunisationForm,
        day("date", BORN - timedelta(1)),
        "date",
        "on or after 4 May 2012, when the",
    ),
    (HealthCheckForm, day("date", DAY) | day("received", DAY - timedelta(1)), "received", "on or"),
    (MissingForm, times(BORN - timedelta(1), "", None, ""), "mis_start", "The day it started must"),
    (MissingForm, times(DAY, "", None, "09:30"), "mis_end", "Enter the day the child was back, or"),
    (MissingForm, times(DAY, "25:00", None, ""), "start_time", "hours and minutes, like 14:30"),
    (MissingForm, times(DAY, "١٧:٠٥", None, ""), "start_time", "hours and minutes, like 14:30"),
    (MissingForm, times(SPRING, "01:30", None, ""), "start_time", "There was no 01:30 on 30 March"),
    (MissingForm, times(DAY, "17:05", DAY, "17:04"), "end_time", "must be after it started"),
    (MissingForm, times(DAY, "17:05", DAY - timedelta(1), "18:00"), "mis_end", "on or after the"),
    (MissingForm, times(AUTUMN, "02:00", AUTUMN, "01:59"), "end_time", "must be after it started"),
]


@pytest.mark.parametrize(("form", "data", "field", "sentence"), REFUSED)
def test_what_is_wrong_is_said(
    cast: Any, form: Any, data: dict[str, Any], field: str, sentence: str
) -> None:
    cast.ash.dob, cast.ash.died = BORN, DIED
    errors = filled(form, cast, data).errors
    assert any(sentence in said for said in errors.get(field, [])), errors


def test_nothing_is_after_the_twenty_fifth_birthday(cast: Any) -> None:
    cast.ash.dob = date(2000, 2, 29)
    said = filled(VisitForm, cast, day("date", date(2025, 3, 1))).errors["date"]
    assert said == ["The day of the visit must be before 1 March 2025, the 25th birthday"]
    assert "date" not in filled(VisitForm, cast, day("date", date(2025, 2, 28))).errors


def test_a_time_that_is_still_to_come_is_refused(cast: Any) -> None:
    today, later = timezone.localdate(), timezone.localtime() + timedelta(minutes=5)
    if later.date() != today:
        pytest.skip("in the last minutes of a day there is no later time of it")
    errors = filled(MissingForm, cast, times(today, f"{later:%H:%M}", None, "")).errors
    assert errors["start_time"] == ["The time it started must be now or earlier"]


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (times(DAY, "2105", DAY, "23.10"), ("21:05", "23:10")),
        (times(DAY, "9:05", None, ""), ("09:05", "")),
        # Ten past one comes twice, and the second time is after ten to two.
        (times(AUTUMN, "01:50", AUTUMN, "01:10"), ("01:50", "01:10")),
        (times(DAY, "21:05", DAY + timedelta(1), "06:30"), ("21:05", "06:30")),
    ],
)
def test_times_are_kept_as_clocks_show_them(
    cast: Any, data: dict[str, str], kept: tuple[str, str]
) -> None:
    form = filled(MissingForm, cast, {**data, "missing": "M"})
    assert form.is_valid(), form.errors
    values = form.values(MissingEpisode)
    assert (values["start_time"], values["end_time"]) == kept


@pytest.mark.parametrize(
    ("how", "seen", "alone", "why", "reason"),
    [
        ("alone", "1", "1", "", ""),
        ("REFUSED", "1", "0", "REFUSED", ""),
        ("NOT_APPROPRIATE", "1", "0", "NOT_APPROPRIATE", ""),
        ("together", "1", "0", "", ""),
        ("tried", "0", "0", "", "MISSING"),
    ],
)
def test_how_a_visit_went_is_one_question(
    cast: Any, how: str, seen: str, alone: str, why: str, reason: str
) -> None:
    data = {**day("date", DAY), "how": how, "reason": "MISSING", "kind": "SW", "in_person": "yes"}
    form = filled(VisitForm, cast, data)
    assert form.is_valid(), form.errors
    values = form.values(Visit)
    assert (values["seen"], values["seen_alone"]) == (seen, alone)
    assert (values["not_alone"], values["reason"]) == (why, reason)
    # And the row says the same when it is opened again.
    assert filled(VisitForm, cast, {}, Visit(child=cast.ash, **values)).initial["how"] == how


@pytest.mark.parametrize(
    "held",
    [
        {"seen": "", "seen_alone": ""},
        {"seen": "1", "seen_alone": ""},
        {"seen": "", "seen_alone": "0"},
        {"seen": "1", "seen_alone": "0", "written": "1", "in_person": "0"},
    ],
)
def test_what_a_source_left_unsaid_stays_unsaid(cast: Any, held: dict[str, str]) -> None:
    row = Visit(child=cast.ash, date=DAY, kind="SW", **held)
    opened = filled(VisitForm, cast, {}, row)
    told = {name: str(opened[name].initial or "") for name in ("how", "kind")}
    told["in_person"] = "no" if row.in_person == "0" else ""
    ticked = {"written": "on"} if row.written == "1" else {}
    form = filled(VisitForm, cast, {**day("date", DAY), **told, **ticked}, row)
    assert form.is_valid(), form.errors
    kept = form.values(Visit)
    same = ("in_person", "written", "where", "seen", "seen_alone")
    assert {name: kept[name] for name in same} == {name: getattr(row, name) for name in same}


def test_a_visit_opens_as_todays_and_nobody_says_for_the_worker_how_it_went(cast: Any) -> None:
    fresh = VisitForm(desk=Desk(cast["social_worker"], cast.ash))
    assert fresh["date"].value() == timezone.localdate()
    assert (fresh["how"].value(), fresh["in_person"].value()) == (None, "yes")
    assert fresh["kind"].value() == "SW"
    assert VisitForm(desk=Desk(cast["iro"], cast.ash))["kind"].value() == "IRO"


CHECKED = {"kind": "HEALTH_ASSESSMENT", "by": "NURSE", **day("date", DAY)}


def test_a_check_is_not_recorded_twice_but_what_was_refused_may_be_done_that_day(cast: Any) -> None:
    for status in ("REFUSED", "COMPLETED"):
        form = filled(HealthCheckForm, cast, {**CHECKED, "status": status})
        assert form.is_valid(), form.errors
        form.save()
    again = filled(HealthCheckForm, cast, {**CHECKED, "status": "COMPLETED"})
    assert again.is_valid()
    with pytest.raises(DisagreementError, match="recorded already on that day"):
        again.save()
    assert HealthCheck.objects.count() == 2


def test_what_came_in_twice_can_be_corrected(cast: Any) -> None:
    row, _ = [Immunisation.objects.create(child=cast.ash, date=DAY) for _ in range(2)]
    told = {**day("date", DAY), "up_to_date": "no", "version": "1"}
    form = filled(ImmunisationForm, cast, told, row)
    assert form.is_valid(), form.errors
    form.save()
    row.refresh_from_db()
    assert row.up_to_date == "0"


@pytest.mark.parametrize(
    ("on", "clock", "said"),
    [
        (DAY, "07:09", "The child came back at 07:10 on 2 June 2025: nothing before that answers"),
        (DAY, "07:10", ""),
        (DAY, "", ""),
        (DAY + timedelta(1), "06:00", ""),
        (DAY - timedelta(1), "09:00", "The child came back on 2 June 2025: nothing before that"),
    ],
)
def test_no_interview_is_held_before_the_child_came_back(
    cast: Any, on: date, clock: str, said: str
) -> None:
    gone = DAY - timedelta(2)
    MissingEpisode.objects.create(
        child=cast.ash, missing="M", mis_start=gone, mis_end=DAY, end_time="07:10"
    )
    told = {"outcome": "DONE", "time": clock, "about": [gone.isoformat()], **day("date", on)}
    errors = filled(form_of(EVENT_KINDS["RETURN_INTERVIEW"]), cast, told).errors
    assert " ".join(errors.get("about", [])).startswith(said)
    assert bool(errors) is bool(said)
