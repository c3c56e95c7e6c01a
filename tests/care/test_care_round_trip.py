"""Episodes made histories and back: nothing is lost, whatever the return said."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from care_drawn import anything, chains, with_short_breaks
from hypothesis import given, settings

from hearth.records.care import Episode, join, problems, split
from hearth.sources import bundle_of_return, read_returns


@settings(deadline=None)
@given(with_short_breaks())
def test_every_consistent_chain_comes_back_cell_for_cell(chain: list[Episode]) -> None:
    care = split(chain)

    assert join(care) == chain
    assert (care.odd, care.faults, problems(care)) == ((), (), ())


@settings(deadline=None)
@given(anything())
def test_whatever_a_return_says_comes_back(episodes: list[Episode]) -> None:
    assert join(split(episodes)) == episodes


@settings(deadline=None)
@given(anything())
def test_what_cannot_be_kept_by_histories_alone_is_a_fault_or_an_odd_cell(
    episodes: list[Episode],
) -> None:
    care = split(episodes)

    if not care.faults and not care.odd:
        assert problems(care) == ()


@settings(deadline=None)
@given(chains())
def test_the_histories_count_what_rne_counts(chain: list[Episode]) -> None:
    care = split(chain)

    def number(codes: str) -> int:
        return sum(each.rne in codes for each in chain)

    assert len(care.periods) == number("S")
    assert len(care.legal_statuses) == number("SLBU")
    assert len(care.placements) == number("SPTBU")
    assert sum(each.same_carer for each in care.placements) == number("TU")
    assert not any(each.rne_given for each in (*care.legal_statuses, *care.placements))


@settings(deadline=None)
@given(chains())
def test_histories_cover_every_day_of_care_once(chain: list[Episode]) -> None:
    care = split(chain)

    def days(spells: object) -> int:
        end = date(2040, 1, 1)
        return sum(((each.dec or end) - each.decom).days for each in spells)  # type: ignore[attr-defined]

    assert days(care.periods) == days(care.legal_statuses) == days(care.placements) == days(chain)


def test_every_child_of_a_demo_council_comes_back(small_returns: list[Path]) -> None:
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for row in bundle_of_return(read_returns(small_returns))["episodes"]:
        episodes[row["child"]].append(Episode.of(row))

    assert len(episodes) > 100
    for child, chain in episodes.items():
        care = split(chain)
        assert join(care) == sorted(chain, key=lambda each: each.decom), child
        assert (care.odd, care.faults, problems(care)) == ((), (), ()), child
