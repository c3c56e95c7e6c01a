"""What must not ring: figures that differ honestly. And how each check tells the difference."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hearth.published import Figure, Kind, Severity, Status, contradictions, when_in


def figure(printed: str, when: str = "31 March 2025", **more: object) -> Figure:
    given = {"quantity": "children in care", "unit": "children", "document": "A report", **more}
    return Figure(printed=printed, when=when_in(when), **given)  # type: ignore[arg-type]


def share(printed: str, when: str = "31 March 2025", **more: object) -> Figure:
    return figure(printed, when, **{"unit": "%", "quantity": "near home", **more})


SILENT = {
    "the same value": [figure("480"), figure("480", document="Another")],
    "another day": [figure("480"), figure("500", "31 March 2024")],
    "one rounded": [share("9.7%"), share("10%")],
    "said to be rough": [figure("about 150"), figure("157")],
    "a bound that holds": [share("over 90%"), share("97%")],
    "a range that holds": [share("70-80%"), share("74%")],
    "another council": [figure("480"), figure("694", whose="Another council")],
    "another part": [figure("20", category="under 5"), figure("30", category="5 to 9")],
    "the rest of one breakdown and of another": [
        figure("20", breakdown="age", category="Not known"),
        figure("3", breakdown="home", category="Not known"),
    ],
    "a target beside what is": [figure("480"), figure("450", kind=Kind.TARGET)],
    "to be confirmed": [figure("480"), figure("TBC")],
    "withheld": [figure("c"), figure("480")],
    "a forecast whose range holds what came": [
        figure("440 (400 to 485)", kind=Kind.FORECAST), figure("480"),
    ],
    "columns of one table": [
        figure("56", place="15", population="all"), figure("34", place="15", population="some"),
    ],
    "an undated figure that agrees with a dated one": [
        share("10%", "2022"), share("10%", "31 March 2022"), share("13%", "April 2022"),
    ],
    "parts that are not all": [
        share("66%", breakdown="need", category="abuse"),
        share("14%", breakdown="need", category="illness"),
    ],
    "parts rounded up": [
        share(f"{part}%", breakdown="x", category=name, complete=True)
        for name, part in zip("abc", (33.4, 33.3, 33.4), strict=True)
    ],
    "shares of groups of their own": [
        share("90%", breakdown="age", category="18 to 20", numerator=Decimal(9),
              denominator=Decimal(10)),
        share("50%", breakdown="age", category="21 to 25", numerator=Decimal(10),
              denominator=Decimal(20)),
    ],
    "a band nobody is in": [
        figure("4", breakdown="age", category="under 5"),
        figure("6", breakdown="age", category="10 to 15"), figure("10"),
    ],
    "a share that its counts give": [
        share("15.5%", numerator=Decimal(85), denominator=Decimal(550)),
    ],
    "so many a month that make the year": [
        figure("18", "2024", unit="children per month"), figure("218", "2024/25"),
    ],
    "seats known beforehand": [
        figure("7", "2025/26", quantity="voting members",
               published_on=when_in("1 May 2025").first),
    ],
    "a list in order": [
        figure(number, "", unit="number", quantity="actions") for number in ("1.1", "1.2", "2.1")
    ],
    "a leap of few children": [
        share("0%", "30 November 2024", numerator=Decimal(0), denominator=Decimal(12)),
        share("17%", numerator=Decimal(2), denominator=Decimal(12)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("figures", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of(figures: list[Figure]) -> None:
    assert [finding.what for finding in contradictions(figures)] == []


REASONS = {
    "other people": (
        [share("20%", population="in care"), share("44%", population="in foster care", place="6")],
        "they are out of different people (in care; in foster care)",
    ),
    "another definition": (
        [figure("427", definition="in touch"), figure("575", definition="owed a duty", place="2")],
        "they are counted by different definitions (in touch; owed a duty)",
    ),
    "another version of the definition": (
        [figure("427", version="a1"), figure("575", version="b2", document="Another")],
        "the definition changed (versions a1 and b2)",
    ),
    "over a year and on a day": (
        [figure("480"), figure("650", "2024/25", document="Another")],
        "650 children counts all of 2024/25, and 480 children is of one day (31 March 2025)",
    ),
    "a forecast and what came": (
        [figure("440", kind=Kind.FORECAST), figure("480", document="Another")],
        "440 children is a forecast",
    ),
    "provisional, then final": (
        [
            figure("480", status=Status.PROVISIONAL, published_on=when_in("1 May 2025").first),
            figure("482", document="B", published_on=when_in("1 July 2025").first),
        ],
        "480 children, published on 1 May 2025, was provisional",
    ),
}


@pytest.mark.parametrize(("figures", "reason"), REASONS.values(), ids=REASONS)
def test_an_honest_difference_is_said_to_be_one(figures: list[Figure], reason: str) -> None:
    (finding,) = contradictions(figures)
    assert finding.severity is Severity.EXPLAINED
    assert f"These differ because {reason}" in finding.what


def test_silence_about_the_definition_is_no_reason() -> None:
    (finding,) = contradictions([share("71%"), share("68%", definition="under 16")])
    assert finding.severity is Severity.CONTRADICTION


def test_silence_about_the_people_is_to_be_looked_at() -> None:
    (finding,) = contradictions([share("90%"), share("93%", population="who came alone")])
    assert finding.severity is Severity.LOOK
    assert finding.next.startswith("Say of whom")


def test_a_number_of_children_is_a_count_and_not_a_number_in_a_list() -> None:
    both = [figure("480", unit="Number of children"), figure("482", document="Another")]
    (finding,) = contradictions(both)
    assert (finding.check, finding.severity) == ("two-values", Severity.CONTRADICTION)


def test_so_many_a_month_is_known_by_the_print_where_no_unit_is_given() -> None:
    (finding,) = contradictions([figure("30 per month", unit=""), figure("218", "2024/25")])
    assert finding.check == "averages"


def test_a_base_that_changed_is_told_although_the_share_did_not() -> None:
    both = [
        share("20%", numerator=Decimal(96), denominator=Decimal(472)),
        share("20%", numerator=Decimal(96), denominator=Decimal(480), document="Another"),
    ]
    (finding,) = contradictions(both)
    assert finding.check == "bases"
    assert "out of 472 and 480" in finding.what


def test_a_measure_counted_before_its_year_was_over_is_told() -> None:
    early = figure("120", "2024/25", quantity="entrants", numerator=Decimal(120),
                   published_on=when_in("11 January 2025").first)  # fmt: skip
    (finding,) = contradictions([early])
    assert finding.check == "dates"
    assert "printed on 11 January 2025, before that was over" in finding.what


def test_a_figure_after_the_period_of_its_report_is_told() -> None:
    (finding,) = contradictions([share("13.5%", "April 2025", covers=when_in("2024/25"))])
    assert finding.severity is Severity.LOOK
    assert "after the period that A report is about (2024/25)" in finding.what


def test_a_finding_keeps_its_key_when_the_order_or_the_status_changes() -> None:
    one, other = figure("480"), figure("482", document="Another")
    later = figure("482", document="Another", status=Status.NEEDS_VALIDATION)
    (first,), (second,) = contradictions([one, other]), contradictions([later, one])
    assert first.key == second.key
    (third,) = contradictions([one, figure("483", document="Another")])
    assert third.key != first.key
