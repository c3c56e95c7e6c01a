"""Going missing, harm, and liberty.

Guidance on children who run away or go missing from home or care, 2014; Working Together to
Safeguard Children; Children Act 1989, section 25; Children (Secure Accommodation) Regulations 1991.
"""

from __future__ import annotations

import numpy as np

from hearth.duties.answers import answering, asked, evidence, says, strand, until_leaving
from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.evidence import begun, event, events
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import aged, in_care, opened
from hearth.duties.owed.liberty import deprived, orders_in, secure, without_court
from hearth.duties.owed.missing import third_times, times, times_long
from hearth.duties.spells import first_on, open_on

__all__ = ["DUTIES"]

STILL_OWED = 28
"""For how many days after a return the interview is owed when care ends meanwhile, and it can still
be recorded who was told: after that nobody can, and it would only bury what can be done."""


# Going missing.


def to_report(lives: Lives) -> Columns:
    """Each time missing or away: people told at once; the manager by 24 hours and the director by
    72, if it lasts so long."""
    gone = times(lives)
    return stack(
        [
            strand(from_start(lives, gone).adding(part="first"), 0),
            strand(from_start(lives, times_long(gone, 24)).adding(part="manager"), 1),
            strand(from_start(lives, times_long(gone, 72)).adding(part="director"), 2),
        ]
    )


def from_start(lives: Lives, gone: Columns) -> Columns:
    rows = gone.only("child", opens="start", opens_at="start_at", about="start")
    back = np.minimum(gone["end"], FAR - STILL_OWED) + STILL_OWED
    rows = until_leaving(lives, rows)
    return rows.adding(ends=np.minimum(rows["ends"], back))


def told(lives: Lives) -> Columns:
    """Who was told that a child is missing, by strand: the manager, the director, anybody else."""
    rows = events(lives, "MISSING_NOTICE")
    manager, director = says(rows["level"], "manager"), says(rows["level"], "director")
    others = says(rows["level"], "police", "social", "duty", "parent")
    anybody = others | ~(manager | director)
    chosen = [anybody, manager, director]
    return stack([strand(evidence(rows.keep(one)), at) for at, one in enumerate(chosen)])


def returns(lives: Lives) -> Columns:
    """Returns of missing children, from the minute where it is known.

    When care ends meanwhile the interview is still owed for four weeks after the return.
    """
    gone = times(lives, "M")
    gone = gone.keep(gone["end"] < lives.birthday(18)[gone["child"]])
    rows = until_leaving(lives, gone.only("child", opens="start", about="start", end="end"))
    back = gone.only("child", opens="end", opens_at="end_at", about="start")
    return back.adding(ends=np.maximum(rows["ends"], gone["end"] + STILL_OWED))


def interviews(lives: Lives) -> Columns:
    """Return interviews; an offer alone is an attempt, unless the child said no to it."""
    offers = events(lives, "RETURN_INTERVIEW_OFFER")
    made = np.where(offers["outcome"] == Outcome.DONE, Outcome.TRIED, offers["outcome"])
    return evidence(events(lives, "RETURN_INTERVIEW"), offers.adding(outcome=made))


def to_discuss(lives: Lives) -> Columns:
    """Missing for more than 24 hours, and then every week until the return; missing three times
    in 90 days."""
    gone = times(lives, "M")
    return stack([missing_long(lives, times_long(gone, 24)), missing_often(lives, gone)])


def missing_long(lives: Lives, gone: Columns) -> Columns:
    """From the day on which 24 hours had passed. Once the child is back one meeting is enough."""
    meetings = events(lives, "STRATEGY_MEETING")
    meetings = meetings.keep(meetings["outcome"] == Outcome.DONE)
    first = first_on(gone, meetings["child"], meetings["on"])
    late = ((first > gone["end"]) | (gone["mark"] >= gone["end"])) & (gone["end"] < FAR)
    leaves = until_leaving(lives, gone.only("child", opens="start"))["ends"]
    return gone.only("child", opens="mark", about="start", since="start").adding(
        ends=np.where(late, leaves, np.minimum(gone["end"], leaves)), once=late
    )


