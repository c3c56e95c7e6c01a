"""Health: who is told, assessments, teeth, immunisations, strengths and difficulties.

Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7, and the guidance
on promoting the health and wellbeing of looked-after children.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.answers import answering, asked, evidence, says, strand
from hearth.duties.columns import FAR, Array, Columns, pairs, stack
from hearth.duties.evidence import event
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import aged, begun_care, in_care, opened
from hearth.duties.owed.homes import for_home, moves
from hearth.duties.owed.leaving import leavers
from hearth.duties.owed.schedule import ages_reached
from hearth.duties.spells import first_on, last_before, minus, open_on
from hearth.vocabulary import bands

__all__ = ["DUTIES"]

UNDERSTANDS = 10
"""The age from which a refusal is taken as the child's own. The law names no age: it asks for
sufficient understanding. A refusal for a younger child ends nothing."""

FOR_NOW = ("temporary", "short time")
"""How a registration says that it is not a lasting one."""

CONCERN = bands("SDQ_BAND")[-1][0]
"""The SDQ score from which help is offered."""


# What was done.


def told(lives: Lives) -> Columns:
    """Requests for an assessment. One that went out without consent is an attempt."""
    rows = for_home("HEALTH_NOTICE")(lives)
    refused = np.array([level.lower().startswith("no") for level in rows["level"].tolist()], bool)
    without = refused & (rows["outcome"] == Outcome.DONE)
    return rows.adding(outcome=np.where(without, Outcome.TRIED, rows["outcome"]))


def checks(lives: Lives, kind: str, *by: str) -> Columns:
    """Health checks of a kind by these people, or by somebody not said: child, on, outcome, reason.

    A refusal is the child's own from the age of understanding. What was cancelled, or refused for
    a younger child, was tried; what is only planned is nothing yet.
    """
    rows = lives["health_checks"].where("kind", (kind,)).where("by", (*by, ""))
    rows = rows.where("status", ("COMPLETED", "", "REFUSED", "CANCELLED"))
    born = lives.dob[rows["child"]]
    rows = rows.keep((rows["on"] >= born) | (born == FAR))
    own = rows["on"] >= lives.birthday(UNDERSTANDS)[rows["child"]]
    status = rows["status"]
    cases = [(status == "REFUSED") & own, (status == "REFUSED") | (status == "CANCELLED")]
    outcome = np.select(cases, [Outcome.DECLINED, Outcome.TRIED], Outcome.DONE)
    done = rows.only("child", "on", reason="why_late")
    return done.adding(outcome=outcome.astype(np.int8))


def by_doctor(lives: Lives) -> Columns:
    """Health assessments that a doctor made, as a first one must be."""
    return checks(lives, "HEALTH_ASSESSMENT", "DOCTOR")


def assessments(lives: Lives) -> Columns:
    """Health assessments by a doctor, nurse or midwife."""
    return checks(lives, "HEALTH_ASSESSMENT", "DOCTOR", "NURSE")


def teeth(lives: Lives) -> Columns:
    """Dental checks, whoever is said to have made them."""
    return checks(lives, "TEETH_CHECK", "DOCTOR", "NURSE", "DENTIST", "OTHER")


def immunised(lives: Lives) -> Columns:
    """Days on which immunisations were known to be up to date; where they were not, an attempt."""
    rows = lives["immunisations"]
    rows = rows.keep(rows["up_to_date"] != "")
    outcome = np.where(rows["up_to_date"] == "1", Outcome.DONE, Outcome.TRIED)
    known = rows.only("child", "on", reason="why_late")
    return known.adding(outcome=outcome.astype(np.int8))


def scored(lives: Lives) -> Columns:
    """Questionnaires with a score, or with a reason why there is none: child, on, outcome,
    reason; that of a score is why it was late."""
    rows = lives["sdq"]
    rows = rows.keep((rows["score"] >= 0) | (rows["reason"] != ""))
    cases = [rows["score"] >= 0, rows["reason"] == "SDQ5"]
    outcome = np.select(cases, [Outcome.DONE, Outcome.DECLINED], Outcome.NOT_NEEDED)
    reason = np.where(rows["score"] >= 0, rows["why_late"], rows["reason"])
    return rows.only("child", "on").adding(outcome=outcome.astype(np.int8), reason=reason)


def sdq_answers(lives: Lives) -> Columns:
    """Questionnaires, and in a strand of their own the offers of help."""
    offers = event("SDQ_REFERRAL")(lives)
    return stack([strand(evidence(scored(lives)), 0), strand(evidence(offers), 1)])


# The first assessment.


def to_assess(lives: Lives) -> Columns:
    """Coming into care; an assessment in the three months before counts."""
    care = begun_care(lives)
    return opened(care).adding(since=days.add_months(care["start"], -3))


def first_assessment(lives: Lives) -> Columns:
    """A doctor's assessments for each coming into care. One made before makes it not needed."""
    rows = answering(to_assess, by_doctor, refused="initial-health-assessment")(lives)
    before = rows["on"] < rows["about"]
    return rows.adding(
        outcome=np.where(before, Outcome.NOT_NEEDED, rows["outcome"]),
        reason=np.where(before, "Assessed in the three months before", rows["reason"]),
    )


