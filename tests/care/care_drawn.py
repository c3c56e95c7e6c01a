"""Chains of episodes to test with: drawn as text, and invented by hypothesis."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from hearth.records.care import Episode

HEADINGS = {
    "decom": "decom", "rne": "rne", "ls": "ls", "place": "place", "dec": "dec", "rec": "rec",
    "why": "reason_place_change", "cin": "cin", "post": "pl_post", "urn": "urn",
    "provider": "place_provider", "home": "home_post",
}  # fmt: skip


def drawn(text: str) -> list[Episode]:
    """Episodes from a table drawn as text: headings, then a row each; a dot is an empty cell."""
    headings, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        Episode(**{
            HEADINGS[name]: date.fromisoformat(cell) if name in ("decom", "dec") else cell
            for name, cell in zip(headings, row, strict=True)
            if cell != "."
        })
        for row in rows
    ]  # fmt: skip


STATUSES = ("C1", "C2", "E1", "V2", "L1")
PLACES = ("U1", "U6", "K2", "P1", "R3", "T0", "T4")
REASONS = ("CARPL", "CREQB", "ALLEG")
POSTS = ("SE64RU", "SE135AA", None)
URNS = ("SC123456", "1234567", None)
ENDS = ("E4A", "E11", "E13", "E3")


@st.composite
def homes(draw: st.DrawFn) -> dict[str, str | None]:
    """Where a child lives."""
    return {
        "place": draw(st.sampled_from(PLACES)),
        "place_provider": draw(st.sampled_from(("PR1", "PR4", None))),
        "pl_post": draw(st.sampled_from(POSTS)),
        "urn": draw(st.sampled_from(URNS)),
    }


def days(draw: st.DrawFn) -> timedelta:
    return timedelta(days=draw(st.integers(1, 500)))


@st.composite
def one_period(draw: st.DrawFn, start: date, *, short_break: bool = False) -> list[Episode]:
    """A period of care in which RNE says what changed, and REC why it ended."""
    status = draw(st.sampled_from(("V3", "V4") if short_break else STATUSES))
    home = draw(homes())
    shared = {"cin": draw(st.sampled_from(("N1", "N4"))), "home_post": draw(st.sampled_from(POSTS))}
    rne, chain = "S", []
    for _ in range(1 if short_break else draw(st.integers(1, 6))):
        chain.append(Episode(decom=start, rne=rne, ls=status, **home, **shared))
        rne = draw(st.sampled_from("LPTBU"))
        if rne in "LBU":
            status = draw(st.sampled_from([each for each in STATUSES if each != status]))
        if rne in "PTBU":
            home = draw(homes())
        start += days(draw)
    ended = []
    for episode, after in pairwise(chain):
        why = draw(st.sampled_from(REASONS)) if after.rne != "L" else None
        ended.append(changed(episode, dec=after.decom, rec="X1", reason_place_change=why))
    return [*ended, changed(chain[-1], dec=start, rec=draw(st.sampled_from(ENDS)))]


def changed(episode: Episode, **cells: object) -> Episode:
    return Episode(**{**episode.row, **cells})


@st.composite
def chains(draw: st.DrawFn) -> list[Episode]:
    """A child's care without a contradiction; the last period may be open."""
    start = date(2015, 1, 1) + days(draw)
    chain: list[Episode] = []
    for _ in range(draw(st.integers(1, 3))):
        chain += draw(one_period(start))
        start = chain[-1].dec + timedelta(days=draw(st.integers(0, 90)))  # type: ignore[operator]
    if draw(st.booleans()):
        chain[-1] = changed(chain[-1], dec=None, rec=None)
    return chain


@st.composite
def with_short_breaks(draw: st.DrawFn) -> list[Episode]:
    """Care, and short breaks that may stand beside it."""
    chain = draw(chains())
    start = date(2015, 1, 1) + days(draw)
    for _ in range(draw(st.integers(0, 4))):
        chain += draw(one_period(start, short_break=True))
        start = chain[-1].dec + days(draw)  # type: ignore[operator]
    return in_order(chain)


def in_order(chain: list[Episode]) -> list[Episode]:
    return sorted(chain, key=lambda each: (each.decom, each.respite))


def cell(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from((*values, None))


@st.composite
def anything(draw: st.DrawFn) -> list[Episode]:
    """Episodes whose cells may say anything of each other; one a day of each kind."""
    day = st.dates(date(2020, 1, 1), date(2020, 3, 1))
    episodes = st.builds(
        Episode,
        decom=day,
        rne=cell(*"SLPTBU"),
        ls=cell("C1", "C2", "V2", "V3", "V4"),
        cin=cell("N1", "N2"),
        place=cell("U6", "K2", "T1"),
        place_provider=cell("PR1", "PR4"),
        dec=st.none() | day,
        rec=cell("X1", "E4A", "E11"),
        reason_place_change=cell("CARPL", "ALLEG"),
        home_post=cell("SE64RU", "SE135AA"),
        pl_post=cell("SE64RU", "SE135AA"),
        urn=cell("SC123456"),
    )
    found = draw(st.lists(episodes, max_size=8))
    return in_order(list({(each.decom, each.respite): each for each in found}.values()))
