"""Small tables whose right answer can be seen by eye."""

from __future__ import annotations

import invented_pack as pack
import narwhals.stable.v2 as nw
import pytest
from invented_pack import FOSTERED, HOME, NOW, SEX, THEN, child, homes, population, public, shown

from hearth.measures import Figure


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        pytest.param((10, 20, 30), ["10", "20", "30", "0"], id="nothing small, nothing withheld"),
        pytest.param((0, 20, 30), ["0", "20", "30", "0"], id="nought is printed"),
        pytest.param((3, 20, 10), ["c", "20", "c", "0"], id="one small takes the next smallest"),
        pytest.param((2, 4, 30), ["c", "c", "30", "0"], id="two small keep each other"),
        pytest.param((1, 1, 30, 20), ["c", "c", "30", "c"], id="two that add to 2 are both 1"),
        pytest.param((5, 5, 30, 20), ["c", "c", "30", "c"], id="two that add to 10 are both 5"),
        pytest.param((1, 2, 30, 20), ["c", "c", "30", "c"], id="two that add to 3 are 1 and 2"),
    ],
)
def test_one_table(numbers: tuple[int, ...], printed: list[str]) -> None:
    _, found = public([pack.number(population(homes(*numbers), HOME))])
    assert shown(found, "number") == [str(sum(numbers))]
    assert shown(found, "number", "home") == printed


def test_a_small_whole_is_withheld_with_all_its_parts() -> None:
    _, found = public([pack.number(population(homes(2, 2), HOME))])
    assert shown(found, "number") == ["c"]
    assert shown(found, "number", "home") == ["c", "c", "0", "0"]


def test_a_share_is_withheld_when_few_are_left_out_of_it() -> None:
    rows = [child(seen=at >= 2) for at in range(20)]
    _, found = public([pack.share("seen", population(rows), nw.col("seen"))])
    (figure,) = found.all
    assert (figure.withheld, figure.numerator, figure.value, figure.denominator) == (
        True,
        None,
        None,
        20,
    )


@pytest.mark.parametrize("seen", [0, 20])
def test_all_or_none_of_a_large_group_is_printed(seen: int) -> None:
    rows = [child(seen=at < seen) for at in range(20)]
    true, found = public([pack.share("seen", population(rows), nw.col("seen"))])
    assert found == true


def test_a_share_of_fewer_than_six_is_withheld_whatever_it_is() -> None:
    rows = [child(seen=False) for _ in range(5)]
    _, found = public([pack.share("seen", population(rows), nw.col("seen"))])
    (figure,) = found.all
    assert figure[6:10] == (None, None, None, None)
    assert figure.withheld


def test_a_share_of_nobody_is_not_withheld() -> None:
    _, found = public([pack.seen(population(homes(0, 0, 30)), fostered=True)])
    assert shown(found, "seen-fostered") == ["n/a"]


def test_a_small_unknown_alone_is_left_blank_and_what_is_known_with_it() -> None:
    rows = [child(seen=None if at < 3 else at < 15) for at in range(30)]
    true, found = public([pack.seen(population(rows))])
    whole, known_only = found.all
    assert whole == true.all[0]._replace(unknown=None)
    assert known_only.withheld
    assert known_only.denominator is None


def test_an_average_of_fewer_than_six_is_withheld_and_no_other_gives_it_away() -> None:
    _, found = public([pack.average(population(homes(3, 10, 20), HOME))])
    assert shown(found, "days") == ["9"]
    assert shown(found, "days", "home") == ["c", "c", "9", "n/a"]


def test_parts_in_one_measure_are_kept_from_the_whole_in_another() -> None:
    of = population(homes(3, 40, 30), SEX)
    kin, carer = (
        pack.share(id, of, nw.col("home") == at) for at, id in enumerate(("kin", "carer"))
    )
    _, found = public([pack.share("fostered", of, FOSTERED), kin, carer])
    assert shown(found, "kin") == ["c"]
    assert "c" in shown(found, "fostered") + shown(found, "carer")