# What is done again and again.


def to_review(lives: Lives) -> Columns:
    """From the first assessment of a period of care, or one in the three months before it; from
    the first day that is held where the beginning of care is not; of a list of the latest from the
    one it tells."""
    care = in_care(lives)
    made = assessments(lives)
    made = made.keep(made["outcome"] != Outcome.TRIED)
    early = care.adding(start=days.add_months(care["start"], -3))
    first = first_on(early, made["child"], made["on"])
    only = latest_of(lives, care, "HEALTH_ASSESSMENT")
    unheld = np.where(only < care["end"], only, care["start"])
    opens = np.where(care["known"] == "1", first, unheld)
    return opened(care).adding(opens=opens).keep(opens < care["end"])


def latest_of(lives: Lives, care: Columns, kind: str) -> Array:
    """The day of the last check of a kind in each spell, where a list tells no more than that; FAR
    for others. Nobody knows what was done, or not, before it."""
    told = lives["health_checks"].where("kind", (kind,)).where("latest", ("1",))
    return first_on(care, told["child"], told["on"])


def by_age(lives: Lives, rows: Columns) -> Array:
    """Every six months while the day six months on falls before the fifth birthday, and every
    twelve from then on; "turning 5" where the fifth birthday lies between."""
    fifth = lives.birthday(5)[rows["child"]]
    young = days.add_months(rows["opened"], 6) < fifth
    return np.select([young, rows["opened"] < fifth], ["under 5", "turning 5"], "5 and over")


def from_age(lives: Lives, low: int, high: int) -> Columns:
    """Care at these ages, as what is owed again and again.

    Where the beginning of care is not held, the first day that is held starts the clock as if it
    had just been done: that is never too early.
    """
    care = in_care(lives)
    rows = aged(lives, care.adding(care=care["start"]), low, high)
    unknown = (rows["known"] != "1") & (rows["start"] == rows["care"])
    return opened(rows).adding(since=rows["start"], part=np.where(unknown, "then", ""))


def dental(lives: Lives) -> Columns:
    """From the age of one: most have teeth by then. A check of a younger child in care counts; one
    from before care starts no year, as it would be over before anybody here could see to it. Of a
    list of the latest it goes on from the one it tells."""
    rows = from_age(lives, 1, 18)
    care = in_care(lives)
    entered = last_before(rows.adding(start=rows["opens"] + 1), care["child"], care["start"])
    rows = rows.adding(since=np.minimum(rows["since"], entered))
    only = latest_of(lives, rows.adding(start=entered), "TEETH_CHECK")
    told = only < rows["ends"]
    return rows.adding(
        opens=np.where(told, only, rows["opens"]),
        since=np.where(told, only + 1, rows["since"]),
        part=np.where(told, "then", rows["part"]),
    )


