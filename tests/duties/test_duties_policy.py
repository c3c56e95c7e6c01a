"""A council's own rules: stricter at will, never looser, dated, and shown before they are set."""

from __future__ import annotations

from datetime import date

import pytest
from lives import life, rows

from hearth.duties import CATALOGUE, Level, Limit, Policy, Relaxation, Span, kept_from
from hearth.duties.changing import effects, why_refused

NOW = Span.read("0 d")


def local(duty: str, span: str, part: str = "first", **more: object) -> Limit:
    return Limit(duty, part, Span.read(span), Level.LOCAL, NOW, "Here", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("duty", "span", "allowed"),
    [
        ("review-first", "15 wd", True),
        ("review-first", "20 wd", True),
        ("review-first", "21 wd", False),
        ("review-first", "28 d", False),  # with a bank holiday 20 working days are longer, but
        ("review-first", "26 d", True),  # over some four weeks they are not
        ("review-second", "3 m", True),
        ("review-second", "89 d", True),  # February makes three months of 89 days
        ("review-second", "90 d", False),
        ("visit-six-weekly", "28 d", True),
        ("visit-six-weekly", "43 d", False),
        ("visit-six-weekly", "2 m", False),
        ("visit-six-weekly", "0 d", False),  # it would be due again on the day it was done
    ],
)
def test_never_looser_than_the_law(duty: str, span: str, allowed: bool) -> None:
    assert (why_refused(local(duty, span)) is None) is allowed


def test_an_emergency_rule_has_an_end() -> None:
    rule = Limit("review-first", "first", Span.read("40 wd"), Level.EMERGENCY, NOW, "SI 2020/445")
    assert "must end" in (why_refused(rule) or "")


def test_both_days_are_kept_and_the_earlier_counts() -> None:
    lives = life(care=[("2024-04-02",)], homes=[("U6", "2024-04-02")])
    (row,) = rows(lives, "review-first", "2024-04-20", Policy((local("review-first", "15 wd"),)))
    assert (row["due"], row["due_law"], row["due_local"]) == (
        "2024-04-23",
        "2024-04-30",
        "2024-04-23",
    )


def test_past_results_keep_the_rule_of_their_day() -> None:
    """A stricter rule from 2024 says nothing about a review due in 2023."""
    rule = local("review-first", "10 wd", starts=date(2024, 1, 1))
    lives = life(
        care=[("2023-04-03", "2023-10-01"), ("2024-04-02",)],
        homes=[("U6", "2023-04-03", "2023-10-01"), ("U6", "2024-04-02")],
        reviews=[("2023-04-27",), ("2024-04-20",)],
    )
    found = rows(lives, "review-first", "2024-06-01", Policy((rule,)))
    assert [row["state"] for row in found] == ["met on time", "met late"]


def test_virtual_visits_count_until_the_day_they_do_not() -> None:
    """In spring 2020 they did by law; a council's own emergency has its own days."""
    lives = life(
        care=[("2020-03-02",)],
        homes=[("U6", "2020-03-02")],
        visits=[
            ("2020-03-05", True, True),
            ("2020-04-10", True, False),  # before the regulations
            ("2020-05-01", True, False),
            ("2020-09-25", True, False),  # their last day
            ("2020-09-26", True, False),
        ],
    )
    found = rows(lives, "visit-six-weekly", "2020-12-01")
    assert [row["done"] for row in found] == ["2020-05-01", "2020-09-25", None]
    own = Relaxation("visit-six-weekly", "virtual", date(2020, 9, 26), date(2020, 10, 1), "Here")
    found = rows(lives, "visit-six-weekly", "2020-12-01", Policy(relaxations=(own,)))
    assert [row["done"] for row in found] == ["2020-05-01", "2020-09-25", "2020-09-26", None]


def test_an_emergency_rule_stands_in_place_of_the_law_and_ends() -> None:
    rule = Limit(
        "review-first",
        "first",
        Span.read("40 wd"),
        Level.EMERGENCY,
        NOW,
        "An emergency",
        date(2024, 4, 1),
        date(2024, 5, 1),
    )
    for start, due in [("2024-03-28", "2024-04-29"), ("2024-04-30", "2024-06-27")]:
        lives = life(care=[(start,)], homes=[("U6", start)])
        (row,) = rows(lives, "review-first", "2024-05-02", Policy((rule,)))
        assert row["due"] == due


def test_what_a_change_would_do_is_told_before_it_is_made() -> None:
    lives = life(care=[("2024-04-02",)], homes=[("U6", "2024-04-02")])
    today = date(2024, 4, 25)
    after = Policy((local("review-first", "15 wd"),))
    (effect,) = effects(lives, CATALOGUE.values(), today, Policy(), after)
    assert effect.duty == "review-first"
    assert (effect.before, effect.after) == ({"due soon": 1}, {"overdue": 1})
    assert (effect.sooner, effect.later) == (1, 0)


def test_what_fell_due_before_the_record_was_kept_is_not_asked() -> None:
    lives = life(care=[("2024-04-02",)], homes=[("U6", "2024-04-02")])
    kept = Policy(kept_from={"review-first": date(2024, 5, 1)})
    assert rows(lives, "review-first", "2024-06-01", kept) == []


def test_a_first_alert_is_asked_about_though_none_was_ever_settled() -> None:
    """Whoever records what opens a duty is shown that it is open: not from the second time on."""
    known = life(care=[("2024-01-08",)], events=[("IRO_ALERT", "2024-03-04", {"level": "Cafcass"})])
    since = kept_from(known.upto(date(2024, 6, 3)), CATALOGUE.values())
    assert "iro-dispute" in since
    assert "care-plan" not in since  # nothing says that care plans are recorded here
    nothing = life(care=[("2024-01-08",)]).upto(date(2024, 6, 3))
    assert kept_from(nothing, [CATALOGUE["iro-dispute"]]) == {}  # no events are given at all
