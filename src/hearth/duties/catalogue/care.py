"""Coming into care and moving home: plans, notices, approvals.

Care Planning, Placement and Case Review (England) Regulations 2010, parts 2 to 6.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from hearth.duties import days
from hearth.duties.answers import until_leaving
from hearth.duties.columns import FAR, Array, Columns, pairs
from hearth.duties.evidence import any_of, came_about, event, runs_to
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Owner
from hearth.duties.owed.care import aged, begun_care, homes, in_care, opened
from hearth.duties.owed.homes import for_home, moves, moves_to, started
from hearth.duties.owed.kinship import ADOPTERS, ASSESSED, assessed_before, temporary_approvals
from hearth.duties.owed.workers import named, nobody, turn_of
from hearth.duties.spells import first_on, merged, met, open_on

__all__ = ["DUTIES"]

CARE_ORDERS = ("C1", "C2")
CONNECTED = ("U1", "U2", "U3")
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
OTHER_ARRANGEMENTS = ("K3", "H5", "P2")
DETAINED = "R5"
OWN_CARERS = "PR1"
UNREGISTERED = "XXXXXXX"
REGISTRATION = days.day_number(date(2023, 10, 28))  # of supported accommodation
UNDER_16_BAN = days.day_number(date(2021, 9, 9))
QUARTER = 92  # how many days before care began a plan may have been made for it
# Why care ended, where no decision of the council was asked: adoption, death, transfer, an order.
NOT_DECIDED = ("E11", "E12", "E2", "E3", "E41", "E45", "E46", "E47", "E48", "E9", "E15")


def on_entry(lives: Lives) -> Columns:
    """From coming into care; what was made for it in the quarter before counts."""
    care = begun_care(lives)
    return opened(care).adding(since=care["start"] - QUARTER)


def old_enough(lives: Lives) -> Columns:
    """Coming into care at 4 or older."""
    care = begun_care(lives)
    return opened(care.keep(care["start"] >= lives.birthday(4)[care["child"]]))


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
    school_year = years_of_school(born, rows["start"])
    chosen = rows.keep((school_year == 10) | (school_year == 11))
    return opened(chosen).adding(since=chosen["start"] - QUARTER)


def years_of_school(born: Array, day: Array) -> Array:
    """The school year on a day: year 1 begins in the September after the fifth birthday."""

    def starting(when: Array) -> Array:
        """The calendar year of the September on or before a day."""
        months = np.where(when < FAR, when, 0).astype("M8[D]").astype("M8[M]").astype(np.int64)
        return (months - 8) // 12

    return np.where(born < FAR, starting(day) - starting(born) - 5, -1)


def to_parents(lives: Lives) -> Columns:
    """Moves to parents under a care order: child, start, end."""
    return lives.once(moved_to_parents)


def moved_to_parents(lives: Lives) -> Columns:
    rows = started(lives).where("place", ("P1",))
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
    return opened(temporary_approvals(lives))


def extended(lives: Lives) -> Columns:
    """Temporary approvals that were extended."""
    rows = temporary_approvals(lives)
    longer = came_about(lives, "TEMP_EXTENSION")
    extension = first_on(rows, longer["child"], longer["on"])
    return opened(rows.keep(extension < rows["end"]))


def on_remand(lives: Lives) -> Columns:
    """Children looked after only because they are on remand, from the remand."""
    care = begun_care(lives)
    remand = merged(lives["statuses"].where("ls", ("J1",)))
    remanded = met(care.adding(care=care["start"]), remand)
    return opened(remanded.keep(remanded["start"] == remanded["care"]))


def detained_or_not(lives: Lives, rows: Columns) -> Array:
    """Whether the child was remanded to youth detention accommodation."""
    custody = homes(lives).where("place", (DETAINED,))
    mine, theirs = pairs(rows, custody)
    there = (custody["start"][theirs] <= rows["opened"][mine] + 1) & (
        custody["end"][theirs] > rows["opened"][mine]
    )
    found = np.zeros(len(rows), bool)
    found[mine[there]] = True
    return np.where(found, "detention", "first")


def consent_at_reviews(lives: Lives) -> Columns:
    """Each review held while the child is accommodated by agreement."""
    voluntary = met(in_care(lives), lives["statuses"].where("ls", ("V2",)))
    reviews = lives["reviews"].only("child", start="on").adding(end=lives["reviews"]["on"] + 1)
    held = met(reviews, voluntary)
    return opened(held).adding(since=held["start"] - 28, ends=held["start"] + QUARTER)


def ceased(lives: Lives) -> Columns:
    """Care that ended under no care order after 20 working days or more, before 18, and by a
    decision of the council; due on the day it ended."""
    care = begun_care(lives)
    end = care["end"]
    ended = (end <= lives.today) & (end < lives.birthday(18)[care["child"]])
    long = end >= days.add_working_days(care["start"], 20)
    decided = ~np.isin(care["rec"], NOT_DECIDED)
    rows = care.keep(ended & long & decided)
    last = rows.adding(start=rows["end"] - 1)
    orders = lives["statuses"].where("ls", ("C1", "C2", "D1", "E1"))
    under = met(last, orders)
    no_order = ~np.isin(rows["child"] * FAR + rows["end"], under["child"] * FAR + under["end"])
    rows = rows.keep(no_order)
    return rows.only("child", opens="end", about="start").adding(
        ends=rows["end"] + 28, since=rows["end"] - QUARTER
    )


def end_planned(lives: Lives) -> Columns:
    """Homes that the council plans to end, from the plan to the day meant; not in an emergency."""
    rows = came_about(lives, "PLACEMENT_END_PLAN")
    rows = rows.keep(open_on(rows, rows["on"], homes(lives)))
    planned = rows.adding(planned=runs_to(rows)).only(
        "child", opens="on", due="planned", about="on"
    )
    return planned.adding(ends=np.full(len(rows), FAR))


def reviews_held(lives: Lives) -> Columns:
    return lives["reviews"].only("child", "on")


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


def care_duty(id: str, title: str, words: str, proof: str, **rest: object) -> Duty:
    """A duty on coming into care or moving home, the social worker's unless it says otherwise."""
    settings = {"owner": Owner.SW, "group": Group.CARE, **rest}
    return Duty(id=id, title=title, words=words, proof=proof, **settings)  # type: ignore[arg-type]


