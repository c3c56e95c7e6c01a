"""Values of the record beside aspirations, from figures made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hearth.documents.board_report import Evidence, Subject
from hearth.measures import CATALOGUE, Figure, Figures, version_of
from hearth.pledge.standing import Verdict
from hearth.vocabulary import council
from hearth_web.insight.boards import Board
from hearth_web.pledge.actions import change
from hearth_web.pledge.live import SMALL, Live
from hearth_web.pledge.showing import Shower
from hearth_web.pledge.trees import grown

pytestmark = pytest.mark.django_db
ON = date(2025, 3, 31)


def live_with(value: str | None, *, withheld: bool = False, unknown: int = 0) -> Live:
    """What the pages have when the share with family or friends is this."""
    number = None if value is None else Decimal(value)
    figure = Figure("kinship-share", "With family", ON, ON, "", "", 40, 200, unknown, number,
                    "percent", withheld)  # fmt: skip
    board = Board(ON, (ON,), {("kinship-share", ON): figure}, {}, None, is_stale=False)
    home = Subject("Lewisham", council("Lewisham"))
    return Live(board, Evidence(home, ON, Figures(())), exact=True)


def kin(promised, live: Live):
    held = grown(promised)
    return Shower(held, live, ON).measure(held.tree.measures[0]).parts[0]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("21", Verdict.MET),
        ("16", Verdict.ON_COURSE),
        ("14", Verdict.TOO_SLOW),
        ("11", Verdict.WRONG_WAY),
    ],
)
def test_the_record_says_where_a_measure_stands(promised, value: str, verdict: Verdict) -> None:
    shown = kin(promised, live_with(value))
    assert (shown.verdict, shown.now, shown.when) == (verdict, f"{value}%", ON)


def test_a_definition_that_changed_is_said_until_the_value_is_set_anew(promised, cast) -> None:
    row = promised.measures.get(number="1")
    assert row.versions == [version_of(CATALOGUE["kinship-share"])]
    row.versions = ["of-before"]
    row.save()
    shown = kin(promised, live_with("16"))
    assert shown.verdict is Verdict.NOT_COMPARED
    assert "How it is counted has changed since it was set" in shown.sentence

    analyst = cast["analyst"]
    changed = change(by=analyst, row=row, values={"owner": "Head"}, edits=row.edits)
    assert changed.versions == ["of-before"]
    values = {"owner": "Head", "when_set": "13%"}
    change(by=analyst, row=changed, values=values, edits=changed.edits)
    assert kin(promised, live_with("16")).verdict is Verdict.ON_COURSE


def test_others_stand_beside_it(promised) -> None:
    shown = kin(promised, live_with("21", unknown=3))
    assert shown.beside.unknown == "3 not known"
    assert shown.beside.england.endswith("%")
    assert any("England" in each for each in shown.distances)


def test_what_the_record_withholds_no_value_found_by_hand_gives_away(promised) -> None:
    promised.measures.get(number="1").readings.create(on=ON, value="14%", source="A count")
    shown = kin(promised, live_with(None, withheld=True))
    assert (shown.verdict, shown.now, shown.lacks) == (Verdict.NOT_KNOWN, "", SMALL)


def test_a_value_found_by_hand_stands_where_the_record_has_nobody(promised) -> None:
    promised.measures.get(number="1").readings.create(on=ON, value="14%", source="A survey")
    shown = kin(promised, live_with(None))
    assert (shown.now, shown.source) == ("14%", "A survey")
