"""What goes on after care: advisers, homes provided, contact, offers, and papers to settle."""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, place_of, stack
from hearth.duties.evidence import came_about, events
from hearth.duties.lives import Lives
from hearth.duties.owed.care import homes, in_care, opened, until_age
from hearth.duties.owed.leaving import (
    adviser_held,
    could_ask,
    eligible,
    former_relevant,
    grown_up,
    leavers,
    relevant,
    wanting,
)
from hearth.duties.spells import first_on, last_before, merged, met, minus
from hearth.vocabulary import code_set

__all__ = [
    "adult_services",
    "adviser_needed",
    "contact_owed",
    "entitled",
    "from_abroad",
    "homes_provided",
    "in_touch",
    "offers_owed",
    "reviews_owed",
    "staying_put",
]

FOSTERED = tuple(
    sorted(
        code_set("PLACE").in_group("foster-kinship") | code_set("PLACE").in_group("foster-other")
    )
)
SAME_CARER = ("T", "U")  # reasons for a new home with the carer of the one before
QUARTER = 3  # months before a birthday from which what is due at it may be done


def entitled(lives: Lives) -> Columns:
    """Everybody who is to have a personal adviser. Merged: child, start, end."""
    return lives.once(with_right_to_adviser)


def with_right_to_adviser(lives: Lives) -> Columns:
    to_21 = until_age(lives, grown_up(lives), 21)
    return merged(stack([eligible(lives), relevant(lives), to_21, wanting(lives)]))


def adviser_needed(lives: Lives) -> Columns:
    """From becoming entitled to a personal adviser, and from each day on which one left."""
    spells = entitled(lives)
    gaps = minus(spells.adding(began=spells["start"]), adviser_held(lives))
    left = gaps.keep(gaps["start"] > gaps["began"])
    return stack([opened(spells).adding(part="first"), opened(left).adding(part="change")])


def reviews_owed(lives: Lives) -> Columns:
    """Reviews of the pathway plan after care, from the last plan or review, which in care is the
    review of the care plan, or else from leaving care. Nothing before that: a child in care is to
    be former relevant one day, and has reviews already."""
    spells = merged(stack([relevant(lives), former_relevant(lives)]))
    spells = spells.keep(spells["start"] <= lives.today)
    done = came_about(lives, "PATHWAY_PLAN", "PATHWAY_REVIEW").only("child", "on")
    every = stack([done, lives["reviews"].only("child", "on")])
    last = last_before(spells.adding(start=spells["start"] + 1), every["child"], every["on"])
    opens = np.where(last < FAR, last, spells["start"])
    since = np.maximum(opens + 1, spells["start"])
    return opened(spells).adding(opens=opens, since=since)


def homes_provided(lives: Lives) -> Columns:
    """Homes provided to those who have left care, up to the next: child, start, end, level."""
    return lives.once(provided_after_care)


def provided_after_care(lives: Lives) -> Columns:
    moves = came_about(lives, "NEW_HOME")
    _, first = np.unique(place_of(moves["child"], moves["on"]), return_index=True)
    moves = moves.keep(first)  # one home a day
    following = first_on(moves.adding(start=moves["on"] + 1), moves["child"], moves["on"])
    end = np.minimum(following, moves["until"])
    spells = moves.only("child", "level", start="on").adding(end=end)
    return met(spells, leavers(lives))


def contact_owed(lives: Lives) -> Columns:
    """Times with a personal adviser. One who leaves restarts nothing where another is to come; a
    contact plan with its reason stands in place of visits while it holds."""
    held = adviser_held(lives)
    spells = entitled(lives)
    first = first_on(spells, held["child"], held["start"])
    from_first = spells.adding(start=np.maximum(spells["start"], first))
    from_first = from_first.keep(from_first["start"] < from_first["end"])
    every = until_age(lives, merged(stack([held, from_first])), 25)
    plans = came_about(lives, "CONTACT_PLAN")
    agreed = plans.keep((plans["level"] != "") | (plans["reason"] != ""))
    return opened(minus(every, agreed.only("child", start="on", end="until")))


def in_touch(lives: Lives) -> Columns:
    """Relevant children, and former relevant young people to 21."""
    return opened(merged(stack([relevant(lives), until_age(lives, grown_up(lives), 21)])))