def immunisations(lives: Lives) -> Columns:
    """Known to be up to date on coming into care, then as often as health is assessed; and at
    every age of the national schedule."""
    whole = from_age(lives, 0, 18)
    whole = whole.adding(once=np.zeros(len(whole), bool))
    reached = opened(ages_reached(lives))
    return stack([whole, reached.adding(since=reached["opens"], part="age", once=True)])


def check_or_age(lives: Lives, rows: Columns) -> Array:
    """The first check, a later one by the age of the child, or an age of the schedule."""
    first = (rows["turn"] == 0) & (rows["part"] == "")
    return np.select([rows["part"] == "age", first], ["age", "first"], by_age(lives, rows))


def questionnaires(lives: Lives) -> Columns:
    """A questionnaire at 4 to 16, and an offer of help after each high score."""
    yearly = from_age(lives, 4, 17)
    yearly = yearly.adding(once=np.zeros(len(yearly), bool))
    offers = high_scores(lives)
    offers = offers.adding(since=offers["opens"], part="help", once=True)
    return stack([strand(yearly, 0), strand(offers, 1)])


def high_scores(lives: Lives) -> Columns:
    """Scores of concern in care, for as long as care lasts."""
    rows = lives["sdq"]
    rows = rows.keep(rows["score"] >= CONCERN)
    care = in_care(lives)
    mine, theirs = pairs(rows, care)
    day = rows["on"][mine]
    inside = (care["start"][theirs] <= day) & (day < care["end"][theirs])
    return opened(care.keep(theirs).adding(start=day).keep(inside))


# Registration with a doctor and a dentist.


def registrations(lives: Lives) -> Columns:
    """A doctor and a dentist after each move, and a lasting doctor after a temporary one."""
    homes = stack([moves(lives), new_homes(lives)])
    doctor = strand(homes.adding(part="doctor"), 0)
    dentist = strand(homes.adding(part="dentist"), 1)
    return stack([doctor, dentist, strand(temporary(lives).adding(part="temporary"), 2)])


def new_homes(lives: Lives) -> Columns:
    """Homes found for care leavers, until the next or the age of 25."""
    rows = asked(lives, "NEW_HOME")
    left = minus(leavers(lives), in_care(lives))
    rows = rows.keep(open_on(rows, rows["opens"], left))
    following = first_on(rows.adding(start=rows["opens"] + 1), rows["child"], rows["opens"])
    ends = np.minimum(following, lives.birthday(25)[rows["child"]])
    return rows.only("child", "opens", "about").adding(ends=ends, since=rows["opens"])


def registered(lives: Lives, code: str) -> Columns:
    """Registrations, each about the move to the home that it is for: also `level`."""
    for_leavers = answering(new_homes, event(code))(lives)
    return evidence(for_home(code)(lives), for_leavers)


def lasting(lives: Lives) -> Columns:
    """Registrations with a doctor that are not temporary ones."""
    rows = for_home("GP_REGISTERED")(lives)
    return evidence(rows.keep(~says(rows["level"], *FOR_NOW)))


def temporary(lives: Lives) -> Columns:
    """Temporary registrations with a doctor in a home, for as long as the child lives there."""
    rows = for_home("GP_REGISTERED")(lives)
    rows = rows.keep(says(rows["level"], *FOR_NOW) & (rows["outcome"] == Outcome.DONE))
    homes = moves(lives)
    mine, theirs = pairs(rows, homes)
    here = rows["about"][mine] == homes["about"][theirs]
    day = np.maximum(rows["on"][mine], homes["opens"][theirs])
    return (
        homes.keep(theirs).adding(opens=day, since=day).keep(here & (day < homes["ends"][theirs]))
    )


