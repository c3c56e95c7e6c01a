"""Whole columns of histories give the episodes that each child's histories give alone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

import narwhals.stable.v2 as nw
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth import frames
from hearth.records import TABLES
from hearth.records.care import Care, LegalStatus, Period, Placement, join
from hearth_web.bridge.episodes import PERIOD, PLACE, SPELL, STATUS, joined

START = date(2024, 1, 1)
DAY = st.integers(0, 40).map(lambda days: START + timedelta(days=days))


def spells(make: type[Any], **own: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Spells of one kind, each from its own day, with and without days between them."""
    lasts = st.none() | st.integers(0, 15)

    @st.composite
    def one(draw: st.DrawFn) -> Any:
        decom, days = draw(DAY), draw(lasts)
        dec = None if days is None else decom + timedelta(days=days)
        said = {name: draw(value) for name, value in own.items()}
        return make(decom=decom, dec=dec, respite=draw(st.booleans()), **said)

    key = st.lists(one(), max_size=5, unique_by=lambda spell: (spell.respite, spell.decom))
    return key.map(without_overlaps)


def without_overlaps(found: list[Any]) -> tuple[Any, ...]:
    """The same, each ended by the next: nobody can save a history that overlaps itself."""
    ordered = sorted(found, key=lambda spell: (spell.respite, spell.decom))
    kept = []
    for spell, after in zip_longest(ordered, ordered[1:]):
        end = after.decom if after and after.respite == spell.respite else date.max
        kept.append(replace(spell, dec=end) if (spell.dec or date.max) > end else spell)
    return tuple(kept)


def words(*values: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


CARE = st.builds(
    Care,
    periods=spells(
        Period,
        cin=words("N1"),
        home_post=words("SE61AA"),
        rec=words("E3", "X1"),
        rne=st.sampled_from("SLP"),
    ),
    legal_statuses=spells(LegalStatus, ls=words("C1", "C2"), rne_given=words("B")),
    placements=spells(
        Placement,
        place=words("U6", "K2"),
        reason_place_change=words("PLANNED"),
        same_carer=st.booleans(),
        rne_given=words("T"),
    ),
)


def frame_of(name: str, own: dict[str, Any], children: list[Care]) -> nw.DataFrame[Any]:
    schema = SPELL | own
    rows = [(f"C{at}", spell) for at, care in enumerate(children) for spell in getattr(care, name)]
    columns = {column: [getattr(spell, column, None) for _, spell in rows] for column in schema}
    columns["child"] = [child for child, _ in rows]
    if "rne" in own and rows and not hasattr(rows[0][1], "rne"):
        columns["rne"] = [spell.rne_given for _, spell in rows]
    return frames.from_columns(columns, schema)


@settings(deadline=None, max_examples=60)
@given(st.lists(CARE, min_size=1, max_size=3))
def test_columns_give_what_each_child_gives_alone(children: list[Care]) -> None:
    found = joined(
        frame_of("periods", PERIOD, children),
        frame_of("legal_statuses", STATUS, children),
        frame_of("placements", PLACE, children),
    )
    names = [name for name in TABLES["episodes"].names if name != "child"]
    alone = [
        (f"C{at}", *(getattr(episode, name) for name in names))
        for at, care in enumerate(children)
        for episode in join(care)
    ]
    assert sorted(found.select("child", *names).iter_rows(), key=repr) == sorted(alone, key=repr)


def test_the_columns_are_those_of_the_histories() -> None:
    """A column added to the histories must be brought here too."""
    of_spell = {"decom", "dec", "respite"}
    assert {f.name for f in fields(Period)} - of_spell == set(PERIOD)
    assert {f.name for f in fields(Placement)} - of_spell - {"rne_given"} == (
        set(PLACE) - {"rne", "home_post"}
    )
