"""Health measures: the worked examples of the definitions, and what is not known."""

from __future__ import annotations

from typing import Any

import pytest
from small_returns import counted, episode, histories_of, worked, year

CARE = "2018-01-01"
Y21 = year(2021)


def cohort(answers: dict[str, dict[str, Any]], ages: dict[str, int] | None = None) -> Any:
    """Children in care since 2018 with these OC2 answers; `ages` on 31 March 2021."""
    born = {child: f"{2020 - age}-06-15" for child, age in (ages or {}).items()}
    return histories_of(
        [episode(child, CARE) for child in answers],
        [2021],
        born,
        oc2=[{"child": child, **answer} for child, answer in answers.items()],
    )


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        ("rha-up-to-date", "health_assessment"),
        ("dental", "teeth_check"),
        ("immunisations", "immunisations"),
    ],
)
def test_done_is_of_the_children_in_care_all_year(measure: str, column: str) -> None:
    histories = histories_of(
        [
            episode("A", CARE),
            episode("B", CARE),
            episode("C", "2020-05-01"),  # 11 months
            episode("D", CARE, ls="V4"),
        ],
        [2021],
        oc2=[{"child": child, column: "0" if child == "B" else "1"} for child in "ABCD"],
    )
    assert worked(histories, measure, Y21) == (1, 2, 0, "50")


def test_immunisations_refused_or_unknown_are_not_done() -> None:
    histories = cohort(
        {
            "up to date": {"immunisations": "1"},
            "refused": {"immunisations": "0"},
            "unknown": {"immunisations": None},
            "on schedule": {"immunisations": "1"},
        }
    )
    assert worked(histories, "immunisations", Y21) == (2, 4, 1, "50")
    assert worked(histories, "immunisations", Y21, "known only") == (2, 3, 0, "67")


def test_a_child_without_an_oc2_row_is_unknown() -> None:
    histories = histories_of(
        [episode("A", CARE), episode("B", CARE)],
        [2021],
        oc2=[{"child": "A", "teeth_check": "1"}],
    )
    assert worked(histories, "dental", Y21) == (1, 2, 1, "50")


@pytest.mark.parametrize(
    ("episodes", "in_cohort"),
    [
        ([episode("A", "2020-04-01")], True),
        ([episode("A", "2020-04-02")], False),
        ([episode("A", CARE, "2021-03-31")], False),  # not looked after at the end of the day
        ([episode("A", CARE, "2021-04-01")], True),
        ([episode("A", CARE, "2020-09-01"), episode("A", "2020-09-01")], False),  # began anew
        (
            [
                episode("A", CARE, "2020-09-01", rec="X1"),
                episode("A", "2020-09-01", rne="P", place="K2"),
            ],
            True,
        ),
        ([episode("A", "2020-04-01"), episode("A", "2019-05-01", "2019-06-01", ls="V3")], True),
        ([episode("A", "2020-04-01"), episode("A", "2020-03-20", "2020-04-01", ls="V3")], False),
    ],
)
def test_who_is_in_care_all_year(episodes: list[dict[str, Any]], in_cohort: bool) -> None:
    histories = histories_of(episodes, [2021, 2022], oc2=[{"child": "A", "year": 2021}])
    assert worked(histories, "dental", Y21) == (
        0,
        int(in_cohort),
        int(in_cohort),
        "n/a",
    )


SDQ = cohort(
    {
        "aged 7": {"sdq_score": 12},
        "aged 11": {"sdq_score": 14},
        "aged 15": {"sdq_score": 17},
        "aged 10": {"sdq_reason": "SDQ2"},
        "aged 4": {"sdq_score": 20},
        "aged 3": {},
        "aged 17": {},
    },
    {
        "aged 7": 7,
        "aged 11": 11,
        "aged 15": 15,
        "aged 10": 10,
        "aged 4": 4,
        "aged 3": 3,
        "aged 17": 17,
    },
)


