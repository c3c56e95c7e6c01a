"""Drawing files for an audit: by chance, so that nobody chooses, and so that it can be shown.

The same seed draws the same files from the same list, whatever order the list comes in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

__all__ = ["Candidate", "draw", "shares_of_teams"]


@dataclass(frozen=True)
class Candidate:
    """A file that may be drawn: what identifies it, and the team that holds it."""

    key: str
    team: str = ""


def draw(candidates: Iterable[Candidate], number: int, seed: str, *, by_team: bool) -> list[str]:
    """The keys of the files drawn, in the order drawn; all of them where there are not enough.

    With `by_team` each team gives its share of the number, the largest remainders rounded up, so
    that no team is left out by chance where there is room for all.
    """
    everyone = list(dict.fromkeys(candidates))
    if not by_team:
        return [each.key for each in shuffled(everyone, seed)[:number]]
    teams: dict[str, list[Candidate]] = defaultdict(list)
    for each in everyone:
        teams[each.team].append(each)
    shares = shares_of_teams({team: len(held) for team, held in teams.items()}, number)
    drawn = [each for team in sorted(teams) for each in shuffled(teams[team], seed)[: shares[team]]]
    return [each.key for each in shuffled(drawn, seed)]


def shuffled(some: Sequence[Candidate], seed: str) -> list[Candidate]:
    """In an order that the seed and each key alone decide."""
    return sorted(some, key=lambda each: sha256(f"{seed}\n{each.key}".encode()).digest())


def shares_of_teams(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """How many files each team gives: by its size, one at least where there is room for all."""
    whole = sum(sizes.values())
    number = min(number, whole)
    held = [team for team in sorted(sizes) if sizes[team]]
    least = 1 if len(held) <= number else 0
    shares = dict.fromkeys(sizes, 0)
    exact = {team: number * sizes[team] / whole for team in held} if whole else {}
    for team in held:
        shares[team] = min(sizes[team], max(least, int(exact[team])))
    while sum(shares.values()) > number:  # the least given to small teams is taken from large ones
        most = max(
            (t for t in held if shares[t] > least),
            key=lambda team: (shares[team] - exact[team], shares[team]),
        )
        shares[most] -= 1
    while sum(shares.values()) < number:
        room = [team for team in held if shares[team] < sizes[team]]
        shares[max(room, key=lambda team: (exact[team] - shares[team], sizes[team]))] += 1
    return shares
