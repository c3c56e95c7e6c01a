"""Moving home: plans, notices and approvals, and homes that should not be.

Care Planning, Placement and Case Review (England) Regulations 2010, parts 3 to 5.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from hearth.dates import days
from hearth.duties.answers import until_leaving
from hearth.duties.catalogue.care import QUARTER, care_duty
from hearth.duties.catalogue.reviews import held_or_adjourned
from hearth.duties.columns import FAR, Array, Columns, pairs
from hearth.duties.evidence import any_of, came_about, event, runs_to
from hearth.duties.limits import days_given
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Owner
from hearth.duties.owed.care import aged, homes, opened
from hearth.duties.owed.codes import (
    ADOPTERS,
    AT_HOME,
    CARE_ORDERS,
    CONNECTED,
    DETAINED,
    FOSTER,
    OTHER_ARRANGEMENTS,
    OWN_CARERS,
    REGISTRATION,
    UNREGISTERED,
)
from hearth.duties.owed.homes import for_home, moves, moves_to, started
from hearth.duties.owed.kinship import ASSESSED, assessed_before, temporary_approvals
from hearth.duties.owed.school import school_year
from hearth.duties.spells import first_on, merged, met, open_on

__all__ = ["DUTIES"]

MORE = days_given("reg25-extension") - days_given("reg24-approval")
"""By how many days an approval is extended, though it was given for less than the law allows."""
UNDER_16_BAN = days.day_number(date(2021, 9, 9))


def not_detained(homes: Columns) -> Array:
    return homes["place"] != DETAINED


def outside(homes: Columns) -> Array:
    """Homes outside the council's own area."""
    return homes["area"] == "OUT"


def needs_approval(homes: Columns) -> Array:
    """Homes outside the area that somebody must approve: not with relatives or friends, and not
    with foster carers whom this council approved (regulation 11(4))."""
    own = np.isin(homes["place"], FOSTER) & (homes["provider"] == OWN_CARERS)
    return outside(homes) & ~np.isin(homes["place"], CONNECTED) & ~own


def adjoining(homes: Columns) -> Array:
    """Away in a council next door, or in one of which that is not known."""
    return needs_approval(homes) & (homes["adjoining"] != "0")


def distant(homes: Columns) -> Array:
    """Away in a council that is not next door."""
    return needs_approval(homes) & (homes["adjoining"] == "0")


def key_stage_4(lives: Lives) -> Columns:
    """Moves to new carers in school years 10 and 11."""
    rows = started(lives).where("fresh", ("P", "B"))
    born = lives.dob[rows["child"]]
    year = school_year(born, rows["start"])
    chosen = rows.keep((year == 10) | (year == 11))
    return opened(chosen).adding(since=chosen["start"] - QUARTER)


def to_parents(lives: Lives) -> Columns:
    """Moves to parents under a care order: child, start, end."""
    return lives.once(moved_to_parents)


def moved_to_parents(lives: Lives) -> Columns:
    rows = started(lives).where("place", AT_HOME)
    orders = merged(lives["statuses"].where("ls", CARE_ORDERS))
    ordered = met(rows.adding(home=rows["start"]), orders)
    return ordered.keep(ordered["start"] == ordered["home"])


def parents_to_assess(lives: Lives) -> Columns:
    rows = to_parents(lives)
    return opened(rows).adding(since=rows["start"] - ASSESSED)


def parents_to_decide(lives: Lives) -> Columns:
    """From the move, or from the assessment where it was completed after it."""
    rows = to_parents(lives)
    assessed = came_about(lives, "PARENTS_ASSESSMENT")
    after = first_on(rows, assessed["child"], assessed["on"])
    late = ~assessed_before(lives, rows) & (after < rows["end"])
    opens = np.where(late, after, rows["start"])
    return opened(rows).adding(opens=opens, since=rows["start"] - ASSESSED)


def before_or_after(_: Lives, rows: Columns) -> Array:
    """Whether the assessment came before the move."""
    return np.where(rows["opened"] > rows["about"], "after", "first")


def approved_for_a_time(lives: Lives) -> Columns:
    """Temporary approvals, due by the day they were given to, where that is sooner."""
    rows = temporary_approvals(lives)
    return opened(rows.adding(due=rows["given"]), "due")


def extended(lives: Lives) -> Columns:
    """Temporary approvals that were extended by some weeks. The first extension counts: there is no
    second."""
    rows = temporary_approvals(lives)
    longer = lives.happened("TEMP_EXTENSION").where("outcome", ("", "DONE"))
    mine, theirs = pairs(rows, longer)
    day = longer["on"][theirs]
    within = (day >= rows["start"][mine]) & (day < rows["end"][mine])
    _, first = np.unique(mine[within], return_index=True)
    rows = rows.keep(mine[within][first])
    given = runs_to(longer)[theirs[within][first]]
    whole = np.where(rows["given"] < FAR, rows["given"] + MORE, FAR)
    return opened(rows.adding(due=np.where(given < FAR, given, whole)), "due")


