"""The worked examples of the cohort measures."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from small_council import (
    LEWISHAM,
    council_with,
    day,
    figures,
    on,
    parts,
    stay,
    worked,
    year,
)

from hearth.measures import Window, compute
from hearth.measures.cohort import cla_rate_10k, entrants_forecast, nts_headroom
from hearth.measures.figures import rounded_value
from hearth.measures.model import Unit

S = on("2021-03-31")


def test_cla_number() -> None:
    histories = council_with(
        [
            stay("A", "2020-01-10", ls="V2"),
            stay("B", "2020-02-01", "2021-03-31", rec="E4A"),
            stay("C", "2020-05-01", ls="V4"),
            stay("D", "2019-05-01", "2019-09-01", rec="E4A"),
            stay("D", "2020-06-01"),
            stay("E", "2021-04-01"),
        ],
        years=(2019, 2020, 2021, 2022),
    )
    assert worked(histories, "cla-number", S) == (2, None, 0, "2")


def test_cla_rate_is_of_residents_in_the_june_before() -> None:
    histories = council_with([stay("A", "2020-01-10"), stay("B", "2020-01-10")])
    lewisham = replace(LEWISHAM, population=MappingProxyType({2020: 1000, 2021: 1}))
    found = compute(histories, lewisham, [S], ["cla-rate-10k"]).whole("cla-rate-10k", S.end)
    assert found is not None
    assert (found.numerator, found.denominator, found.shown) == (2, 1000, "20")
    unknown = compute(histories, replace(lewisham, population={}), [S], ["cla-rate-10k"])
    figure = unknown.whole("cla-rate-10k", S.end)
    assert figure is not None
    assert (figure.numerator, figure.denominator, figure.shown) == (2, None, "n/a")


@pytest.mark.parametrize(
    ("children", "people", "rate"), [(476, 68_900, 69), (476, 71_132, 67), (0, 100, 0)]
)
def test_rates_from_the_examples(children: int, people: int, rate: int) -> None:
    lewisham = replace(LEWISHAM, population={2020: people})
    (one,) = cla_rate_10k.MEASURE.work(S, {S: children}, lewisham)
    assert rounded_value(one.value, Unit.RATE_10K) == rate


ENTRANTS = [
    stay("A", "2020-05-01", "2020-08-01", rec="E4A"),
    stay("A", "2020-11-01"),
    stay("B", "2020-06-01", ls="V3"),
    stay("C", "2020-03-31"),
    stay("D", "2021-03-31"),
]


def test_cla_entrants_count_children_and_starts() -> None:
    histories = council_with(ENTRANTS)
    assert worked(histories, "cla-entrants", year(2021)) == (2, None, 0, "2")
    assert worked(histories, "cla-entrants", year(2021), "starts")[0] == 3


def test_a_start_before_the_period_still_leaves_a_first_start_in_it() -> None:
    histories = council_with(ENTRANTS)
    autumn = Window(day("2020-10-01"), day("2020-12-31"))
    assert worked(histories, "cla-entrants", autumn)[0] == 1


def test_cla_entrants_first_time() -> None:
    histories = council_with(
        [
            stay("A", "2020-05-01"),
            stay("B", "2018-05-01", "2018-09-01", rec="E4A"),
            stay("B", "2020-05-01"),
            stay("C", "2018-05-01", ls="V4", dec="2018-09-01", rec="E4A"),
            stay("C", "2020-05-01"),
            stay("D", "2020-05-01"),
        ],
        prev_perm=[
            {"child": "A", "prev_perm": "Z1", "year": 2021},
            {"child": "B", "prev_perm": "P4", "year": 2021},
            {"child": "D", "prev_perm": "P2", "year": 2021},
        ],
    )
    assert worked(histories, "cla-entrants-first-time", year(2021)) == (3, 4, 0, "75")
    # D left care in another council by special guardianship; of B and C it is not known.
    assert worked(histories, "cla-entrants-first-time", year(2021), "earlier-order")[:3] == (
        1,
        4,
        2,
    )


def test_entrants_forecast_by_run_rate_and_season() -> None:
    window = Window(day("2020-04-01"), day("2020-11-30"))
    own, to_date, whole, *_ = entrants_forecast.windows(window)
    assert to_date == Window(day("2019-04-01"), day("2019-11-30"))
    assert whole == Window(day("2019-04-01"), day("2020-03-31"))
    told = dict.fromkeys(entrants_forecast.windows(window), None) | {
        own: 82,
        to_date: 134,
        whole: 196,
    }
    values = [w.value for w in entrants_forecast.work(window, told, LEWISHAM)]
    assert [str(rounded_value(value, Unit.COUNT)) for value in values] == ["123", "120"]


def test_entrants_forecast_without_a_whole_month_is_not_applicable() -> None:
    histories = council_with([stay("A", "2020-04-05")])
    early = Window(day("2020-04-01"), day("2020-04-29"))
    assert worked(histories, "entrants-forecast", early)[3] == "n/a"


def test_entrants_forecast_at_the_end_of_the_year_is_what_happened() -> None:
    assert worked(council_with(ENTRANTS), "entrants-forecast", year(2021)) == (2, None, 0, "2")


def test_legal_status_mix() -> None:
    statuses = {"A": "C2", "B": "C2", "C": "C1", "D": "V2", "E": "V3"}
    histories = council_with([stay(child, "2020-01-10", ls=ls) for child, ls in statuses.items()])
    assert list(parts(histories, "legal-status-mix", S, "legal-status").values()) == [
        (1, 4, "25"),
        (2, 4, "50"),
        (1, 4, "25"),
    ]


def test_need_mix_of_stock_and_of_entrants_apart() -> None:
    needs = {"A": "N1", "B": "N1", "C": "N1", "D": "N5", "E": "N8"}
    histories = council_with(
        [
            stay(child, "2020-01-10" if child == "A" else "2020-06-01", cin=need)
            for child, need in needs.items()
        ]
    )
    stock = parts(histories, "need-mix", year(2021), "need")
    entrants = parts(histories, "need-mix", year(2021), "need-of-entrants")
    assert next(iter(stock.values())) == (3, 5, "60")
    assert next(iter(entrants.values())) == (2, 4, "50")


@pytest.mark.parametrize(
    ("dob", "band"),
    [
        ("2005-04-01", "10 to 15"),
        ("2005-03-31", "16 and over"),
        ("2020-04-01", "Under 1"),
        ("2020-03-31", "1 to 4"),
    ],
)
def test_age_sex_mix(dob: str, band: str) -> None:
    histories = council_with([stay("A", "2020-06-01")], {"A": dob})
    assert parts(histories, "age-sex-mix", S, "age-band") == {band: (1, 1, "100")}
    assert list(parts(histories, "age-sex-mix", S, "sex").values()) == [(1, 1, "100")]


UASC = [
    {"child": "A", "sex": "M", "dob": "2004-06-15"},
    {"child": "B", "sex": "M", "dob": "2004-06-15", "duc": "2021-01-10"},
    {"child": "C", "sex": "M", "dob": "2004-06-15"},
]


def test_uasc_share() -> None:
    left = stay("C", "2020-01-10", "2020-12-01", rec="E4A")
    histories = council_with(
        [*(stay(child, "2020-01-10") for child in "ABDE"), left],
        uasc=[{**row, "year": 2021} for row in UASC],
    )
    assert worked(histories, "uasc-share", S) == (1, 4, 0, "25")
    assert worked(histories, "uasc-share", S, "formerly")[0] == 1


@pytest.mark.parametrize(
    ("children", "people", "headroom"), [(47, 71_132, 24), (47, 64_000, 17), (80, 71_132, -9)]
)
def test_nts_headroom(children: int, people: int, headroom: int) -> None:
    lewisham = replace(LEWISHAM, population={2020: people})
    (one,) = nts_headroom.MEASURE.work(S, {S: children}, lewisham)
    assert rounded_value(one.value, Unit.COUNT) == headroom


def test_nts_headroom_counts_open_status_and_needs_the_population() -> None:
    histories = council_with([stay("A", "2020-01-10")], uasc=[{**UASC[0], "year": 2021}])
    lewisham = replace(LEWISHAM, population={2020: 2_500})
    found = compute(histories, lewisham, [S], ["nts-headroom"]).whole("nts-headroom", S.end)
    assert found is not None
    assert (found.numerator, found.shown) == (1, "1")
    without = compute(histories, replace(LEWISHAM, population={}), [S], ["nts-headroom"])
    figure = without.whole("nts-headroom", S.end)
    assert figure is not None and figure.shown == "n/a"


def test_shares_of_nobody_are_not_applicable() -> None:
    histories = council_with([stay("A", "2020-01-10", "2020-02-01", rec="E4A")])
    found = figures(histories, "legal-status-mix", S)
    assert {figure.shown for figure in found.all} == {"n/a"}