@pytest.mark.parametrize(
    ("measure", "variant", "expected"),
    [
        ("sdq-completed", "", (3, 4, 0, "75")),
        ("sdq-completed", "aged-4-to-16", (4, 5, 0, "80")),
        ("sdq-mean", "", (43, 3, 0, "14.3")),
        ("sdq-mean", "aged-4-to-16", (63, 4, 0, "15.8")),
        ("sdq-concern", "", (1, 3, 0, "33")),
        ("sdq-concern", "borderline", (1, 3, 0, "33")),
        ("sdq-concern", "expected", (1, 3, 0, "33")),
        ("sdq-concern", "aged-4-to-16", (2, 4, 0, "50")),
    ],
)
def test_strengths_and_difficulties(measure: str, variant: str, expected: tuple[Any, ...]) -> None:
    assert worked(SDQ, measure, Y21, variant) == expected


def test_neither_score_nor_reason_is_unknown() -> None:
    histories = cohort({"A": {}, "B": {"sdq_score": 0}}, {"A": 8, "B": 8})
    assert worked(histories, "sdq-completed", Y21) == (1, 2, 1, "50")
    assert worked(histories, "sdq-mean", Y21) == (0, 1, 0, "0.0")


def test_nobody_with_a_score_has_no_mean() -> None:
    histories = cohort({"A": {"sdq_reason": "SDQ4"}}, {"A": 8})
    assert worked(histories, "sdq-mean", Y21) == (0, 0, 0, "n/a")
    assert worked(histories, "sdq-concern", Y21) == (0, 0, 0, "n/a")


def test_substance_misuse_and_the_help_that_came() -> None:
    histories = cohort(
        {
            "A": {"substance_misuse": "1", "intervention_received": "1"},
            "B": {
                "substance_misuse": "1",
                "intervention_received": "0",
                "intervention_offered": "1",
            },
            "C": {"substance_misuse": "0"},
            "D": {"substance_misuse": "0"},
        }
    )
    assert worked(histories, "substance-misuse", Y21) == (2, 4, 0, "50")
    assert worked(histories, "substance-misuse", Y21, "received") == (1, 2, 0, "50")
    assert worked(histories, "substance-misuse", Y21, "offered") == (2, 2, 0, "100")


def test_help_not_recorded_is_unknown() -> None:
    histories = cohort(
        {
            "A": {"substance_misuse": "1"},
            "B": {"substance_misuse": "1", "intervention_received": "0"},
            "C": {},
        }
    )
    assert worked(histories, "substance-misuse", Y21) == (2, 3, 1, "67")
    assert worked(histories, "substance-misuse", Y21, "received") == (0, 2, 1, "0")
    assert worked(histories, "substance-misuse", Y21, "offered") == (0, 2, 2, "n/a")


def test_offending_is_of_children_aged_10_to_17_in_care_all_year() -> None:
    histories = histories_of(
        [
            episode("aged 9", CARE),
            episode("aged 12", CARE),
            episode("aged 15", CARE),
            episode("six months", "2020-10-01"),
        ],
        [2021],
        {
            "aged 9": "2011-06-15",
            "aged 12": "2008-06-15",
            "aged 15": "2005-06-15",
            "six months": "2003-06-15",
        },
        oc2=[
            {"child": "aged 12", "convicted": "1"},
            {"child": "aged 15", "convicted": "0"},
            {"child": "six months", "convicted": "1"},
            {"child": "aged 9"},
        ],
    )
    assert worked(histories, "offending", Y21) == (1, 2, 0, "50")
    assert counted(histories, "offending", Y21) == ["aged 12"]


def test_each_year_is_answered_by_its_own_return() -> None:
    histories = histories_of(
        [episode("A", CARE)],
        [2021, 2022],
        oc2=[
            {"child": "A", "year": 2021, "teeth_check": "0"},
            {"child": "A", "year": 2022, "teeth_check": "1"},
        ],
    )
    assert worked(histories, "dental", Y21) == (0, 1, 0, "0")
    assert worked(histories, "dental", year(2022)) == (1, 1, 0, "100")


def test_an_empty_return_has_no_share() -> None:
    assert worked(histories_of([], [2021], oc2=[]), "dental", Y21) == (0, 0, 0, "n/a")