def until_review(lives: Lives) -> Columns:
    """Extensions until an independent review of the refusal is decided: nobody knows the day
    (regulation 25)."""
    return lives.happened("TEMP_EXTENSION").where("outcome", ("UNTIL_IRM",)).only("child", "on")


def end_planned(lives: Lives) -> Columns:
    """Homes that the council plans to end, from the plan to the day meant; not in an emergency."""
    rows = came_about(lives, "PLACEMENT_END_PLAN")
    rows = rows.keep(open_on(rows, rows["on"], homes(lives)))
    planned = rows.adding(planned=runs_to(rows)).only(
        "child", opens="on", due="planned", about="on"
    )
    return planned.adding(ends=np.full(len(rows), FAR))


def with_others(lives: Lives) -> Columns:
    """Other arrangements from the day registration was asked for."""
    rows = started(lives).where("place", OTHER_ARRANGEMENTS)
    return opened(rows.keep(rows["start"] >= REGISTRATION))


def registered(lives: Lives) -> Columns:
    """Homes with an Ofsted number, registered on the day the child moved in."""
    rows = homes(lives)
    known = rows.keep((rows["urn"] != "") & (rows["urn"] != UNREGISTERED))
    return known.only("child", on="start", about="start")


def too_young(lives: Lives) -> Columns:
    """Other arrangements before the 16th birthday, from the day they were forbidden."""
    rows = homes(lives).where("place", OTHER_ARRANGEMENTS)
    young = aged(lives, rows, 0, 16)
    late = young.adding(start=np.maximum(young["start"], UNDER_16_BAN))
    return opened(late.keep(late["start"] < late["end"]))


def never(lives: Lives) -> Columns:
    """No evidence can make it right; it ends when the child moves."""
    return lives["events"].keep(np.zeros(len(lives["events"]), bool))


def unregistered(homes: Columns) -> Array:
    """Children's homes and supported accommodation that are not registered."""
    return np.isin(homes["place"], ("K2", *OTHER_ARRANGEMENTS)) & (homes["urn"] == UNREGISTERED)


def flagged(lives: Lives) -> Columns:
    """Homes at risk of ending, from the day somebody said so."""
    rows = came_about(lives, "PLACEMENT_FLAG")
    return until_leaving(lives, rows.only("child", opens="on", about="on"))


def home_duty(id: str, title: str, words: str, proof: str, code: str, **rest: object) -> Duty:
    """A duty for each home, shown by an event that is about the move."""
    settings = {"owed": moves, "done": for_home(code), "tied": True, "record": code, **rest}
    return care_duty(id, title, words, proof, needs=("placements", "events"), **settings)