def missing_often(lives: Lives, gone: Columns) -> Columns:
    rows = third_times(gone).only("child", opens="start", about="start", since="start")
    return until_leaving(lives, rows).adding(once=True)


# Harm.


def allegations(lives: Lives) -> Columns:
    """Allegations against carers or staff, whatever becomes of the child's care."""
    return forever(asked(lives, "ALLEGATION"))


def forever(rows: Columns) -> Columns:
    return rows.adding(ends=np.full(len(rows), FAR))


def enquiries(lives: Lives) -> Columns:
    """Strategy discussions that started an enquiry, while the child is a child."""
    rows = asked(lives, "SECTION_47")
    return rows.adding(ends=lives.birthday(18)[rows["child"]])


def conferences(lives: Lives) -> Columns:
    """Conferences that follow on an enquiry, and decisions that none is needed."""
    rows = events(lives, "CONFERENCE")
    return rows.keep(~says(rows["level"], "review"))


def incidents(lives: Lives) -> Columns:
    """Serious incidents from the day they were known, and deaths of which none was recorded."""
    known = forever(asked(lives, "INCIDENT")).adding(part="first")
    known = known.only("child", "opens", "about", "ends", "part")
    return stack([known, deaths(lives, known)])


def deaths(lives: Lives, known: Columns) -> Columns:
    """Deaths in care, and of care leavers under 25, without an incident from that day on."""
    child = np.flatnonzero(lives.died < FAR)
    rows = Columns(child=child, start=lives.died[child])
    later = first_on(rows, known["child"], known["opens"])
    care = in_care(lives)
    in_it = open_on(rows, rows["start"], care.adding(end=care["end"] + 1))
    at_16 = np.isin(child, aged(lives, care, 16, 18)["child"])
    leaver = ~in_it & at_16 & (rows["start"] < lives.birthday(25)[child])
    found = forever(rows.only("child", opens="start", about="start"))
    found = found.adding(part=np.where(in_it, "first", "leaver"))
    return found.keep((later == FAR) & (in_it | leaver))


# Liberty.


def secured(lives: Lives) -> Columns:
    """A court's order for a stay of more than 72 hours, each order renewed in time, and reviews."""
    court = strand(without_court(lives).adding(part="court", once=True), 0)
    orders = orders_in(lives)
    part = np.where(orders["first"], "first order", "later order")
    renewed = strand(orders.adding(part=part, once=True), 1)
    stays = opened(secure(lives))
    reviewed = strand(stays.adding(part="review", once=False, due=np.full(len(stays), FAR)), 2)
    parts = (court, renewed, reviewed.adding(since=reviewed["opens"]))
    names = ("child", "opens", "ends", "about", "since", "due", "part", "once", "strand")
    return stack([each.only(*names) for each in parts])


def orders_and_reviews(lives: Lives) -> Columns:
    """A court's order, which also renews the one before it, and reviews."""
    orders = evidence(events(lives, "SECURE_ORDER"))
    reviews = evidence(events(lives, "SECURE_REVIEW"))
    return stack([strand(orders, 0), strand(orders, 1), strand(reviews, 2)])


