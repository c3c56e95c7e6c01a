"""Five children and two failures, worked by hand; and every choice tried, as an oracle."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

import narwhals.stable.v2 as nw
import pytest

from hearth import frames
from hearth.dates import CollectionYear
from hearth.measures import CATALOGUE
from hearth.measures.figures import rounded
from hearth.measures.lines import lines_of
from hearth.measures.what_if import Bound, Failing, Reads, WhatIf, unexplained, what_if
from hearth.measures.what_if.failing import WHOLE_ROWS
from hearth.measures.what_if.standing import Counts, stand
from hearth.records import record_from
from hearth.records.histories import derive
from hearth.records.postcodes import Postcodes
from hearth.returns.ssda903 import rule_called
from hearth.vocabulary import council

YEAR = CollectionYear(2025)
LEWISHAM = council("Lewisham")
NOWHERE = Postcodes(
    frames.empty(
        {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}
    ).lazy()
)


def episode(child: str, place: str, dec: str | None = None) -> dict[str, object]:
    ended = {"dec": dec, "rec": "E4A"} if dec else {}
    row = {"child": child, "decom": "2024-05-01", "rne": "S", "ls": "C2", "cin": "N1"}
    return row | {"place": place, "place_provider": "PR1"} | ended


# Anna lives with relatives, Ben and Cora with other foster carers, Dina in a children's home, and
# Emma left care in June. Ben's PLACE fails a check; Emma's DEC is before her DECOM, it seems.
EPISODES = [
    episode("anna", "U1"),
    episode("ben", "U4"),
    episode("cora", "U6"),
    episode("dina", "K2"),
    episode("emma", "U6", "2024-06-01"),
]
FAILING = Failing.of([("146", "ben"), ("356", "emma")])


def asked(failing: Failing, *measures: str) -> WhatIf:
    header = [
        {"child": row["child"], "dob": "2012-06-15", "sex": "F", "ethnic": "WBRI"}
        for row in EPISODES
    ]
    given = {"header": header, "episodes": EPISODES, "uasc": []}
    histories = derive(record_from(given, [2025]), LEWISHAM, NOWHERE)
    return what_if(histories, LEWISHAM, YEAR, failing, measures)


def bound(failing: Failing, measure: str) -> Bound:
    return asked(failing, measure).bounds[0]


@pytest.mark.parametrize(
    ("measure", "returned", "lowest", "highest"),
    [
        # 1 of 4 with relatives. Ben may be too, or not; Emma may be in care, so 1 of 5 to 3 of 5.
        ("kinship-share", 25, 20, 60),
        # 3 of 4 in foster homes, 2 of them for sure: 2 of 5 to 4 of 5.
        ("foster-share", 75, 40, 80),
        # Where Ben lives does not matter; Emma may be looked after still.
        ("cla-number", 4, 4, 5),
        # Emma may not have left; nobody else seems to have.
        ("cla-leavers", 1, 0, 1),
        # Nobody is unaccompanied; Emma may be and be here.
        ("uasc-share", 0, 0, 20),
    ],
)
def test_the_bounds_are_those_worked_by_hand(
    measure: str, returned: int, lowest: int, highest: int
) -> None:
    found = bound(FAILING, measure)
    assert (found.value, found.lowest, found.highest) == (returned, lowest, highest)


def test_the_children_behind_are_told_apart() -> None:
    found = bound(FAILING, "foster-share")
    assert found.in_numerator == {"ben"}
    assert found.in_denominator == {"ben"}
    assert found.outside == {"emma"}
    assert bound(FAILING, "cla-number").children == {"emma"}


def test_a_measure_made_of_another_moves_as_that_one_does() -> None:
    headroom = bound(FAILING, "nts-headroom")
    assert headroom.value - headroom.lowest == 1
    assert headroom.highest == headroom.value


def test_every_category_of_a_mix_moves_and_the_furthest_stands_for_it() -> None:
    found = asked(FAILING, "placement-mix", "cla-number")
    relatives = next(one for one in found.bounds if one.category.endswith("relative or friend"))
    assert (relatives.value, relatives.lowest, relatives.highest) == (25, 20, 60)
    assert [one.measure for one in found.telling] == ["placement-mix", "cla-number"]


def test_what_no_mend_can_change_is_told() -> None:
    found = asked(Failing.of([("146", "ben")]), "cla-number", "kinship-share")
    assert [one.measure for one in found.still] == ["cla-number"]
    assert [one.measure for one in found.moving] == ["kinship-share"]


def test_what_the_returns_cannot_feed_is_said() -> None:
    (lack,) = asked(FAILING, "dental").lacking
    assert lack.lacks == "The return for 2024/25 had no OC2 table."


def test_failures_are_chosen_by_rule_by_child_and_without_those_explained() -> None:
    assert FAILING.only(rules=["146"]).children == {"ben"}
    assert FAILING.only(children=["emma"]).children == {"emma"}
    assert unexplained(FAILING, {("356", "emma")}).children == {"ben"}
    assert unexplained(FAILING, {("356", "")}).children == {"ben"}
    assert unexplained(FAILING, {("356", "ben")}).children == {"ben", "emma"}


def test_a_row_that_names_no_child_may_bring_one() -> None:
    found = bound(Failing.of([("356", None), ("356", None)]), "cla-number")
    assert (found.value, found.lowest, found.highest) == (4, 4, 6)


def test_a_child_without_any_episode_may_be_looked_after() -> None:
    found = bound(Failing.of([("EPI", "fred")]), "cla-number")
    assert (found.value, found.lowest, found.highest) == (4, 4, 5)
    assert found.outside == {"fred"}


def test_the_codes_said_to_lack_rows_are_rules() -> None:
    assert all(rule_called(code).code == code for code in WHOLE_ROWS)


READS = Reads(frozenset({"Episodes.DEC"}), frozenset({"Episodes.PLACE"}))
LINE = lines_of(CATALOGUE["kinship-share"])[0]
BELONGS, COUNTS = "147", "146"  # rules about DEC and about PLACE


def drawn(seed: int) -> tuple[dict[str, Counts], Failing]:
    """A few children who are out, in the denominator or in both, and failures of some of them."""
    chance = random.Random(seed)
    children, failures = {}, []
    for number in range(chance.randint(1, 6)):
        child = f"c{number}"
        inside = chance.random() < 0.7
        if inside:
            children[child] = Counts(chance.randint(0, 1), 1)
        if chance.random() < 0.6:
            failures.append((chance.choice([BELONGS, COUNTS]), child))
    return children, Failing.of(failures)


def choices(child: str, children: dict[str, Counts], failing: Failing) -> Iterator[Counts]:
    """Everything a child could turn out to be."""
    as_given = children.get(child, Counts())
    if child in failing.rows.get(BELONGS, {}):
        yield from (Counts(), Counts(0, 1), Counts(1, 1))
    elif child in failing.rows.get(COUNTS, {}) and as_given.denominator:
        yield from (Counts(0, 1), Counts(1, 1))
    else:
        yield as_given


@pytest.mark.parametrize("seed", range(200))
def test_trying_every_choice_finds_no_other_bounds(seed: int) -> None:
    children, failing = drawn(seed)
    everyone = sorted(children.keys() | failing.children)
    values = [
        value
        for chosen in product(*(choices(child, children, failing) for child in everyone))
        if (value := share(chosen)) is not None
    ]
    found = stand(LINE, "", children, READS, failing)
    bounds = (rounded(*found.lowest, LINE.unit), rounded(*found.highest, LINE.unit))
    assert bounds == ((min(values), max(values)) if values else (None, None))


def share(chosen: tuple[Counts, ...]) -> Decimal | None:
    counted, out_of = (sum(one.numerator for one in chosen), sum(one.denominator for one in chosen))
    return rounded(counted, out_of, LINE.unit)


def test_a_mean_goes_as_low_and_as_high_as_its_column_allows() -> None:
    line = lines_of(CATALOGUE["sdq-mean"])[0]
    reads = Reads(frozenset({"Episodes.DEC"}), frozenset({"OC2.SDQ_SCORE"}))
    children = {"a": Counts(10, 1), "b": Counts(20, 1)}
    found = stand(line, "", children, reads, Failing.of([("180", "b")]))
    assert (found.lowest, found.highest) == ((10, 2), (50, 2))


def test_a_mended_row_can_bring_as_many_events_as_its_kind_allows() -> None:
    line = lines_of(CATALOGUE["planned-moves"])[0]
    reads = Reads(frozenset({"Episodes.DEC"}), frozenset())
    found = stand(line, "", {"a": Counts(1, 3)}, reads, Failing.of([("147", "a")]))
    assert (found.lowest, found.highest) == ((0, 5), (5, 5))


def test_the_year_asked_about_is_the_one_told() -> None:
    assert asked(FAILING, "cla-number").year.end == date(2025, 3, 31)