DUTIES: tuple[Duty, ...] = (
    home_duty(
        "placement-plan",
        "Placement plan",
        "Every home has a plan before the child moves in, or within five working days of the move.",
        "A plan signed by the carer, with what the carer may decide and what the child wishes",
        "PLACEMENT_PLAN",
        owed=moves_to(not_detained),
    ),
    home_duty(
        "placement-notification",
        "Notice of the move",
        "Those who must know of a move are told in writing before it, or within five working days "
        "in an emergency: the child, parents, health, school and the reviewing officer among them.",
        "Written notice, with a tick for each who was told or a reason for holding it back",
        "PLACEMENT_NOTICE",
    ),
    home_duty(
        "area-authority-notification",
        "Notice to the council of the area",
        "When a child moves outside the area, the council there is told before the move, or within "
        "five working days in an emergency.",
        "Written notice with the assessment of need, the reasons and the care plan",
        "HOST_NOTICE",
        owner=Owner.PLACEMENTS,
        owed=moves_to(outside),
        verify="Notice when the placement ends (guidance, volume 2)",
    ),
    home_duty(
        "out-of-area-approval",
        "Approval of a home outside the area",
        "The nominated officer approves a home outside the area before the child moves there, "
        "unless it is with relatives or friends or with the council's own foster carers.",
        "The approval, with the child's wishes and why it is the most suitable home",
        "AWAY_APPROVAL",
        owner=Owner.NOMINATED_OFFICER,
        owed=moves_to(adjoining),
    ),
    home_duty(
        "distant-placement-approval",
        "Approval of a home at a distance",
        "The director approves a home in an area that does not adjoin the council's own before the "
        "child moves there, and the council of that area is consulted.",
        "The director's approval",
        "AWAY_APPROVAL",
        owner=Owner.DIRECTOR,
        owed=moves_to(distant),
    ),
    home_duty(
        "ks4-move-approval",
        "Approval of a move in years 10 and 11",
        "The nominated officer approves a move that would disrupt education in years 10 and 11 "
        "before it is made. A move that does not, or an emergency, is recorded as not needed.",
        "The approval, with the designated teacher, virtual school and reviewing officer consulted",
        "KS4_APPROVAL",
        owner=Owner.NOMINATED_OFFICER,
        owed=key_stage_4,
    ),
    care_duty(
        "parents-assessment",
        "Assessment before living with parents",
        "Before a child under a care order lives with parents they are assessed; where an earlier "
        "move is allowed, within ten working days of it.",
        "The assessment, and the review that was held",
        owed=parents_to_assess,
        done=event("PARENTS_ASSESSMENT"),
        record="PARENTS_ASSESSMENT",
        needs=("placements", "statuses", "events"),
    ),
    care_duty(
        "parents-decision",
        "Decision about living with parents",
        "The nominated officer decides before the child moves to parents, or within ten working "
        "days of an assessment completed after the move.",
        "The nominated officer's decision and the placement plan",
        owner=Owner.NOMINATED_OFFICER,
        owed=parents_to_decide,
        done=event("PARENTS_DECISION"),
        part=before_or_after,
        record="PARENTS_DECISION",
        needs=("placements", "statuses", "events"),
    ),
    care_duty(
        "reg24-approval",
        "Temporary approval of a connected person",
        "A temporary approval of a relative or friend lasts up to sixteen weeks. By then the "
        "approval is full or extended, or the child lives elsewhere.",
        "Full approval, an extension, or the end of the placement",
        owner=Owner.SSW,
        opened_by="TEMP_APPROVAL",
        owed=approved_for_a_time,
        done=event("FULL_APPROVAL", "TEMP_EXTENSION"),
        record="FULL_APPROVAL",
        needs=("placements", "events"),
        verify="Reform of the sixteen and twenty-four week limits",
    ),
    care_duty(
        "reg25-extension",
        "Extended temporary approval",
        "A temporary approval may be extended once by eight weeks, to twenty-four weeks in all. By "
        "then the approval is full or the child lives elsewhere, or an independent review of the "
        "refusal is awaited.",
        "Full approval, the end of the placement, or an extension until the review is decided",
        owner=Owner.NOMINATED_OFFICER,
        opened_by="TEMP_APPROVAL",
        owed=extended,
        done=any_of(event("FULL_APPROVAL"), until_review),
        record="FULL_APPROVAL",
        needs=("placements", "events"),
    ),
    home_duty(
        "ffa-temporary-approval",
        "Approval of adopters as foster carers",
        "Approved adopters are approved as foster carers of this child before the child moves in. "
        "The approval has no end of its own and the sixteen weeks do not run.",
        "The approval for this child",
        "TEMP_APPROVAL",
        owner=Owner.ADOPTION,
        owed=moves_to(lambda homes: np.isin(homes["place"], ADOPTERS)),
    ),
    care_duty(
        "placement-end-review",
        "Review before a home is ended",
        "Before the council ends a placement a review is held; in immediate danger as soon as "
        "possible after.",
        "A review on or before the day the placement ends",
        owner=Owner.IRO,
        opened_by="PLACEMENT_END_PLAN",
        owed=end_planned,
        done=held_or_adjourned,
        record="review",
        needs=("events", "reviews"),
    ),
    care_duty(
        "supported-registered",
        "Supported accommodation registered",
        "From 28 October 2023 supported accommodation is registered with Ofsted before a young "
        "person moves in.",
        "The Ofsted number of the provider on the day of the move",
        owner=Owner.PLACEMENTS,
        owed=with_others,
        done=registered,
        tied=True,
        record="placement",
        needs=("placements",),
    ),
    care_duty(
        "under-16-ban",
        "Nobody under 16 in other arrangements",
        "From 9 September 2021 no child under 16 lives in other arrangements. Nothing but a move "
        "puts it right.",
        "The child lives elsewhere",
        owner=Owner.DIRECTOR,
        owed=too_young,
        done=never,
        record="placement",
        needs=("placements",),
        always=True,
    ),
    home_duty(
        "unregistered-placement",
        "Report of an unregistered home",
        "That a child lives in a home which is not registered is reported to the director on the "
        "same day.",
        "The report, and that Ofsted was told",
        "UNREGISTERED_REPORT",
        owner=Owner.DIRECTOR,
        owed=moves_to(unregistered),
        verify="The President's guidance of 2019 and 2020",
    ),
    home_duty(
        "placement-planning-meeting",
        "Placement planning meeting",
        "A meeting plans every new home within five working days of the move.",
        "Minutes of the meeting",
        "PLANNING_MEETING",
    ),
    care_duty(
        "stability-meeting",
        "Stability meeting",
        "When a home is at risk of ending, a meeting is held within five working days of the day "
        "somebody said so.",
        "Minutes of the meeting",
        owner=Owner.PLACEMENTS,
        opened_by="PLACEMENT_FLAG",
        owed=flagged,
        done=event("STABILITY_MEETING"),
        record="STABILITY_MEETING",
        needs=("events",),
    ),
)