def registering(lives: Lives) -> Columns:
    """Registrations in the strand of what they are for."""
    doctor, dentist = registered(lives, "GP_REGISTERED"), registered(lives, "DENTIST_REGISTERED")
    return stack([strand(doctor, 0), strand(dentist, 1), strand(lasting(lives), 2)])


DUTIES: tuple[Duty, ...] = (
    Duty(
        id="health-notification",
        title="Health told of a move, and an assessment asked for",
        group=Group.HEALTH,
        owner=Owner.SW,
        words=(
            "Health services are told within five working days of the child coming into care or "
            "moving, and are asked for the assessment with the consent they need."
        ),
        proof="The day the request went out, with consent",
        owed=moves,
        done=told,
        tied=True,
        record="HEALTH_NOTICE",
        needs=("placements", "events"),
    ),
    Duty(
        id="initial-health-assessment",
        title="Initial health assessment",
        group=Group.HEALTH,
        owner=Owner.NURSE,
        words=(
            "A doctor assesses the child's health in time for the first review, within 20 working "
            "days of coming into care. It is not needed if that was done in the three months "
            "before. A child who understands may say no."
        ),
        proof="The day of the assessment by a doctor whose report was received",
        owed=to_assess,
        done=first_assessment,
        tied=True,
        record="health check",
        needs=("periods", "health_checks"),
        verify="How part 8A changes it for a child detained on remand",
    ),
    Duty(
        id="review-health-assessment",
        title="Review health assessment",
        group=Group.HEALTH,
        owner=Owner.NURSE,
        words=(
            "The child's health is assessed again within six months of the last assessment while "
            "that falls before the fifth birthday, and within twelve months after that."
        ),
        proof="The day of the assessment by a doctor, nurse or midwife",
        owed=to_review,
        done=assessments,
        repeats=True,
        part=by_age,
        record="health check",
        needs=("periods", "health_checks"),
        verify="What the local health service does for a child who turns 5 between assessments",
    ),
    Duty(
        id="dental-check",
        title="Dental check",
        group=Group.HEALTH,
        owner=Owner.SW,
        words=(
            "A dentist sees the child within three months of coming into care, or of the first "
            "birthday, and then at least once in every twelve months."
        ),
        proof="The day of the check, or of the child's refusal",
        owed=dental,
        done=teeth,
        repeats=True,
        record="health check",
        needs=("periods", "health_checks"),
    ),
    Duty(
        id="immunisations",
        title="Immunisations up to date",
        group=Group.HEALTH,
        owner=Owner.NURSE,
        words=(
            "Immunisations are known to be up to date within 20 working days of coming into care, "
            "within a month of each age of the national schedule, and as often as health is "
            "assessed."
        ),
        proof="The day on which they were known to be up to date",
        owed=immunisations,
        done=immunised,
        repeats=True,
        part=check_or_age,
        record="immunisations",
        needs=("periods", "immunisations"),
        verify="The ages of the national schedule, which changes",
    ),
    Duty(
        id="sdq",
        title="Strengths and difficulties questionnaire",
        group=Group.HEALTH,
        owner=Owner.SW,
        words=(
            "A carer of a child of 4 to 16 completes the questionnaire within three months of the "
            "child coming into care or turning 4, and then every year, ready for the health "
            "assessment. After a score of 17 or more help is offered."
        ),
        proof="The day of the score or of the reason for none; the day help was offered",
        owed=questionnaires,
        done=sdq_answers,
        repeats=True,
        record="sdq",
        needs=("periods", "sdq"),
    ),
    Duty(
        id="gp-registration",
        title="Registered with a doctor and a dentist",
        group=Group.HEALTH,
        owner=Owner.SW,
        words=(
            "Within ten working days of each move the child or care leaver is registered with a "
            "doctor and a dentist. A temporary registration is not enough for longer than three "
            "months."
        ),
        proof="The day of each registration, and whether it is temporary",
        owed=registrations,
        done=registering,
        tied=True,
        record="GP_REGISTERED",
        needs=("placements", "events"),
    ),
)
