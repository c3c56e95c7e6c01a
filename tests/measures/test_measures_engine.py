"""The engine: totals from rows, sums over breakdowns, and windows the returns do not reach."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_council import ALL_YEARS, LEWISHAM, POSTCODES, council_with, day, figures, on, stay, year

from hearth.errors import NotFoundError, UsageError
from hearth.measures import (
    CATALOGUE,
    VARIANT,
    Figures,
    Measure,
    Window,
    compute,
    rows,
)
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.totals import BATCH
from hearth.records import record_from
from hearth.records.histories import Histories, derive

S = on("2021-03-31")
PLACES = [("U6", "PR1"), ("U3", "PR1"), ("K2", "PR4"), ("K3", "PR5"), ("A5", "PR1"), ("T4", None)]


@st.composite
def small_councils(draw: st.DrawFn) -> Histories:
    """Up to six children with up to four episodes each, some codes and dates missing."""
    episodes: list[dict[str, Any]] = []
    for child in range(draw(st.integers(1, 6))):
        start = date(2018, 4, 1) + timedelta(draw(st.integers(0, 1000)))
        for number in range(draw(st.integers(1, 4))):
            end = start + timedelta(draw(st.integers(1, 300)))
            place, provider = draw(st.sampled_from(PLACES))
            row = stay(
                f"C{child}",
                start.isoformat(),
                draw(st.sampled_from([end.isoformat(), None])),
                rne="S" if number == 0 else draw(st.sampled_from("SPTLB")),
                ls=draw(st.sampled_from(["C1", "C2", "V2", "V3", "??"])),
                cin=draw(st.sampled_from(["N1", "N8", None])),
                place=place,
                place_provider=provider,
                pl_post=draw(st.sampled_from(["NEAR", "FAR", None])),
                reason_place_change=draw(st.sampled_from(["CARPL", "CREQB", None])),
            )
            episodes.append(row)
            if row.get("dec") is None:
                break
            start = end
    return council_with(episodes)


OURS = [id for id, measure in CATALOGUE.items() if measure.family in ("cohort", "homes")]


@settings(max_examples=6, deadline=None)
@given(small_councils())
def test_breakdowns_add_up_to_the_whole(histories: Histories) -> None:
    found = compute(histories, LEWISHAM, [year(2021)], OURS)
    for id in OURS:
        whole = found.whole(id, S.end)
        for breakdown in BREAKDOWNS:
            divided = found.by(id, breakdown.id, S.end)
            if whole is None or not divided:
                continue
            assert sum(f.numerator for f in divided) == whole.numerator
            assert sum(f.unknown for f in divided) == whole.unknown
            if whole.denominator is not None:
                assert sum(f.denominator or 0 for f in divided) == whole.denominator


@settings(max_examples=4, deadline=None)
@given(small_councils())
def test_rows_add_up_to_the_figure(histories: Histories) -> None:
    window = year(2021)
    found = compute(histories, LEWISHAM, [window], OURS, breakdowns=False)
    for id in OURS:
        whole = found.whole(id, window.end)
        if whole is None or not isinstance(CATALOGUE[id], Measure):
            continue
        behind = rows(histories, LEWISHAM, id, window)
        assert sum(behind["in_numerator"]) == whole.numerator
        assert sum(behind["unknown"]) == whole.unknown
        if whole.denominator is not None:
            assert sum(behind["in_denominator"]) == whole.denominator


@settings(max_examples=4, deadline=None)
@given(small_councils())
def test_wholes_alone_are_the_same_wholes(histories: Histories) -> None:
    """And what is lacking is lacking, of a mix too, though it has no whole."""
    windows = [year(2020), year(2021)]
    alone = compute(histories, LEWISHAM, windows, breakdowns=False, variants=False)
    every = compute(histories, LEWISHAM, windows, breakdowns=False)
    wholes = [figure for figure in every.all if not figure.breakdown]
    assert wholes and [figure for figure in alone.all if not figure.breakdown] == wholes
    lacking = [{(e.measure, e.window.end) for e in found.lacking} for found in (alone, every)]
    told = {figure.measure for figure in wholes}
    assert lacking[0] <= lacking[1]
    assert {each for each in lacking[1] if each[0] not in told} <= lacking[0]


@settings(max_examples=4, deadline=None)
@given(small_councils())
def test_unknown_is_in_the_denominator_and_never_a_success(histories: Histories) -> None:
    for id in OURS:
        measure = CATALOGUE[id]
        if not isinstance(measure, Measure) or measure.unknown is None:
            continue
        for row in rows(histories, LEWISHAM, id, year(2021)).iter_rows(named=True):
            assert row["unknown"] <= row["in_denominator"], id
            assert row["unknown"] + row["in_numerator"] <= row["in_denominator"], id


@settings(max_examples=4, deadline=None)
@given(small_councils())
def test_many_windows_at_once_are_as_one_at_a_time(histories: Histories) -> None:
    days = [S.end - timedelta(back) for back in reversed(range(BATCH + 10))]
    windows = [Window(date(2020, 4, 1), end) for end in days]
    ids = ["cla-number", "planned-moves"]
    together = compute(histories, LEWISHAM, windows, ids)
    for window in (windows[0], windows[BATCH - 1], windows[BATCH], windows[-1]):
        alone = compute(histories, LEWISHAM, [window], ids)
        assert tuple(f for f in together.all if f.end == window.end) == alone.all


def two_children() -> Histories:
    return council_with(
        [stay("C001", "2020-05-01", pl_post="NEAR"), stay("C002", "2020-05-01", pl_post=None)]
    )


def test_the_children_behind_a_number() -> None:
    shown = rows(two_children(), LEWISHAM, "in-borough-share", S)
    assert shown.select("child", "in_numerator", "in_denominator", "unknown", "area").rows() == [
        ("C001", 1, 1, 0, "In the council's area"),
        ("C002", 0, 1, 1, "Not known"),
    ]
    assert shown["age_band"].to_list() == ["5 to 9", "5 to 9"]


def test_the_children_behind_a_rate_are_those_it_counts() -> None:
    shown = rows(two_children(), LEWISHAM, "cla-rate-10k", S)
    assert shown["child"].to_list() == ["C001", "C002"]


def test_the_children_behind_a_second_figure() -> None:
    shown = rows(two_children(), LEWISHAM, "in-house-share-cla", S, variant="mainstream-only")
    assert sum(shown["in_numerator"]) == 2
    with pytest.raises(NotFoundError, match="mainstream-only"):
        rows(two_children(), LEWISHAM, "in-house-share-cla", S, variant="kin")


def test_nobody_is_not_applicable_and_a_count_of_nobody_is_nought() -> None:
    histories = council_with([stay("C001", "2020-05-01", "2020-06-01", rec="E4A")])
    assert figures(histories, "foster-share", S).all[0].shown == "n/a"
    assert figures(histories, "cla-number", S).all[0].shown == "0"


def test_every_category_is_shown_with_nobody_in_it_too() -> None:
    found = figures(two_children(), "cla-number", S)
    for breakdown in BREAKDOWNS:
        labels = [f.breakdown_value for f in found.by("cla-number", breakdown.id, S.end)]
        assert labels == [category.label for category in breakdown.categories]


def test_breakdowns_can_be_left_out() -> None:
    found = compute(two_children(), LEWISHAM, [S], ["in-borough-share", "need-mix"], False)
    assert {f.breakdown for f in found.all} == {"", VARIANT, "need", "need-of-entrants"}


def reason(histories: Histories, measure: str, window: Window) -> str:
    """Why a measure cannot be worked out, when it gives no figures."""
    found = figures(histories, measure, window)
    assert found.all == ()
    (lacking,) = found.lacking
    assert lacking.measure == measure
    return lacking.lacks


@pytest.mark.parametrize(
    ("measure", "window", "expected"),
    [
        ("cla-number", on("2018-03-31"), "The return for 2017/18 was not given."),
        ("cla-number", on("2021-04-01"), "The return for 2021/22 was not given."),
        ("cla-entrants", Window(date(2018, 3, 1), S.end), "The return for 2017/18 was not given."),
        ("stability-3plus", on("2018-12-31"), "The return for 2017/18 was not given."),
        ("dental", on("2021-04-30"), "The return for 2020/21 had no OC2 table."),
        ("cla-rate-10k", on("2021-04-01"), "The return for 2021/22 was not given."),
    ],
)
def test_what_the_returns_do_not_reach_is_lacking(
    measure: str, window: Window, expected: str
) -> None:
    assert reason(two_children(), measure, window) == expected


def test_a_year_in_between_that_was_not_given_is_lacking() -> None:
    histories = council_with([stay("C001", "2019-05-01")], years=(2019, 2021))
    assert reason(histories, "cla-number", on("2019-12-31")).startswith("The return for 2019/20")
    assert figures(histories, "cla-number", S).whole("cla-number", S.end) is not None


def test_a_table_before_it_existed_is_lacking() -> None:
    said = reason(two_children(), "sw-changes", S)
    assert said.startswith("The return had no SWEpisodes table before 2023/24")


def test_without_the_uasc_table_nobody_is_known_not_to_be_unaccompanied() -> None:
    tables = {
        "header": [{"child": "C001", "dob": "2012-06-15", "sex": "F", "ethnic": "WBRI"}],
        "episodes": [stay("C001", "2020-05-01")],
    }
    histories = derive(record_from(tables, ALL_YEARS), LEWISHAM, POSTCODES)
    assert reason(histories, "uasc-share", S).endswith("had no UASC table.")
    by_uasc = figures(histories, "cla-number", S).by("cla-number", "uasc", S.end)
    assert [figure.numerator for figure in by_uasc] == [0, 0, 1]


def test_a_measure_of_the_year_is_of_the_last_whole_year() -> None:
    histories = council_with(
        [stay("C001", "2018-05-01")], oc2=[{"child": "C001", "teeth_check": "1"}]
    )
    found = compute(histories, LEWISHAM, [on("2020-12-31"), S], ["dental"])
    wholes = found.series("dental")
    assert [(f.start, f.end) for f in wholes] == [
        (day("2019-04-01"), day("2020-03-31")),
        (day("2020-04-01"), day("2021-03-31")),
    ]
    assert found.whole("dental", day("2020-12-31")) == wholes[0]


def test_a_second_figure_that_is_lacking_says_which() -> None:
    found = figures(two_children(), "need-mix", Window(date(2018, 3, 1), S.end))
    assert {figure.breakdown for figure in found.all} == {"need"}
    assert [entry.title for entry in found.lacking] == [
        "Category of need: of children coming into care"
    ]


def test_no_window_is_an_error() -> None:
    with pytest.raises(UsageError, match="at least one"):
        compute(two_children(), LEWISHAM, [], ["cla-number"])


def test_rows_of_a_window_out_of_reach_is_an_error() -> None:
    with pytest.raises(UsageError, match="2021/22 was not given"):
        rows(two_children(), LEWISHAM, "cla-number", on("2021-06-30"))


def test_progress_says_where_it_is() -> None:
    heard: list[tuple[str, int, int]] = []

    def listener(doing: str, done: int = 0, total: int = 0) -> None:
        heard.append((doing, done, total))

    compute(two_children(), LEWISHAM, [S], ["cla-number"], progress=listener)
    assert heard[-1] == ("Measures worked out", 1, 1)


def test_the_same_figures_as_a_table() -> None:
    frame = figures(two_children(), "in-borough-share", S).frame
    header = (
        "measure,title,from,to,breakdown,breakdown_value,numerator,denominator,unknown,value,unit"
    )
    assert ",".join(frame.columns) == header
    assert frame.rows()[0] == (
        "in-borough-share",
        "Living in the council's area",
        S.end,
        S.end,
        "",
        "",
        1,
        2,
        1,
        "50",
        "percent",
    )
    assert Figures(()).frame.shape == (0, 11)
