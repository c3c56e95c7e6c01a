"""What live figures are made of: a body's work, a strategy, an inspection, as they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hearth.board import (
    Asked,
    FollowUp,
    FollowUpKind,
    Minute,
    Minutes,
    Part,
    PlannedItem,
    Resolution,
    WorkPlan,
)
from hearth.documents.live_blocks import (
    LacksError,
    of_actions,
    of_body,
    of_inspection,
    of_strategy,
    of_success,
    within,
)
from hearth.documents.model import Block, Heading, Listing, Numbered, Paragraph, Table
from hearth.documents.pledge_report import Told
from hearth.pledge.reading import parts_of
from hearth.pledge.strategy import (
    Action,
    Ambition,
    Evidence,
    EvidenceKind,
    Progress,
    Promise,
    State,
    Strategy,
    SuccessMeasure,
)
from hearth.quality import Finding, FindingKind, Improvement, Inspection
from hearth.quality import State as Far

MARCH, APRIL, TODAY = date(2021, 3, 3), date(2021, 4, 21), date(2021, 3, 31)


def tables(blocks: list[Block]) -> list[Table]:
    return [each for each in blocks if isinstance(each, Table)]


def test_training_is_counted_over_a_year_and_what_each_did_last_is_told() -> None:
    done = [
        of_body.Activity("Finch", True, date(2020, 5, 1), "Workshop"),
        of_body.Activity("Finch", False, date(2019, 1, 9), "Oak House"),
        of_body.Activity("Finch", False, date(2020, 9, 9), "Virtual school"),
        of_body.Activity("Wren", True, date(2020, 3, 31), "Induction"),  # a year and a day before
        of_body.Activity("Rook", True, date(2020, 6, 1), "Workshop"),  # no member any more
    ]
    told, table = of_body.training(["Finch", "Wren"], done, TODAY)
    assert isinstance(told, Paragraph) and isinstance(table, Table)
    assert told.text.startswith("1 of 2 members had training")
    assert [list(row) for row in table.rows] == [
        ["Finch", "Workshop, 1 May 2020", "Virtual school, 9 September 2020"],
        ["Wren", "Induction, 31 March 2020", "None recorded"],
    ]


def test_a_body_without_members_lacks_their_training() -> None:
    with pytest.raises(LacksError, match="No members"):
        of_body.training([], [], TODAY)


def test_a_work_plan_goes_meeting_by_meeting_and_theme_by_theme() -> None:
    items = [
        PlannedItem("Virtual school", APRIL, "Children in care"),
        PlannedItem("Health report", MARCH, "Children in care"),
        PlannedItem("Housing", MARCH, "Care leavers"),
        PlannedItem("Strategy", MARCH, "Children in care"),
    ]
    found = of_body.work_plan(WorkPlan(date(2020, 11, 4), items))
    assert found[1:] == [
        Heading("3 March 2021"),
        Paragraph("**Children in care**", leads=True),
        Listing(["Health report", "Strategy"]),
        Paragraph("**Care leavers**", leads=True),
        Listing(["Housing"]),
        Heading("21 April 2021"),
        Paragraph("**Children in care**", leads=True),
        Listing(["Virtual school"]),
    ]


def minutes() -> Minutes:
    trips = Asked("More trips", "Jo", young_person=True, owner="Vi", due=APRIL, answer="Two a year")
    asked = [Asked("Why?", by="Cllr Ash"), trips]
    return Minutes(
        "Board",
        "Westmarch",
        MARCH,
        items=[
            Minute("1", "Apologies"),
            Minute("2", "Homes", resolutions=[Resolution("That a plan come.", "Vi", APRIL)]),
            Minute("3", "Trips", asked=asked),
            Minute("4", "Brackenfold", resolutions=[Resolution("Buy.", "Vi")], part=Part.B,
                   asked=[Asked("At what price?")]),
        ],
    )  # fmt: skip


def test_what_another_body_is_told_is_of_the_open_part() -> None:
    resolved = of_body.resolved(minutes())
    assert resolved[1:] == [Heading("Homes"), Numbered(["That a plan come."], letters=True)]
    (asked,) = tables(of_body.asked(minutes()))
    assert asked.rows == [
        ["Why? (Trips)", "Cllr Ash", "Nobody yet", "Not set", "No answer yet"],
        ["More trips (Trips)", "A young person", "Vi", "21 April 2021", "Two a year"],
    ]


def test_what_is_open_has_its_owner_and_day_and_is_told_soonest_first() -> None:
    def asked(words: str, **more: Any) -> FollowUp:
        kind = FollowUpKind.REQUEST
        return FollowUp(words, kind, words, date(2021, 1, 5), raised_by="Jo", **more)

    given = [
        asked("Wi-fi"),
        asked("Bikes", owner="Vi", due=APRIL),
        asked("Done", closed_on=MARCH),
        asked("Price", part=Part.B),
    ]
    (still,) = tables(of_body.open_follow_ups(given, TODAY))
    assert [(row[0], row[-1]) for row in still.rows] == [
        ("Bikes", "Due on 21 April 2021"),
        ("Wi-fi", "Nobody owns it"),
    ]
    (every,) = tables(of_body.requests(given, TODAY))
    assert [row[0] for row in every.rows] == ["Wi-fi", "Bikes", "Done"]
    assert "Jo" not in repr(every)


def measure(number: str, wording: str, **more: Any) -> SuccessMeasure:
    parts = parts_of(("kinship-share",), "10%", ">20%")
    return SuccessMeasure(number, wording, parts, "10%", ">20%", **more)


KIN, FAR = measure("1", "Kin", bears_on=("1.1",)), measure("2", "Far")
PROMISE = Promise(
    "1.1",
    "Staying",
    actions=(
        Action("a", "Meet early", ("Fostering", "Health"), due=MARCH),
        Action("b", "Write", ("Health",), state=State.DONE, history=(Progress(note="Sent."),)),
    ),
    evidence=(
        Evidence(EvidenceKind.VOICE, None, "I chose my room", "Council", public=True),
        Evidence(EvidenceKind.VOICE, None, "Told in confidence"),
    ),
)
STRATEGY = Strategy(
    "Our promise", ambitions=(Ambition("1", "Home", promises=(PROMISE,)),), measures=(FAR, KIN)
)


def tell(measure: SuccessMeasure) -> list[Told]:
    if measure is KIN:
        return [Told("", "10%", "12%", "more than 20%", "Too slow", "It is 12%.", off_course=True,
                     england="17% †")]  # fmt: skip
    return [Told("", "10%", "not known", "more than 20%", "Not known", "Nobody knows.", False,
                 off_course=True)]  # fmt: skip


def test_a_scorecard_has_every_measure_once_and_says_what_a_mark_means() -> None:
    home, rest = tables(of_success.scorecard(STRATEGY, tell))
    assert (home.caption, rest.caption) == ("1. Home", "Measures of the strategy as a whole")
    assert home.rows == [["1. Kin", "10%", "12%", "more than 20%", "Too slow", "17% †"]]
    assert home.notes == ["† Published on a somewhat different definition."]
    assert [row[0] for row in rest.rows] == ["2. Far"]


def test_outcomes_stand_under_their_ambition_and_no_row_is_without_a_head() -> None:
    (home,) = tables(of_success.outcomes(STRATEGY, tell))
    assert (home.caption, home.rows) == ("1. Home: outcomes", [["1. Kin", "Too slow"]])


def test_what_is_not_known_is_never_on_course() -> None:
    known, _, unknown = of_success.off_course(STRATEGY, tell)
    assert known == Listing(["**1. Kin.** Too slow. It is 12%."])
    assert unknown == Listing(["**2. Far.** Nobody knows."])
    table, more = of_success.gaps(STRATEGY, tell)
    assert isinstance(table, Table) and len(table.rows) == 1
    assert more == Paragraph("1 more value is not known.")


def test_actions_stand_under_each_service_that_leads_them() -> None:
    found = of_actions.actions_by_service(STRATEGY, TODAY)
    assert [each.text for each in found if isinstance(each, Heading)] == ["Fostering", "Health"]
    assert [each.text for each in found if isinstance(each, Paragraph)] == [
        "One action, not started.",
        "1 of 2 done, 1 late.",
    ]
    fostering, health = tables(found)
    assert fostering.rows == [["a Meet early", "Health", "3 March 2021", "Not started, late"]]
    assert [row[-1] for row in health.rows] == ["Not started, late", "Done. Sent."]


def test_only_what_everyone_may_read_of_what_was_said_is_told() -> None:
    assert of_strategy.voice(STRATEGY) == [
        Heading("1.1. Staying"),
        Listing(["I chose my room (Council)"]),
    ]


def test_an_inspection_is_told_by_service_with_what_is_done() -> None:
    said = "A site is found."
    plan = Improvement("1", "a", "Open two homes", "Vi", APRIL, Far.UNDER_WAY, said)
    few, heard = "Too few homes.", "Young people feel heard."
    improve, strength = FindingKind.IMPROVE, FindingKind.STRENGTH
    found = [
        Finding("1", "i", MARCH, improve, "in-care", "placements", few, "9", (plan,)),
        Finding("2", "i", MARCH, strength, "voice", "voice", heard),
    ]
    visit = Inspection("i", "Visit", "focused-visit", MARCH, MARCH, findings=found)
    seen = replace(visit, improvements=[plan])
    told = of_inspection.findings(seen)
    assert Listing(["Too few homes. (Paragraph 9.)"]) in told
    assert "feel heard" not in repr(told)
    assert "feel heard" in repr(of_inspection.said_of(seen, "voice"))
    (table,) = tables(of_inspection.improve(seen, TODAY))
    assert table.rows == [("Too few homes.", "In hand", "a) Open two homes", "Vi", "21 April 2021")]
    lettered = tables(of_inspection.improvements([seen], TODAY))
    assert lettered[0].rows == [["a) Open two homes", "Under way", "A site is found."]]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: of_body.functions("board", []), "No functions of the board are entered."),
        (lambda: of_body.work_plan(None), "No work plan is agreed."),
        (lambda: of_body.resolved(None), "No meeting has been held"),
        (lambda: of_strategy.voice(Strategy("S")), "of “S” may be shown to everyone yet"),
        (lambda: of_success.scorecard(Strategy("S"), tell), "“S” has no measures of success yet"),
        (lambda: of_strategy.champions(Strategy("S")), "No champions are named."),
        (lambda: of_inspection.improvements([], TODAY), "No improvement plan is entered."),
    ],
)
def test_of_what_nothing_is_known_it_is_said(make: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(LacksError, match=sentence):
        make()


def test_blocks_fit_into_a_section() -> None:
    heading, table = within([Heading("Home", 2, new_page=True), Table("Two", ["A"], [["1"]])])
    assert heading == Heading("Home", 4)
    assert isinstance(table, Table) and not table.numbered