def first_or_later(_: Lives, rows: Columns) -> Array:
    """The first review within a month, the others within three."""
    later = (rows["part"] == "review") & (rows["turn"] > 0)
    return np.where(later, "later review", rows["part"])


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="missing-report",
        title="People told that a child is missing",
        group=Group.SAFETY,
        owner=Owner.SW,
        words=(
            "When a child is missing, or away without leave, the police, the social worker or "
            "out-of-hours team and the parents are told at once; a manager by the time 24 hours "
            "have passed and the director by 72. It is asked about until four weeks after the "
            "return."
        ),
        proof="The time of each notice and who was told",
        owed=to_report,
        done=answering(to_report, told),
        tied=True,
        record="MISSING_NOTICE",
        needs=("missing", "events"),
    ),
    Duty(
        id="return-home-interview",
        title="Return interview",
        group=Group.SAFETY,
        owner=Owner.MISSING,
        words=(
            "Somebody independent offers and holds an interview within 72 hours of every return "
            "of a missing child. One interview may cover several returns only if it is within 72 "
            "hours of each."
        ),
        proof="The time of the interview, held by neither carer nor social worker, or of the "
        "child's refusal",
        owed=returns,
        done=answering(returns, interviews, refused="return-home-interview"),
        tied=True,
        record="RETURN_INTERVIEW",
        needs=("missing", "events"),
    ),
    Duty(
        id="missing-strategy",
        title="Meeting about a missing child",
        group=Group.SAFETY,
        owner=Owner.TM,
        words=(
            "The agencies meet within two working days once a child has been missing for more "
            "than 24 hours, and every seven days while that goes on; and within two working days "
            "of the third time in 90 days."
        ),
        proof="The day of the meeting",
        owed=to_discuss,
        done=event("STRATEGY_MEETING"),
        repeats=True,
        record="STRATEGY_MEETING",
        needs=("missing", "events"),
    ),
    Duty(
        id="lado-referral",
        title="Designated officer told of an allegation",
        group=Group.SAFETY,
        owner=Owner.TM,
        words=(
            "The designated officer of the local authority is told within one working day of an "
            "allegation against a carer or member of staff."
        ),
        proof="The time the designated officer was told",
        opened_by="ALLEGATION",
        owed=allegations,
        done=answering(allegations, event("LADO_REFERRAL")),
        tied=True,
        outlives=True,
        record="LADO_REFERRAL",
        needs=("events",),
    ),
    Duty(
        id="section-47",
        title="Child protection conference",
        group=Group.SAFETY,
        owner=Owner.TM,
        words=(
            "A conference is held within 15 working days of the strategy discussion that started "
            "an enquiry, unless the enquiry finds that none is needed. For a child in care it is "
            "joined with the review of the care plan."
        ),
        proof="The day of the conference, or that none was needed",
        opened_by="SECTION_47",
        owed=enquiries,
        done=answering(enquiries, conferences),
        tied=True,
        record="CONFERENCE",
        needs=("events",),
    ),
    Duty(
        id="serious-incident",
        title="National panel told of a serious incident",
        group=Group.SAFETY,
        owner=Owner.DIRECTOR,
        words=(
            "The national panel is told within five working days of the council knowing of a "
            "death or serious harm; of every death in care the Secretary of State and the parents "
            "are told too. The death of a care leaver up to 24 should be told."
        ),
        proof="The day of the notice and its reference",
        owed=incidents,
        done=answering(incidents, event("INCIDENT_NOTICE")),
        tied=True,
        outlives=True,
        record="INCIDENT_NOTICE",
        needs=("events",),
    ),
    Duty(
        id="secure-accommodation",
        title="Secure accommodation",
        group=Group.SAFETY,
        owner=Owner.DIRECTOR,
        words=(
            "Nobody is kept in a secure home for more than 72 hours in 28 days without a court. "
            "The first order lasts at most three months, later ones six. The stay is reviewed "
            "within a month and then every three months. Under 13 the Secretary of State must "
            "agree as well."
        ),
        proof="The court's orders and the days of the reviews",
        owed=secured,
        done=orders_and_reviews,
        repeats=True,
        part=first_or_later,
        record="SECURE_ORDER",
        needs=("placements", "events"),
        verify=(
            "How 72 hours are counted over a weekend or bank holiday. The Secretary of State's "
            "agreement is not recorded."
        ),
    ),
    Duty(
        id="deprivation-of-liberty",
        title="Order for a deprivation of liberty in force",
        group=Group.SAFETY,
        owner=Owner.LEGAL,
        words=(
            "A court's order is renewed or reviewed by the day it ends, with no gap to the next. "
            "While that day is not known the reminder comes after three months."
        ),
        proof="The day the next order began",
        owed=deprived,
        done=begun("deprivations"),
        record="deprivation of liberty",
        needs=("deprivations",),
        verify="What the Children's Wellbeing and Schools Act 2026 changes, once in force",
    ),
)
