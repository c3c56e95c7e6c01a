"""Events of practice: every code has a form, every form saves, and what it refuses."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from hearth.documents.sentences import day as in_words
from hearth.duties.catalogue import care_leavers, short_breaks
from hearth.duties.owed import reviewing
from hearth.vocabulary import code_set
from hearth_web.audit.log import System
from hearth_web.people.actions import DisagreementError, histories
from hearth_web.people.forms.base import Desk
from hearth_web.people.forms.events import EVENT_KINDS, EventKind, form_of
from hearth_web.people.forms.reviews import CorrectReview, ReviewForm
from hearth_web.people.life import Life
from hearth_web.people.models import Event, PermanencePlan, Review
from hearth_web.people.showing.counted import counted
from hearth_web.ui import clock

pytestmark = pytest.mark.django_db

CODES = [each.code for each in code_set("EVENT").codes()]
MOVED, DAY = date(2024, 5, 3), date(2024, 5, 7)
BIRTH = date(2012, 5, 4)


def boxes(name: str, on: date) -> dict[str, str]:
    parts = {"day": on.day, "month": on.month, "year": on.year}
    return {f"{name}-{box}": str(value) for box, value in parts.items()}


def filled(kind: EventKind, **more: Any) -> dict[str, Any]:
    """Every question of a kind answered, with the first answer where there are some to choose."""
    told: dict[str, Any] = {"once": str(uuid.uuid4()), **boxes("date", DAY)}
    for ask in kind.asks:
        told |= answer(ask.column, list(ask.choices), several=ask.several)
    return told | more


def answer(column: str, choices: list[str], *, several: bool) -> dict[str, Any]:
    if choices:
        return {column: choices[:2] if several else choices[0]}
    match column:
        case "time":
            return {"time": "9.05"}
        case "until":
            return boxes("until", DAY + timedelta(1))
        case "about":
            return {"about": [MOVED.isoformat()] if several else MOVED.isoformat()}
        case "number" | "number_of":
            return {column: "12"}
        case "voice":
            return {"voice": "WRITTEN"}
        case "in_person":
            return {"in_person": "yes"}
    return {column: f"Some {column}"}


def saved(desk: Desk, code: str, **more: Any) -> None:
    form = form_of(EVENT_KINDS[code])(filled(EVENT_KINDS[code], **more), desk=desk)
    assert form.is_valid(), form.errors
    form.save()


def test_every_code_has_a_form_and_every_form_a_code() -> None:
    assert sorted(EVENT_KINDS) == sorted(CODES)


def test_the_words_that_duties_look_for_are_those_the_forms_offer() -> None:
    looked_for = {
        "ADVISER_VISIT": {care_leavers.ELSEWHERE},
        "CONTACT": {care_leavers.IN_PERSON},
        "NEW_HOME": {care_leavers.SUPPORTED_HOME, *care_leavers.SETTLED_HOMES},
        "VISIT_REQUEST": {short_breaks.NOTICE},
        "IRO_ALERT": {reviewing.INFORMAL},
    }
    for code, words in looked_for.items():
        (asked,) = (ask for ask in EVENT_KINDS[code].asks if ask.column == "level")
        assert words <= set(asked.choices), code


def test_an_enquiry_may_find_that_no_conference_is_needed(desk: Desk) -> None:
    saved(desk, "CONFERENCE", outcome="NOT_NEEDED", level="Initial")
    assert Event.objects.get(event="CONFERENCE").outcome == "NOT_NEEDED"


def test_no_form_asks_more_than_a_minute_holds() -> None:
    assert {code: len(kind.asks) for code, kind in EVENT_KINDS.items() if len(kind.asks) > 6} == {}


@pytest.mark.parametrize("code", CODES)
def test_every_form_saves_what_it_asks_and_reads_it_back(desk: Desk, code: str) -> None:
    kind = EVENT_KINDS[code]
    saved(desk, code)
    row = Event.objects.get()
    assert (row.event, row.date, row.child) == (code, DAY, desk.child)
    assert [ask.column for ask in kind.asks if getattr(row, ask.column) in ("", None)] == []
    again = form_of(kind, correcting=True)(desk=desk, row=row)
    shown = {
        name: again[name].value() for name in again.asked() if name not in ("why", "about_day")
    }
    assert "" not in shown.values() and None not in shown.values()
    sent = filled(kind, why="It was another day", version="1", **boxes("date", DAY - timedelta(1)))
    if "about" in sent:
        sent["about"] = MOVED.isoformat()
    corrected = form_of(kind, correcting=True)(sent, desk=desk, row=row)
    assert corrected.is_valid(), corrected.errors
    corrected.save()
    assert list(Event.objects.values_list("event", "date")) == [(code, DAY - timedelta(1))]


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("CARE_PLAN", {}, "date", "Enter the day the care plan was approved"),
    ("CARE_PLAN", boxes("date", BIRTH - timedelta(1)), "date", "on or after the day of birth, 4"),
    ("CARE_PLAN", boxes("date", date(2024, 8, 2)), "date", "on or before the day of death, 1 Aug"),
    ("INCIDENT_NOTICE", boxes("date", date(2037, 5, 4)), "date", "today or in the past"),
    ("PROCEEDINGS", boxes("until", DAY - timedelta(1)), "until", "on or after 7 May 2024"),
    ("SECURE_ORDER", {}, "until", "Enter the day the order ends"),
    ("RETURN_INTERVIEW", {}, "about", "Select which time missing it is about"),
    ("RETURN_INTERVIEW", {"about": ["2024-05-08"]}, "about", "what it answers comes first"),
    ("PLACEMENT_PLAN", {"about": "2011-01-01"}, "about", "on or after the day of birth"),
    ("PLACEMENT_PLAN", {"about": "yesterday"}, "about", "Select which home it is about"),
    ("PLACEMENT_PLAN", {"about": "other"}, "about_day", "Enter the day it is about"),
    ("LADO_REFERRAL", {"time": "25.61"}, "time", "hours and minutes, like 14:30"),
    ("PEP", {"number": "4"}, "number", "Select which term from the list"),
    ("SUSPENSION", {"number": "191"}, "number", "The school days must be 190 or less"),
    ("ATTENDANCE", {"number": "13", "number_of": "12"}, "number", "must be 12 or less"),
    ("EXPLOITATION", {"level": "Enormous"}, "level", "Select how great the risk is from the list"),
    ("MISSING_NOTICE", {}, "level", "Select who was told"),
    ("CARE_PLAN", {"who": "a\x00b"}, "who", "holds a character we cannot keep"),
    ("CARE_PLAN", {"who": "x" * 301}, "who", "must be 300 characters or fewer"),
]


@pytest.mark.parametrize(
    ("code", "data", "field", "sentence"),
    WRONG,
    ids=[f"{c}-{f}-{n}" for n, (c, _, f, _) in enumerate(WRONG)],
)
def test_what_cannot_be_is_said(
    desk: Desk, code: str, data: dict[str, Any], field: str, sentence: str
) -> None:
    assert desk.child is not None
    desk.child.died = date(2024, 8, 1) if "death" in sentence else None
    day = {} if field == "date" else boxes("date", DAY)
    sent = {"once": str(uuid.uuid4()), **day, **data}
    form = form_of(EVENT_KINDS[code])(sent, desk=desk)
    assert any(sentence in said for said in form.errors.get(field, [])), form.errors


def test_nothing_is_owed_from_the_25th_birthday(desk: Desk) -> None:
    assert desk.child is not None
    desk.child.dob = date(1999, 2, 28)
    for on, fits in ((date(2024, 2, 27), True), (date(2024, 2, 28), False)):
        sent = filled(EVENT_KINDS["OFFER_21"], **boxes("date", on))
        form = form_of(EVENT_KINDS["OFFER_21"])(sent, desk=desk)
        assert form.is_valid() is fits
    assert "before the 25th birthday, 28 February 2024" in form.errors["date"][0]


def test_what_is_before_birth_or_after_death_by_its_nature_is_taken(desk: Desk) -> None:
    assert desk.child is not None
    desk.child.died = date(2024, 5, 1)
    saved(desk, "INCIDENT_NOTICE")
    saved(desk, "PRE_PROCEEDINGS", **boxes("date", BIRTH - timedelta(20)))
    assert Event.objects.count() == 2


def test_one_interview_answers_several_times_missing(desk: Desk) -> None:
    times = [MOVED.isoformat(), "other"]
    saved(desk, "RETURN_INTERVIEW", about=times, **boxes("about_day", DAY))
    rows = Event.objects.order_by("about").values_list("about", "time", "outcome")
    assert list(rows) == [(MOVED, "09:05", "DONE"), (DAY, "09:05", "DONE")]


def test_the_same_is_not_recorded_twice(desk: Desk) -> None:
    saved(desk, "CARE_PLAN")
    saved(desk, "CARE_PLAN", **boxes("date", MOVED))
    with pytest.raises(DisagreementError, match="recorded already on that day"):
        saved(desk, "CARE_PLAN")


def test_what_was_tried_in_vain_may_be_done_later_that_day(desk: Desk) -> None:
    for outcome in ("ATTEMPTED", "DONE"):
        saved(desk, "ADVISER_VISIT", outcome=outcome)
    assert Event.objects.count() == 2
    with pytest.raises(DisagreementError, match="recorded already on that day"):
        saved(desk, "ADVISER_VISIT", outcome="ATTEMPTED")


def test_a_form_offers_the_childs_own_days(desk: Desk) -> None:
    assert desk.child is not None
    histories.start_care(
        by=System("tests"),
        child=desk.child,
        period={"decom": MOVED, "cin": "N1"},
        status={"ls": "C2"},
        placement={"place": "U4"},
    )
    form = form_of(EVENT_KINDS["PLACEMENT_PLAN"])(desk=desk)
    assert (form.initial["date"], form["about"].value()) == (clock.today(), "2024-05-03")
    assert list(form.fields["about"].choices) == [
        ("2024-05-03", "With foster carers, from 3 May 2024"),
        ("other", "Another day"),
        ("", "None of these"),
    ]


# How long a connected person may be approved for a time: 16 weeks from 7 May 2024 end on 27 August,
# 8 weeks more on 22 October.


def until(desk: Desk, code: str, on: date, last: date, **more: str) -> list[str]:
    """What is said against an approval, or an extension, of a day until another."""
    sent = {"once": str(uuid.uuid4()), **boxes("date", on), **boxes("until", last), **more}
    form = form_of(EVENT_KINDS[code])(sent, desk=desk)
    return [str(each) for each in form.errors.get("until", [])]


def test_a_temporary_approval_lasts_sixteen_weeks_at_most(desk: Desk) -> None:
    assert until(desk, "TEMP_APPROVAL", DAY, date(2024, 8, 27)) == []
    (said,) = until(desk, "TEMP_APPROVAL", DAY, date(2024, 8, 28))
    assert said.startswith("The approval must end on or before 27 August 2024")
    assert until(desk, "TEMP_APPROVAL", date(2020, 5, 7), date(2020, 10, 1)) == []


@pytest.mark.parametrize(
    ("given", "last"), [(None, date(2024, 10, 22)), (date(2024, 6, 4), date(2024, 7, 30))]
)
def test_it_is_extended_by_eight_weeks_at_most(desk: Desk, given: date | None, last: date) -> None:
    held = Event.objects.create(child=desk.child, event="TEMP_APPROVAL", date=DAY, until=given)
    own = given or date(2024, 8, 27)
    told = {"outcome": "DONE", "about": DAY.isoformat()}
    assert until(desk, "TEMP_EXTENSION", held.date, last, **told) == []
    for about in (DAY.isoformat(), ""):  # of the one there is, where it is not named
        asked = {**told, "about": about}
        (said,) = until(desk, "TEMP_EXTENSION", DAY, last + timedelta(1), **asked)
        assert f"end on or before {in_words(last)}: the approval of 7 May 2024" in said
    (said,) = until(desk, "TEMP_EXTENSION", DAY, own, **told)
    assert said.startswith(f"The extension must end after {in_words(own)}")
    assert until(desk, "TEMP_EXTENSION", DAY, own, **{**told, "outcome": "REFUSED"}) == []


def test_an_approval_that_is_not_recorded_began_on_its_day_or_by_the_decision(desk: Desk) -> None:
    told = {"outcome": "DONE", "about": "other", **boxes("about_day", MOVED)}
    (said,) = until(desk, "TEMP_EXTENSION", DAY, MOVED + timedelta(169), **told)
    assert "of 3 May 2024 runs out by itself on 23 August 2024" in said
    told = {"outcome": "DONE", "about": ""}
    assert until(desk, "TEMP_EXTENSION", DAY, DAY + timedelta(168), **told) == []
    (said,) = until(desk, "TEMP_EXTENSION", DAY, DAY + timedelta(169), **told)
    assert said.startswith("The extension must end on or before 22 October 2024: the law gives")


def test_every_answer_with_a_code_fits_its_column() -> None:
    """SQLite takes any length, PostgreSQL does not."""
    for kind in EVENT_KINDS.values():
        for ask in kind.asks:
            longest = max(map(len, ask.choices), default=0)
            assert longest <= (Event._meta.get_field(ask.column).max_length or longest), kind.code


def test_it_is_extended_once_or_until_a_review_is_decided(desk: Desk) -> None:
    Event.objects.create(child=desk.child, event="TEMP_APPROVAL", date=DAY)
    first = Event.objects.create(
        child=desk.child, event="TEMP_EXTENSION", outcome="DONE", about=DAY, date=DAY + timedelta(1)
    )

    def errors(on: date, outcome: str, row: Event | None = None, **more: str) -> Any:
        told = {"about": DAY.isoformat(), "outcome": outcome, "why": "The day was wrong", **more}
        sent = {"once": str(uuid.uuid4()), **boxes("date", on), **told}
        kind = EVENT_KINDS["TEMP_EXTENSION"]
        return form_of(kind, correcting=bool(row))(sent, desk=desk, row=row).errors

    (said,) = errors(DAY + timedelta(2), "DONE")["outcome"]
    assert "extended already, on 8 May 2024: that can be done once" in said
    assert not errors(DAY + timedelta(2), "DONE", first)
    assert not errors(DAY + timedelta(2), "UNTIL_IRM")
    (said,) = errors(DAY, "UNTIL_IRM", **boxes("until", DAY + timedelta(90)))["until"]
    assert said.startswith("Leave the day empty")


def test_whoever_records_an_approval_is_told_when_it_runs_out(desk: Desk) -> None:
    def said(code: str, **more: str) -> str:
        sent = {"once": str(uuid.uuid4()), **boxes("date", DAY), **more}
        form = form_of(EVENT_KINDS[code])(sent, desk=desk)
        assert form.is_valid(), form.errors
        form.save()
        return form.notice()

    assert "runs out on 27 August 2024: full approval or an ext" in said("TEMP_APPROVAL")
    offered = form_of(EVENT_KINDS["TEMP_EXTENSION"])(desk=desk).fields["about"].choices
    assert offered[0] == ("2024-05-07", "Approval of 7 May 2024, to 27 August 2024")
    told = {"about": DAY.isoformat()}
    assert "on 22 October 2024: full approval is" in said("TEMP_EXTENSION", outcome="DONE", **told)
    assert said("TEMP_EXTENSION", outcome="REFUSED", **told) == ""
    assert said("CARE_PLAN") == ""


def review(desk: Desk, **more: Any) -> Any:
    sent = {"once": str(uuid.uuid4()), **boxes("review", DAY), "review_code": "PN1", **more}
    return ReviewForm(sent, desk=desk)


def test_one_form_records_a_review_and_the_plan_agreed_at_it(desk: Desk) -> None:
    PermanencePlan.objects.create(child=desk.child, plan="RETURN", decom=date(2023, 1, 1))
    form = review(desk, chair="CHILD", who="Nan", decisions="To stay", plan="LTFOST")
    assert form.is_valid(), form.errors
    form.save()
    row = Review.objects.get()
    assert (row.chair, row.who, row.decisions) == ("CHILD", "Nan", "To stay")
    plans = PermanencePlan.objects.values_list("plan", "decom", "dec")
    assert list(plans) == [("RETURN", date(2023, 1, 1), DAY), ("LTFOST", DAY, None)]


def test_a_review_that_is_adjourned_is_an_event_and_no_review(desk: Desk) -> None:
    form = review(desk, held="adjourned", review_code="", **boxes("goes_on", date(2024, 5, 20)))
    assert form.errors["decisions"] == ["Enter why it was adjourned"]
    form = review(
        desk, held="adjourned", decisions="No report", **boxes("goes_on", date(2024, 5, 20))
    )
    assert form.is_valid(), form.errors
    form.save()
    assert not Review.objects.exists()
    row = Event.objects.get()
    assert (row.event, row.date, row.until) == ("REVIEW_ADJOURNED", DAY, date(2024, 5, 20))


def test_a_review_is_of_a_child_in_care_and_there_is_one_on_a_day(desk: Desk) -> None:
    assert desk.child is not None
    first = review(desk)
    assert first.is_valid(), first.errors
    first.save()
    again = review(desk)
    assert again.is_valid()
    with pytest.raises(DisagreementError, match="A review of that day is recorded already"):
        again.save()
    histories.start_care(
        by=System("tests"),
        child=desk.child,
        period={"decom": date(2024, 6, 1), "cin": "N1"},
        status={"ls": "C2"},
        placement={"place": "U4"},
    )
    outside = review(desk)
    assert "was not in care on 7 May 2024" in outside.errors["review"][0]
    row = Review.objects.get()
    assert CorrectReview(desk=desk, row=row).initial["review_code"] == "PN1"


@pytest.mark.parametrize(
    ("code", "until", "others", "said"),
    [
        ("IRO_ALERT", None, (), "Open for 24 days"),
        ("IRO_ALERT", "2024-05-14", (), "Settled after 7 days"),
        ("PRE_PROCEEDINGS", None, (), "They have gone on for 3 weeks"),
        # The day of issue is in week 1, and day 182 the last of week 26.
        ("PROCEEDINGS", None, (), "Week 4 since they began; the law gives 26"),
        ("PROCEEDINGS", "2024-05-21", (), "Ended after 2 weeks; the law gives 26"),
        ("TEMP_APPROVAL", None, (), "Day 24 of 112"),
        ("TEMP_APPROVAL", None, ("TEMP_EXTENSION",), "Day 24 of 168"),
        ("TEMP_APPROVAL", None, ("TEMP_EXTENSION:REFUSED",), "Day 24 of 112"),
        ("TEMP_APPROVAL", "2024-05-20", (), "Ran out 11 days ago, after 13 days"),
        ("TEMP_APPROVAL", "2024-05-20", ("TEMP_EXTENSION:DONE",), "Day 24 of 69"),
        (
            "TEMP_APPROVAL",
            None,
            ("FULL_APPROVAL:REFUSED", "TEMP_EXTENSION:UNTIL_IRM"),
            "Day 24, until the independent review is decided",
        ),
        ("TEMP_APPROVAL", None, ("FULL_APPROVAL:REFUSED",), "Day 24 of 112"),
        ("TEMP_APPROVAL", None, ("FULL_APPROVAL",), ""),
        ("CARE_PLAN", None, (), ""),
    ],
)
def test_how_long_it_has_gone_on(
    desk: Desk, code: str, until: str | None, others: tuple[str, ...], said: str
) -> None:
    """As seen on 31 May 2024, of what began on the 7th."""
    child = desk.child
    assert child
    end = date.fromisoformat(until) if until else None
    row = Event.objects.create(child=child, event=code, date=DAY, until=end)
    for other in others:
        event, _, outcome = other.partition(":")
        Event.objects.create(child=child, event=event, outcome=outcome, date=DAY + timedelta(3))
    assert counted(Life(child, desk.user, date(2024, 5, 31)), row) == said
