"""Visits and reviews counted from obligations: the examples of the reference, by hand."""

from __future__ import annotations

from practice_council import LEWISHAM, figure, lived, month, on, year

from hearth.measures import compute

JUNE = month("2021-06-01", "2021-06-30")
IN_CARE = [("2021-01-04",)]


def seen(*days: str, **more: object) -> list[dict[str, object]]:
    return [{"on": day, "in_person": True, **more} for day in days]


def test_visits_in_timescale() -> None:
    """June 2021: due 5th seen 5th; due 6th seen 7th; due 10th by video; due 12th, an attempt."""

    def child(last: str, *visits: dict[str, object]) -> dict[str, object]:
        """In care since January; the visit before June makes the next due in it."""
        return {
            "care": IN_CARE,
            "homes": [("U4", "2021-01-04")],
            "visits": [*seen("2021-01-08", "2021-02-19", "2021-04-01", last), *visits],
        }

    people = [
        child("2021-04-24", *seen("2021-06-05")),
        child("2021-04-25", *seen("2021-06-07")),
        child("2021-04-29", {"on": "2021-06-10", "in_person": False}),
        child("2021-05-01", {"on": "2021-06-12", "seen": False, "reason": "MISSING"}),
    ]
    histories = lived("2021-06-30", people)
    assert figure(histories, "visits-in-timescale", JUNE) == (1, 4, "25")
    late = {
        f.breakdown_value: f.numerator
        for f in compute(histories, LEWISHAM, [JUNE], ["visits-in-timescale"]).all
        if f.breakdown == "how-late" and f.numerator
    }
    assert late == {"On time": 1, "Up to 5 days late": 1, "Not done": 2}


def test_visit_up_to_date() -> None:
    """Due tomorrow; due today and not seen yet; due yesterday; placed two days ago, unvisited."""

    def child(last: str) -> dict[str, object]:
        return {
            "care": IN_CARE,
            "homes": [("U4", "2021-01-04")],
            "visits": seen("2021-01-08", "2021-02-19", "2021-04-01", last),
        }

    people = [
        child("2021-05-20"),
        child("2021-05-19"),
        child("2021-05-18"),
        {"care": [("2021-06-28",)], "homes": [("U4", "2021-06-28")]},
    ]
    histories = lived("2021-06-30", people)
    assert figure(histories, "visit-up-to-date", on("2021-06-30")) == (3, 4, "75")


def test_seen_alone_and_virtual() -> None:
    """Alone; not alone; did not want to be; by video."""
    visits = [
        *seen("2021-06-01", alone=True),
        *seen("2021-06-02", "2021-06-03", alone=False),
        {"on": "2021-06-04", "in_person": False, "alone": True},
        {"on": "2021-06-05", "in_person": True, "seen": False},
        {"on": "2021-06-06", "in_person": True, "kind": "IRO"},
    ]
    histories = lived("2021-06-30", [{"care": IN_CARE, "visits": visits}])
    assert figure(histories, "seen-alone", JUNE) == (1, 3, "33")
    assert figure(histories, "virtual-share", JUNE) == (1, 4, "25")


def test_a_visit_of_which_it_is_not_said_is_not_known_to_be_alone() -> None:
    histories = lived("2021-06-30", [{"care": IN_CARE, "visits": seen("2021-06-01")}])
    (whole,) = (
        f for f in compute(histories, LEWISHAM, [JUNE], ["seen-alone"]).all if not f.breakdown
    )
    assert (whole.numerator, whole.denominator, whole.unknown) == (0, 1, 1)


def test_a_visit_of_which_no_more_is_said_counts_for_the_duty_and_for_the_share() -> None:
    """Whose it was and whether the child was seen is not held: it is a visit, not an attempt."""
    said = [{"on": day, "in_person": True} for day in ("2021-01-08", "2021-02-19", "2021-04-01")]
    bare = {"on": "2021-05-13", "in_person": True, "kind": None, "seen": None}
    tried = {"on": "2021-05-14", "in_person": True, "seen": False, "reason": "MISSING"}
    homes = [("U4", "2021-01-04")]
    histories = lived(
        "2021-06-30", [{"care": IN_CARE, "homes": homes, "visits": [*said, bare, tried]}]
    )
    may = month("2021-05-01", "2021-05-31")
    assert figure(histories, "visits-in-timescale", may) == (1, 1, "100")
    assert figure(histories, "virtual-share", may) == (0, 1, "0")
    found = compute(histories, LEWISHAM, [may], ["seen-alone"], breakdowns=False).all[0]
    assert (found.numerator, found.denominator, found.unknown) == (0, 1, 1)


def test_permanence_by_the_second_review() -> None:
    """Before; the same day; 5 days after; the review is overdue; left."""

    def child(*plans: str, second: bool = True, end: str | None = None) -> dict[str, object]:
        reviews = [("2021-02-01", "PN1"), *([("2021-04-26", "PN1")] if second else [])]
        return {
            "care": [("2021-01-04", end)],
            "reviews": reviews,
            "plans": [("LTFOST", day) for day in plans],
        }

    people = [
        child("2021-03-01"),
        child("2021-04-26"),
        child("2021-05-01"),
        child(second=False),
        child(second=False, end="2021-03-01"),
    ]
    histories = lived("2021-07-31", people)
    window = month("2021-04-01", "2021-07-31")
    assert figure(histories, "permanence-by-review-2", window) == (2, 4, "50")


def test_a_permanent_match_within_twelve_months() -> None:
    """The plan of 1 June 2020 matched on the day, a day late; one confirmed in May 2021."""

    def child(plan: str, *matched: str) -> dict[str, object]:
        return {
            "care": [("2019-06-03",)],
            "plans": [("LTFOST", plan)],
            "events": [("PERMANENCE_MATCH", day) for day in matched],
        }

    people = [
        child("2020-06-01", "2021-06-01"),
        child("2020-06-01", "2021-06-02"),
        child("2021-05-01"),
    ]
    assert figure(lived("2022-03-31", people), "permanent-match-12m", year(2022)) == (1, 2, "50")


def test_alerts_closed_in_twenty_working_days() -> None:
    """Closed on day 20; on day 21; open at day 25; open at day 5."""

    def child(raised: str, closed: str | None = None) -> dict[str, object]:
        return {"care": IN_CARE, "events": [("IRO_ALERT", raised, {"until": closed})]}

    people = [
        child("2021-05-04", "2021-06-02"),
        child("2021-05-04", "2021-06-03"),
        child("2021-05-24"),
        child("2021-06-23"),
    ]
    histories = lived("2021-06-30", people)
    assert figure(histories, "iro-alerts", JUNE) == (1, 3, "33")