def test_a_small_difference_between_two_measures_is_kept() -> None:
    """All but two who are fostered live with a carer. Neither count is small; they tell of two."""
    of = population(homes(2, 40, 30))
    carer = pack.share("carer", of, nw.col("home") == 1)
    _, found = public([pack.share("fostered", of, FOSTERED), carer])
    assert sorted(shown(found, "fostered") + shown(found, "carer"))[-1] == "c"


def test_a_mix_is_kept_from_the_same_children_in_another_table() -> None:
    of = population(homes(3, 20, 10), HOME)
    _, found = public([pack.number(of), pack.mix(of)])
    assert shown(found, "mix", "home") == ["c", "61", "c", "0"]
    assert shown(found, "number", "home") == ["c", "20", "c", "0"]


def test_those_who_came_are_kept_from_the_numbers_before_and_after() -> None:
    """Everyone there before stayed, so the two totals would tell that three came."""
    before = [child(day=0) | {"child": f"C{at:03}"} for at in range(40)]
    after = [row | {"window": 1} for row in before]
    new = [child(day=1, home=2) | {"child": f"C{at:03}"} for at in range(40, 43)]
    of = population([*before, *after, *new])
    new_here = pack.measure("new", of, nw.col("home") == 2)
    _, found = public([pack.number(of), new_here], THEN, NOW)
    assert shown(found, "new") == ["0", "c"]
    assert shown(found, "number").count("c") == 1


def test_a_rate_is_withheld_with_its_number() -> None:
    number = pack.number(population(homes(4)))
    _, found = public([number, pack.rate(number)])
    assert shown(found, "rate") == ["c"]


def test_a_rate_does_not_give_a_withheld_number_away() -> None:
    """The rate is printed from the number, so they are printed or withheld together."""
    number = pack.number(population(homes(1, 1), HOME))
    _, found = public([number, pack.rate(number)])
    assert shown(found, "number") == shown(found, "rate")


def test_the_table_of_figures_says_c_and_leaves_counts_empty() -> None:
    _, found = public([pack.number(population(homes(3, 20, 10), HOME))])
    row = found.frame.filter(nw.col("breakdown_value") == "Kin").row(0)
    assert row[6:] == (None, None, None, "c", "count")


def test_order_title_and_what_is_lacking_stay() -> None:
    true, found = public([pack.number(population(homes(3, 20, 10), HOME))])
    assert [figure[:6] for figure in found.all] == [figure[:6] for figure in true.all]
    assert (found.lacking, found.yearly) == (true.lacking, true.yearly)


def test_a_sum_that_equals_a_small_count_does_not_print_it() -> None:
    """Three children for a day each: three days."""
    rows = [child(days=1) for _ in range(3)] + [child(home=1, days=1) for _ in range(30)]
    of = population(rows, HOME)
    _, found = public([pack.average(of), pack.number(of)])
    assert shown(found, "number", "home") == ["c", "c", "0", "0"]
    assert shown(found, "days", "home") == ["c", "c", "n/a", "n/a"]


def test_where_there_are_no_children_noughts_are_printed() -> None:
    true, found = public([pack.number(population([], HOME))])
    assert found == true


def test_no_figures_stay_no_figures() -> None:
    true, found = public([], NOW)
    assert found == true


def test_a_withheld_figure_holds_no_number_it_had() -> None:
    of = population(homes(3, 20, 10, 4), HOME, SEX)
    _, found = public([pack.number(of), pack.seen(of), pack.mix(of), pack.average(of)])
    withheld = [figure for figure in found.all if figure.withheld]
    assert withheld
    assert all(nothing_left(figure) for figure in withheld)


def nothing_left(figure: Figure) -> bool:
    return (figure.numerator, figure.unknown, figure.value) == (None, None, None)