def offers_owed(lives: Lives) -> Columns:
    """Former relevant young people of 21 to 24 who are not supported, from the 21st birthday or
    from the end of support; where that ended as an offer was declined, from the offer."""
    spells = could_ask(lives)
    offers = events(lives, "OFFER_21")
    same_day = first_on(spells, offers["child"], offers["on"]) == spells["start"]
    turned = same_day & (spells["start"] > lives.birthday(21)[spells["child"]])
    return opened(spells).adding(
        part=np.where(turned, "then", ""), since=spells["start"] + np.where(turned, 1, 0)
    )


def staying_put(lives: Lives) -> Columns:
    """The decision of each fostered eligible child, and after 18 the reviews of those who stay."""
    fostered = met(eligible(lives), with_carers(lives))
    half = days.add_months(lives.birthday(17)[fostered["child"]], 6)
    deciding = opened(fostered).adding(
        due=np.maximum(half, fostered["start"]),
        since=fostered["start"],
        part="decision",
        strand=0,
        once=True,
    )
    monitored = opened(stayed(lives))
    monitoring = monitored.adding(
        due=FAR, since=monitored["opens"] + 1, part="review", strand=1, once=False
    )
    return stack([deciding, monitoring])


def stayed(lives: Lives) -> Columns:
    """Those who stay with former carers, where they lived until 18, to 21 or until another home is
    recorded."""
    yes = came_about(lives, "STAYING_PUT_DECISION")
    fostered = with_carers(lives)
    to_18 = fostered.keep(fostered["end"] == lives.birthday(18)[fostered["child"]])
    rows = until_age(lives, grown_up(lives), 21)
    rows = rows.keep(np.isin(rows["child"], yes["child"]) & np.isin(rows["child"], to_18["child"]))
    moves = came_about(lives, "NEW_HOME")
    return rows.adding(end=np.minimum(rows["end"], first_on(rows, moves["child"], moves["on"])))


def with_carers(lives: Lives) -> Columns:
    """Foster homes, those with one carer that follow each other as one: child, start, end."""
    rows = homes(lives).where("place", FOSTERED)
    begins = np.ones(len(rows), bool)
    follows = (rows["child"][1:] == rows["child"][:-1]) & (rows["start"][1:] == rows["end"][:-1])
    begins[1:] = ~(follows & np.isin(rows["fresh"][1:], SAME_CARER))
    last = np.append(np.flatnonzero(begins)[1:] - 1, len(rows) - 1) if len(rows) else begins
    return rows.keep(begins).only("child", "start").adding(end=rows["end"][last])


def adult_services(lives: Lives) -> Columns:
    """The steps towards adult services of children with complex needs who are in care or have
    left it: referral by 16, decision by 17 and a half, panel by 17 and three quarters."""
    referred = events(lives, "ADULT_REFERRAL")
    child = np.union1d(lives["disabled"]["child"], referred["child"])
    spells = merged(stack([in_care(lives).only("child", "start", "end"), relevant(lives)]))
    spells = spells.keep(np.isin(spells["child"], child))
    at_15, at_16, at_17 = (lives.birthday(age)[spells["child"]] for age in (15, 16, 17))
    steps = (
        ("referral", at_15, at_16),
        ("decision", at_16, days.add_months(at_17, 6)),
        ("panel", at_17, days.add_months(at_17, 9)),
    )
    return stack(
        [
            by_then(spells, opens, due, part, strand)
            for strand, (part, opens, due) in enumerate(steps)
        ]
    )


def by_then(spells: Columns, opens: Array, due: Array, part: str, strand: int) -> Columns:
    """What is owed in each spell from a day on and due by another; where the spell began after
    that, on its first day. What was done before it opened counts."""
    rows = opened(spells).adding(
        opens=np.maximum(spells["start"], opens),
        due=np.maximum(spells["start"], due),
        since=np.full(len(spells), -FAR),
        part=part,
        strand=strand,
    )
    return rows.keep(rows["opens"] < rows["ends"])


def from_abroad(lives: Lives, *settled: str) -> Columns:
    """Children in care who are not known to be British citizens, nor to have one of these other
    statuses. Merged: child, start, end."""
    status = lives["immigration"]
    known = status.keep(~np.isin(status["status"], ("CITIZEN", *settled)))
    alone = lives["uasc"].adding(start=-FAR).only("child", "start", "end")
    every = merged(stack([known.only("child", "start", "end"), alone]))
    checks = events(lives, "IMMIGRATION_CHECK").where("level", ("British citizen", "Settled"))
    sure = checks.only("child", start="on").adding(end=FAR)
    return minus(merged(met(in_care(lives), every)), sure)