def home_duty(id: str, title: str, words: str, proof: str, code: str, **rest: object) -> Duty:
    """A duty for each home, shown by an event that is about the move."""
    settings = {"owed": moves, "done": for_home(code), "tied": True, "record": code, **rest}
    return care_duty(id, title, words, proof, needs=("placements", "events"), **settings)


DUTIES: tuple[Duty, ...] = (
    care_duty(
        "iro-allocation",
        "Reviewing officer named",
        "A child who comes into care has a named reviewing officer within five working days, and "
        "always before the first review. When one leaves, the next is named at once.",
        "A reviewing officer allocated to the child, with the day it began",
        owner=Owner.IRO,
        owed=nobody("IRO"),
        done=named("IRO"),
        part=turn_of,
        record="allocation",
        needs=("periods", "allocations"),
    ),
    care_duty(
        "sw-allocation",
        "Social worker named",
        "A child who comes into care has a qualified social worker of their own by the next "
        "working day, and so when one leaves.",
        "A social worker allocated to the child, with the day it began",
        owner=Owner.TM,
        owed=nobody("SW"),
        done=named("SW"),
        part=turn_of,
        record="allocation",
        needs=("periods", "allocations"),
    ),
    care_duty(
        "child-welcome",
        "Child told their rights",
        "A child of four or older is told within five working days what they can expect, who their "
        "reviewing officer is, how to have an advocate and how to complain.",
        "The day the child was told, and in what form",
        owner=Owner.PARTICIPATION,
        owed=old_enough,
        done=event("WELCOME"),
        record="WELCOME",
        needs=("periods", "events"),
    ),
    care_duty(
        "care-plan",
        "Care plan",
        "The care plan is made before the child moves into the first home, or within ten working "
        "days of the move. Later moves do not restart it.",
        "A care plan with its date, approved and shared",
        owed=on_entry,
        done=event("CARE_PLAN"),
        record="CARE_PLAN",
        needs=("periods", "events"),
    ),
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
        "then the approval is full or the child lives elsewhere.",
        "Full approval or the end of the placement",
        owner=Owner.NOMINATED_OFFICER,
        owed=extended,
        done=event("FULL_APPROVAL"),
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
        "remand-plans",
        "Plan for a child on remand",
        "A child looked after only because of remand has a plan within five working days, or "
        "within ten in youth detention accommodation.",
        "The plan, agreed with those who look after the child",
        owed=on_remand,
        done=any_of(event("REMAND_PLAN"), event("CARE_PLAN")),
        part=detained_or_not,
        record="REMAND_PLAN",
        needs=("periods", "statuses", "events"),
        verify="Limits of part 8A of the regulations",
    ),
    care_duty(
        "s20-review",
        "Review of voluntary accommodation",
        "With each review it is looked at whether the agreement under which the child is "
        "accommodated still stands.",
        "The record of consent, with legal advice where there is no route to permanence",
        owner=Owner.TM,
        owed=consent_at_reviews,
        done=event("CONSENT_REVIEW"),
        record="CONSENT_REVIEW",
        needs=("statuses", "reviews", "events"),
    ),
    care_duty(
        "stop-looking-after-decision",
        "Decision to stop looking after the child",
        "Before a child who is under no care order leaves care after 20 working days or more, the "
        "nominated officer decides it, and from 16 the director.",
        "The decision, with the arrangements assessed and the reviewing officer consulted",
        owner=Owner.NOMINATED_OFFICER,
        owed=ceased,
        done=event("CEASE_DECISION"),
        record="CEASE_DECISION",
        needs=("periods", "statuses", "events"),
        verify="Thresholds of regulation 39 as amended",
    ),
    care_duty(
        "placement-end-review",
        "Review before a home is ended",
        "Before the council ends a placement a review is held; in immediate danger as soon as "
        "possible after.",
        "A review on or before the day the placement ends",
        owner=Owner.IRO,
        owed=end_planned,
        done=reviews_held,
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
        owed=flagged,
        done=event("STABILITY_MEETING"),
        record="STABILITY_MEETING",
        needs=("events",),
    ),
)
