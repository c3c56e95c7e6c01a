"""What holds for every measure of these families, on invented children at random."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from small_returns import LEWISHAM, histories_of
from test_families_oracles import LAST, WINDOWS, days_in, episodes_of, lives

from hearth.measures import Measure, Unit, compute
from hearth.measures.care_leavers import MEASURES as CARE_LEAVERS
from hearth.measures.health import MEASURES as HEALTH
from hearth.measures.leaving import MEASURES as LEAVING
from hearth.measures.missing import MEASURES as MISSING
from hearth.measures.reviews import MEASURES as REVIEWS
from hearth.measures.workforce import MEASURES as WORKFORCE

EVERY = (*HEALTH, *MISSING, *LEAVING, *CARE_LEAVERS, *REVIEWS, *WORKFORCE)
ALL = tuple(measure for measure in EVERY if not measure.of_practice)
TABLES = ("oc2", "oc3", "ad1", "placed_adoption", "missing", "reviews", "uasc")


def council_of(children: int) -> Any:
    chance = Random(7)
    made = lives(chance, children)
    born = {child: date(chance.randrange(1997, 2018), 6, 15).isoformat() for child in made}
    flags = ("teeth_check", "health_assessment", "immunisations", "convicted", "substance_misuse")
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in (*TABLES, "sw_episodes")}
    for child, periods in made.items():
        days = days_in(chance, periods, 5)
        tables["reviews"] += [
            {"child": child, "review": day, "review_code": chance.choice(["PN0", "PN1", "PN7"])}
            for day in days
        ]
        tables["missing"] += [
            {
                "child": child,
                "mis_start": day,
                "mis_end": min(day + timedelta(chance.randrange(7)), LAST),
                "missing": chance.choice(["M", "A", None]),
            }
            for day in days_in(chance, periods, 3)
        ]
        for year in (2021, 2022):
            answers = {flag: chance.choice(["0", "1", None]) for flag in flags}
            tables["oc2"].append({"child": child, "year": year, "sdq_score": 12} | answers)
            tables["oc3"].append(
                {
                    "child": child,
                    "year": year,
                    "in_touch": chance.choice(["YES", "NO", None]),
                    "activ": chance.choice(["F1", "G5", "0"]),
                    "accom": chance.choice(["U1", "Z1", "G1", "X2", "0"]),
                }
            )
        if chance.random() < 0.3:
            tables["placed_adoption"].append({"child": child, "date_placed": periods[0][0]})
        if chance.random() < 0.3:
            tables["uasc"].append({"child": child})
        tables["sw_episodes"].append({"child": child, "sw_id": "SW1", "sw_decom": periods[0][0]})
    stays = episodes_of(made)
    for stay in stays:
        stay["rne"] = chance.choice(["S", "S", "S", "L"])
        stay["place"] = chance.choice(["U6", "K2", "A6", "U1"])
        if stay["dec"]:
            stay["rec"] = chance.choice(["E4A", "E12", "E5", None])
    return histories_of(stays, (2021, 2022), born, **tables)


COUNCIL = council_of(80)


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)
def test_every_breakdown_adds_up_to_the_whole(measure: Measure) -> None:
    figures = compute(COUNCIL, LEWISHAM, WINDOWS, [measure.id])
    for window in {(f.start, f.end) for f in figures.all}:
        here = [f for f in figures.all if (f.start, f.end) == window]
        for whole in (f for f in here if not f.breakdown):
            for breakdown in measure.population.breakdowns:
                parts = [f for f in here if f.breakdown == breakdown.id]
                assert sum(f.numerator for f in parts) == whole.numerator
                assert sum(f.denominator or 0 for f in parts) == (whole.denominator or 0)
                assert sum(f.unknown for f in parts) == whole.unknown


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)
def test_shares_leave_room_for_the_unknown(measure: Measure) -> None:
    figures = compute(COUNCIL, LEWISHAM, WINDOWS, [measure.id])
    assert figures.all
    for figure in figures.all:
        if figure.unit == Unit.PERCENT.label and measure.shares is None:
            assert 0 <= figure.numerator <= (figure.denominator or 0) - figure.unknown


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)
def test_windows_together_give_what_each_gives_alone(measure: Measure) -> None:
    together = compute(COUNCIL, LEWISHAM, WINDOWS, [measure.id], breakdowns=False)
    alone = [
        compute(COUNCIL, LEWISHAM, [window], [measure.id], breakdowns=False) for window in WINDOWS
    ]
    assert set(together.all) == {figure for figures in alone for figure in figures.all}


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)
def test_a_return_without_the_table_is_lacking_and_not_zero(measure: Measure) -> None:
    wanted = [name for name in measure.population.needs if name not in ("header", "episodes")]
    histories = histories_of(episodes_of(lives(Random(1), 5)), (2021, 2022))
    figures = compute(histories, LEWISHAM, WINDOWS[:1], [measure.id])
    assert bool(figures.lacking) == bool(wanted)
    assert not (figures.all and wanted)


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)
def test_every_measure_says_what_it_is(measure: Measure) -> None:
    assert measure.title and measure.meaning.endswith(".")
    assert measure.counts and measure.source
    assert bool(measure.out_of) == (measure.denominator is not None)
    assert len({variant.id for variant in measure.variants}) == len(measure.variants)
