"""Histories as a person types them: what cannot be so is said, with what to do."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.records.care import (
    Care,
    LegalStatus,
    Period,
    Placement,
    Spell,
    join,
    problems,
    problems_of,
    worse,
)


def day(text: str) -> date | None:
    return None if text == "." else date.fromisoformat(f"2020-{text}")


def care(periods: str, statuses: str, placements: str) -> Care:
    """Histories drawn as ``from to code``, several parted by commas."""

    def parts(text: str) -> list[tuple[date, date | None, str]]:
        rows = [part.split() for part in text.split(",") if part.strip()]
        return [(day(start), day(end), code) for start, end, code in rows]  # type: ignore[misc]

    return Care(
        tuple(Period(decom=a, dec=b, rec=c) for a, b, c in parts(periods)),
        tuple(LegalStatus(decom=a, dec=b, ls=c) for a, b, c in parts(statuses)),
        tuple(Placement(decom=a, dec=b, place=c) for a, b, c in parts(placements)),
    )


CASES = [
    ("nothing", ("", "", ""), []),
    (
        "all agree",
        ("01-06 05-11 E4A", "01-06 02-01 V2, 02-01 05-11 C2", "01-06 05-11 U6"),
        [],
    ),
    (
        "ends before it starts",
        ("", "", "05-11 01-06 U6"),
        ["The placement from 11 May 2020 to 6 January 2020 ends before it starts. Change one of "
         "the two dates."],
    ),
    (
        "overlap",
        ("01-06 . E4A", "01-06 . C2", "01-06 05-20 U6, 05-11 . K2"),
        ["The placement from 6 January 2020 to 20 May 2020 overlaps the placement from 11 May 2020 "
         "that is still open. End the first on or before 11 May 2020, or change the second's "
         "start."],
    ),
    (
        "two on one day",
        ("01-06 . E4A", "01-06 . C2", "01-06 . U6, 01-06 . K2"),
        ["Two of the kind placement start on 6 January 2020. Remove one."],
    ),
    (
        "gap in the middle",
        ("01-06 . E4A", "01-06 . C2", "01-06 05-11 U6, 05-20 . K2"),
        ["There is no placement from 11 May 2020 to 20 May 2020, though the child was in care. Add "
         "the one that is missing, or change the dates of its neighbours."],
    ),
    (
        "gap at the end",
        ("01-06 . E4A", "01-06 05-11 C2", "01-06 . U6"),
        ["There is no legal status from 11 May 2020 on, though the child was in care. Add the one "
         "that is missing, or change the dates of its neighbours."],
    ),
    (
        "outside care",
        ("01-06 05-11 E4A", "01-06 05-11 C2", "01-06 06-01 U6"),
        ["The placement from 6 January 2020 to 1 June 2020 has days outside any period of care. "
         "Change its dates, or those of the period of care."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("histories", "said"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_what_histories_say_that_cannot_be(
    histories: tuple[str, str, str], said: list[str]
) -> None:
    assert [fault.sentence for fault in problems(care(*histories))] == said


def test_short_breaks_may_overlap_care() -> None:
    start, end = date(2020, 1, 6), date(2020, 1, 8)
    beside = [cls(decom=start, dec=end, respite=True) for cls in (Period, LegalStatus, Placement)]
    ordinary = care("01-06 05-11 E4A", "01-06 05-11 C2", "01-06 05-11 U6")
    both = Care(
        (*ordinary.periods, beside[0]),  # type: ignore[arg-type]
        (*ordinary.legal_statuses, beside[1]),  # type: ignore[arg-type]
        (*ordinary.placements, beside[2]),  # type: ignore[arg-type]
    )

    assert problems(both) == ()


def test_days_without_a_home_are_an_episode_without_one() -> None:
    episodes = join(care("01-06 . E4A", "01-06 . C2", "01-06 05-11 U6, 05-20 . K2"))

    assert [(f"{each.decom:%m-%d}", each.rne, each.place) for each in episodes] == [
        ("01-06", "S", "U6"), ("05-11", "P", None), ("05-20", "P", "K2"),
    ]  # fmt: skip


def test_a_home_that_outlasts_one_period_is_the_first_of_the_next() -> None:
    episodes = join(care("01-06 05-11 E4A, 05-12 . .", "01-06 . C2", "01-06 . U1"))

    assert [(f"{each.decom:%m-%d}", each.rne, each.ls, each.place) for each in episodes] == [
        ("01-06", "S", "C2", "U1"), ("05-12", "S", "C2", "U1"),
    ]  # fmt: skip


def test_a_history_lies_within_a_life() -> None:
    drawn = care("01-06 05-11 E4A", "01-06 05-11 C2", "01-06 05-11 U6")

    born = problems(drawn, dob=date(2020, 2, 1))
    died = problems(drawn, died=date(2020, 5, 10))

    assert [(fault.kind, fault.what) for fault in born] == [
        ("birth", "period of care"), ("birth", "legal status"), ("birth", "placement"),
    ]  # fmt: skip
    assert {fault.kind for fault in died} == {"death"}
    assert not problems(drawn, dob=date(2020, 1, 6), died=date(2020, 5, 11))


def test_only_what_a_change_makes_worse() -> None:
    period, status = "01-06 . E4A", "01-06 . C2"
    gap = problems(care(period, status, "01-06 05-11 U6, 05-20 . K2"))
    smaller = problems(care(period, status, "01-06 05-12 U6, 05-20 . K2"))
    larger = problems(care(period, status, "01-06 05-10 U6, 05-20 . K2"))

    assert worse(gap, smaller) == ()
    assert [fault.kind for fault in worse(gap, larger)] == ["gap"]


def test_the_other_histories_a_record_keeps() -> None:
    spells = [Spell(decom=date(2020, 1, 6)), Spell(decom=date(2020, 2, 1))]

    assert [fault.sentence for fault in problems_of("allocation", spells)] == [
        "The allocation from 6 January 2020 that is still open overlaps the allocation from "
        "1 February 2020 that is still open. End the first on or before 1 February 2020, or "
        "change the second's start."
    ]
