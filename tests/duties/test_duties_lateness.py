"""Why something was late goes with what was done, whatever it was, to the obligation it met."""

from __future__ import annotations

from typing import Any

import pytest
from lives import dues, life

CARE = [("2024-01-08",)]
WHY = "Carer in hospital"
LATE = {"why_late": WHY}


@pytest.mark.parametrize(
    ("duty", "tables"),
    [
        ("review-first", {"reviews": [{"on": "2024-03-01", "code": "PN1", **LATE}]}),
        (
            "review-second",
            {"reviews": [("2024-02-01", "PN1"), {"on": "2024-06-03", "code": "PN1", **LATE}]},
        ),
        (
            "initial-health-assessment",
            {"health": [{"kind": "HEALTH_ASSESSMENT", "on": "2024-03-01", "by": "DOCTOR", **LATE}]},
        ),
        ("dental-check", {"health": [{"kind": "TEETH_CHECK", "on": "2024-05-01", **LATE}]}),
        ("immunisations", {"immunisations": [{"on": "2024-03-01", "up_to_date": True, **LATE}]}),
        ("sdq", {"sdq": [{"on": "2024-05-01", "score": 9, **LATE}]}),
        ("care-plan", {"events": [("CARE_PLAN", "2024-03-01", LATE)]}),
        ("placement-plan", {"events": [("PLACEMENT_PLAN", "2024-02-01", LATE)]}),
        (
            "permanence-plan-second-review",
            {
                "reviews": [("2024-02-01", "PN1"), ("2024-05-01", "PN1")],
                "plans": [{"plan": "LTFOST", "on": "2024-05-20", **LATE}],
            },
        ),
        ("education-place", {"schools": [{"start": "2024-04-15", **LATE}]}),
    ],
)
def test_the_reason_goes_with_what_was_done(duty: str, tables: dict[str, Any]) -> None:
    known = life(care=CARE, homes=[("U4", "2024-01-08")], **tables)
    found = [row for row in dues(known, duty, "2024-07-01", "reason") if row[2] == "met late"]
    assert [row[3] for row in found] == [WHY]


def test_why_it_was_late_stands_before_another_reason_of_an_event() -> None:
    told = {"reason": "Left the room", "why_late": WHY}
    known = life(care=CARE, events=[("CARE_PLAN", "2024-03-01", told)])
    assert dues(known, "care-plan", "2024-07-01", "reason")[0][3] == WHY


def test_a_check_that_was_cancelled_is_an_attempt_with_its_reason() -> None:
    missed = {"kind": "TEETH_CHECK", "on": "2024-03-01", "status": "CANCELLED", "why_late": "Snow"}
    known = life(care=CARE, health=[missed])
    assert dues(known, "dental-check", "2024-07-01", "tried", "reason") == [
        ("2024-01-08", "2024-04-08", "overdue", "2024-03-01", "Snow")
    ]


def test_an_adjourned_review_is_an_attempt_and_keeps_its_first_due_date() -> None:
    """Care began on 8 January 2024: the first review is due on 5 February."""
    adjourned = ("REVIEW_ADJOURNED", "2024-02-05", {"reason": "No interpreter"})
    late = {"on": "2024-02-19", "code": "PN1", **LATE}
    before = life(care=CARE, events=[adjourned])
    assert dues(before, "review-first", "2024-02-10", "tried", "reason") == [
        ("2024-01-08", "2024-02-05", "overdue", "2024-02-05", "No interpreter")
    ]
    after = life(care=CARE, events=[adjourned], reviews=[late])
    assert dues(after, "review-first", "2024-03-01", "reason") == [
        ("2024-01-08", "2024-02-05", "met late", WHY)
    ]
