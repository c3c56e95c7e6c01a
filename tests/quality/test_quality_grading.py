"""File audits: which grade counts, the share at good or better, and drawing files by chance."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.quality import Aspiration, Candidate, Graded, Scale, Share, agreement, draw, share_of
from hearth.quality.grading import withheld
from hearth.quality.sampling import shares_of_teams

SCALE = Scale()


@pytest.mark.parametrize(
    ("grades", "good", "graded", "waiting"),
    [
        ([Graded(6), Graded(5), Graded(8)], 2, 3, 0),
        ([Graded(7, 5), Graded(5, 6), Graded(5)], 1, 3, 0),  # the moderated grade counts
        ([Graded(6), Graded(None)], 1, 1, 1),  # what is not graded is nobody's success
        ([], 0, 0, 0),
    ],
)
def test_the_share_at_good_or_better(
    grades: list[Graded], good: int, graded: int, waiting: int
) -> None:
    assert share_of(grades, SCALE) == Share(good, graded, waiting)


def test_forty_six_per_cent() -> None:
    assert Share(6, 13).percent == Decimal(46)
    assert Share(0, 0).percent is None


def test_good_may_begin_elsewhere() -> None:
    strict = Scale(good_from=7)
    assert share_of([Graded(6), Graded(7)], strict).good == 1
    assert strict.said(7) == "7, Good, and consistent"
    assert strict.said(None) == "not graded"


@pytest.mark.parametrize(("words", "good_from"), [(("one",), 2), (("a", "b"), 3), (("a", "b"), 1)])
def test_a_scale_that_cannot_be(words: tuple[str, ...], good_from: int) -> None:
    with pytest.raises(ValueError, match=r"scale has|Good begins"):
        Scale(words, good_from)


def test_an_aspiration_is_met_by_the_exact_share() -> None:
    assert Aspiration(80).is_met(Share(8, 10))
    assert not Aspiration(80, more_than=True).is_met(Share(8, 10))
    assert not Aspiration(80).is_met(Share(159, 200))  # 79.5% is printed 80%
    assert not Aspiration(0).is_met(Share(0, 0))
    assert str(Aspiration(80, more_than=True)) == "more than 80%"


def test_moderation_is_told() -> None:
    grades = [Graded(6, 6), Graded(6, 5), Graded(4, 5), Graded(8), Graded(None)]
    assert (
        agreement(grades, SCALE) == "3 files were moderated: 1 kept the grade, 1 rose, 1 fell; "
        "1 crossed the line between good and not good."
    )
    assert agreement([Graded(6)], SCALE) == "No file has been moderated."
    assert Graded(6, 5).difference == -1
    assert Graded(6).difference is None


@pytest.mark.parametrize(
    ("share", "is_withheld"),
    [
        (Share(3, 5), True),
        (Share(0, 5), True),
        (Share(5, 12), True),
        (Share(8, 12), True),  # four were not good
        (Share(6, 12), False),
        (Share(0, 12), False),
        (Share(12, 12), False),
    ],
)
def test_a_share_of_few_children_is_withheld(share: Share, is_withheld: bool) -> None:
    assert withheld(share) is is_withheld


EVERYONE = [Candidate(f"{n:03}", f"team {n % 3}") for n in range(60)]


def test_the_same_seed_draws_the_same_files_in_whatever_order_they_come() -> None:
    first = draw(EVERYONE, 10, "spring", by_team=True)
    assert first == draw(list(reversed(EVERYONE)), 10, "spring", by_team=True)
    assert first != draw(EVERYONE, 10, "summer", by_team=True)
    assert len(set(first)) == 10


def test_teams_give_their_share() -> None:
    drawn = draw(EVERYONE, 9, "x", by_team=True)
    teams = Counter(each.team for each in EVERYONE if each.key in drawn)
    assert set(teams.values()) == {3}


def test_all_are_drawn_where_there_are_not_enough() -> None:
    assert sorted(draw(EVERYONE, 100, "x", by_team=False)) == [each.key for each in EVERYONE]
    assert draw([], 5, "x", by_team=True) == []


def test_by_chance_everyone_is_drawn_about_as_often() -> None:
    counts = Counter(
        key for seed in range(300) for key in draw(EVERYONE, 10, str(seed), by_team=False)
    )
    assert min(counts.values()) > 25  # 50 are expected of each
    assert max(counts.values()) < 80


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1),
    st.integers(0, 60),
)
def test_shares_of_teams_add_up_and_leave_nobody_out(sizes: dict[str, int], number: int) -> None:
    shares = shares_of_teams(sizes, number)
    held = [team for team, size in sizes.items() if size]
    assert sum(shares.values()) == min(number, sum(sizes.values()))
    assert all(0 <= shares[team] <= sizes[team] for team in sizes)
    if number >= len(held):
        assert all(shares[team] for team in held)
