"""Work plans, duties to report and memberships across the municipal year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from board_help import BODY, item, meeting

from hearth.board import (
    Drifted,
    Membership,
    MunicipalYear,
    Office,
    PlannedItem,
    ReportingDuty,
    Rhythm,
    Role,
    WorkPlan,
    drift,
    owed_in,
)
from hearth.errors import UsageError

JULY, NOVEMBER, MARCH = date(2024, 7, 4), date(2024, 11, 7), date(2025, 3, 6)
YEAR = MunicipalYear(2024)


def held(on: date, *titles: str) -> object:
    return meeting(*(item(str(at), title) for at, title in enumerate(titles, 1)), on=on)


@pytest.mark.parametrize(
    ("planned", "what", "on", "called"),
    [
        ("Housing", Drifted.TAKEN, NOVEMBER, "Housing"),
        ("Health assessments update", Drifted.REWORDED, NOVEMBER, "Report: health assessment"),
        ("Fostering and adoption reports", Drifted.MOVED, MARCH, "Foster and adoption annual"),
        ("Virtual school", Drifted.MOVED, date(2025, 5, 1), "Virtual school report"),
        ("Sufficiency strategy", Drifted.GONE, None, ""),
        ("Advocacy", Drifted.EARLIER, date(2024, 9, 5), "Advocacy"),
    ],
)
def test_drift(planned: str, what: Drifted, on: date | None, called: str) -> None:
    plans = [
        WorkPlan(JULY, [PlannedItem(planned, NOVEMBER)]),
        WorkPlan(NOVEMBER, [PlannedItem("Virtual school report", date(2025, 5, 1))]),
    ]
    meetings = [
        held(date(2024, 9, 5), "Advocacy"),
        held(NOVEMBER, "Housing", "Report: health assessment", "Corporate parenting strategy"),
        held(MARCH, "Foster and adoption annual"),
    ]

    (found,) = drift(plans, meetings)  # type: ignore[arg-type]

    assert (found.what, found.now_on, found.now_called) == (what, on, called)


def test_drift_in_words() -> None:
    plans = [WorkPlan(JULY, [PlannedItem("Sufficiency strategy", NOVEMBER)])]

    (found,) = drift(plans, [held(NOVEMBER, "Housing")])  # type: ignore[list-item]

    assert found.in_words == (
        "Sufficiency strategy: agreed on 4 July 2024 for 7 November 2024. "
        "It is not on that agenda, and no later plan or agenda has it."
    )


def test_a_meeting_without_an_agenda_has_not_drifted() -> None:
    plans = [WorkPlan(JULY, [PlannedItem("Housing", NOVEMBER)])]

    assert drift(plans, [meeting(on=NOVEMBER, items=())]) == []


def test_twice_a_year_is_two_reports_each_in_its_half() -> None:
    twice = ReportingDuty("Board", "Cabinet", "progress", Rhythm.TIMES_A_YEAR, times=2)

    owed = owed_in(twice, YEAR, made=[date(2024, 9, 1), date(2024, 9, 30)])

    assert [(each.since, each.due, each.done) for each in owed] == [
        (date(2024, 5, 1), date(2024, 10, 31), date(2024, 9, 1)),
        (date(2024, 11, 1), date(2025, 4, 30), None),
    ]
    assert not owed[1].is_late(date(2025, 4, 30))
    assert owed[1].in_words(date(2025, 5, 1)) == (
        "Board to Cabinet: progress was due by 30 April 2025 and is late."
    )


def test_after_each_meeting_counts_working_days_from_it() -> None:
    after = ReportingDuty(
        "Board", "Scrutiny", "what was resolved", Rhythm.AFTER_EACH_MEETING, within=5
    )

    owed = owed_in(after, YEAR, [date(2025, 4, 17), JULY, date(2025, 6, 1)], [date(2024, 7, 30)])

    assert [(each.since, each.due) for each in owed] == [
        (JULY, date(2024, 7, 11)),
        (date(2025, 4, 17), date(2025, 4, 28)),  # Good Friday and Easter Monday do not count
    ]
    assert owed[0].in_words(date(2025, 1, 1)).endswith("was made on 30 July 2024, late.")
    assert owed[1].done is None


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2025, 4, 30), "2024-25"),
        (date(2025, 5, 1), "2025-26"),
        (date(1999, 12, 1), "1999-00"),
    ],
)
def test_municipal_years(day: date, label: str) -> None:
    year = MunicipalYear.of(day)

    assert year.label == str(year) == label
    assert MunicipalYear.parse(label) == year
    assert year.contains(day)


@pytest.mark.parametrize("text", ["2020", "2020-22", "twenty"])
def test_what_is_no_municipal_year(text: str) -> None:
    with pytest.raises(UsageError, match="Write it as 2020-21"):
        MunicipalYear.parse(text)


def test_membership_has_a_history() -> None:
    members = [
        Membership("Ash", office=Office.CHAIR, ends=date(2024, 9, 30)),
        Membership("Ash", starts=date(2024, 10, 1)),
        Membership("Bela", office=Office.VICE_CHAIR, ends=date(2024, 9, 30)),
        Membership("Cai", office=Office.CHAIR, starts=date(2024, 10, 1)),
        Membership("Ivy", Role.CO_OPTEE, starts=date(2024, 10, 1)),
    ]
    body = replace(BODY, members=members)

    assert [each.named for each in body.members_on(JULY)] == ["Ash (Chair)", "Bela (Vice-chair)"]
    assert body.officer_of(Office.VICE_CHAIR, NOVEMBER) is None
    assert body.changes(JULY, NOVEMBER) == [
        "Bela (Vice-chair) left as voting member.",
        "Cai (Chair) joined as voting member.",
        "Ivy joined as non-voting co-opted member.",
        "Ash is no longer chair.",
    ]
