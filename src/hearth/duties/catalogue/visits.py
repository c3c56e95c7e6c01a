"""Visits by the child's social worker: how often, by where and how a child lives.

Care Planning, Placement and Case Review (England) Regulations 2010, regulations 28 and 29. Each
home has its own chain of visits. The visits of one regime go on from the last visit of the regime
before it in the same home, so a change of regime never starts a clock afresh.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, pairs, stack
from hearth.duties.evidence import came_about
from hearth.duties.limits import limits, relaxations
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Group, Outcome, Owner
from hearth.duties.owed.care import aged, homes, opened
from hearth.duties.owed.codes import AT_HOME, LONG_TERM, OTHER_ARRANGEMENTS, WITH_ADOPTERS
from hearth.duties.owed.elsewhere import arranged_by_others
from hearth.duties.owed.kinship import assessed_before, same_carers_since, temporary_approvals
from hearth.duties.spells import first_on, last_before, merged, met, minus

__all__ = ["DUTIES", "seen_in_person", "visits"]

PROOF = "The day the child was seen in person at a visit, by whom, where, and whether alone"
NEEDS = ("placements", "visits")


# What counts as a visit.


def visits(lives: Lives) -> Columns:
    """The social worker's visits: child, on, outcome, under, reason.

    One at which the child was not seen is an attempt, with why; the reason of another is why it
    was late. A virtual one counts only under the relaxation of that name. Where a source does not
    say, the child was seen, in person.
    """
    return lives.once(social_workers_visits)


def social_workers_visits(lives: Lives) -> Columns:
    rows = lives["visits"].where("kind", ("SW", ""))
    tried = np.where(rows["seen"] == "0", Outcome.TRIED, Outcome.DONE).astype(np.int8)
    under = np.where(rows["in_person"] == "0", "virtual", "")
    reason = np.where(rows["seen"] == "0", rows["reason"], rows["why_late"])
    return rows.only("child", "on").adding(outcome=tried, under=under, reason=reason)


def seen_in_person(lives: Lives) -> Columns:
    """Visits that count by the law of their day: what others go on from."""
    return lives.once(lawful_visits)


def lawful_visits(lives: Lives) -> Columns:
    rows = visits(lives)
    lawful = rows["under"] == ""
    for each in relaxations("visit-six-weekly"):
        first, stop = days.day_number(each.starts), days.day_number(each.stops)
        within = (rows["on"] >= first) & (rows["on"] < stop)
        lawful = lawful | (within & (rows["under"] == each.name))
    return rows.keep((rows["outcome"] == Outcome.DONE) & lawful)


# The regimes, as spells of homes.


def unassessed(lives: Lives) -> Columns:
    """Homes with parents under a care order that began without the assessment (regulation 19), up
    to the first review there."""
    return lives.once(unassessed_homes)


def unassessed_homes(lives: Lives) -> Columns:
    at_home = under_order(lives, "C1", "C2")
    first = at_home.keep(at_home["start"] == at_home["home"])
    first = first.keep(~assessed_before(lives, first))
    return upto_review(lives, first)


def interim_or_connected(lives: Lives) -> Columns:
    """Homes with parents under an interim order, and with a connected person who has only a
    temporary approval (regulation 28(4))."""
    return lives.once(interim_or_connected_homes)


def interim_or_connected_homes(lives: Lives) -> Columns:
    found = stack([under_order(lives, "C1"), temporarily_approved(lives)])
    return minus(found, unassessed(lives)).sorted("child", "start")


def care_order_at_home(lives: Lives) -> Columns:
    """Homes with parents under a full care order (regulation 28(5))."""
    return lives.once(care_order_homes)


def care_order_homes(lives: Lives) -> Columns:
    ordered = under_order(lives, "C2")
    return minus(ordered.adding(ordered=ordered["start"]), unassessed(lives))


def with_adopters(lives: Lives) -> Columns:
    """Homes with adopters."""
    rows = homes(lives).where("place", WITH_ADOPTERS)
    return rows.adding(home=rows["start"])


def ordinary(lives: Lives) -> Columns:
    """Homes, or the parts of them, that none of the rules above is for."""
    return lives.once(ordinary_homes)


def ordinary_homes(lives: Lives) -> Columns:
    rows = homes(lives)
    rows = rows.adding(moved=rows["start"], home=same_carers_since(rows))
    special = (
        unassessed,
        interim_or_connected,
        care_order_at_home,
        with_adopters,
        arranged_by_others,
    )
    return minus(rows, stack([spells(lives).only("child", "start", "end") for spells in special]))


def under_order(lives: Lives, *orders: str) -> Columns:
    """Homes with parents while one of these orders lasts; `home` is when the home began."""
    rows = homes(lives).where("place", AT_HOME)
    return met(rows.adding(home=rows["start"]), merged(lives["statuses"].where("ls", orders)))


def temporarily_approved(lives: Lives) -> Columns:
    """Homes with relatives or friends from their temporary approval to the full one (regulation
    24): one that ran out is no reason to visit less."""
    rows = homes(lives)
    full = came_about(lives, "FULL_APPROVAL")
    spells = temporary_approvals(lives)
    ended = first_on(spells, full["child"], full["on"])
    spells = spells.adding(
        start=np.maximum(spells["start"], spells["home"]), end=np.minimum(spells["end"], ended)
    )
    return met(
        rows.adding(home=rows["start"]), merged(spells.keep(spells["start"] < spells["end"]))
    )


def upto_review(lives: Lives, spells: Columns) -> Columns:
    """The spells up to the first review within them."""
    reviews = lives["reviews"]
    review = first_on(spells, reviews["child"], reviews["on"])
    cut = spells.adding(end=np.minimum(spells["end"], review))
    return cut.keep(cut["start"] < cut["end"])


# Ordinary homes: six weeks, then longer where the home is to last.


def settled(lives: Lives) -> Columns:
    """Ordinary homes from the first visit after a year there, once it is decided that the home is
    to last until the child is 18 (regulation 28(2)(c)(i))."""
    return lives.once(settled_homes)


def settled_homes(lives: Lives) -> Columns:
    made = came_about(lives, "PERMANENCE_DECISION")
    return from_visit(lives, lasting(lives, made.only("child", start="on", end="until")))


def agreed(lives: Lives) -> Columns:
    """Long-term foster homes from the first visit after a year there, while the child agrees to
    fewer visits."""
    return lives.once(agreed_homes)


def agreed_homes(lives: Lives) -> Columns:
    agreements = came_about(lives, "LONG_TERM_AGREED").only("child", start="on", end="until")
    no_longer = lives.happened("LONG_TERM_AGREED").where("outcome", ("DECLINED", "WITHDRAWN"))
    withdrawn = first_on(agreements, no_longer["child"], no_longer["on"])
    rows = lasting(lives, agreements.adding(end=np.minimum(agreements["end"], withdrawn)))
    return from_visit(lives, rows.where("place", LONG_TERM))


def lasting(lives: Lives, decisions: Columns) -> Columns:
    """Ordinary homes of more than a year while a decision made there holds."""
    rows = ordinary(lives)
    year = days.add_months(rows["home"], 12)
    rows = rows.adding(start=np.maximum(rows["start"], year)).keep(year < rows["end"])
    made = decisions.keep(decisions["start"] < decisions["end"]).sorted("child", "start")
    mine, theirs = pairs(rows, made)
    here = (made["start"][theirs] >= rows["home"][mine]) & (
        made["start"][theirs] < rows["end"][mine]
    )
    start = np.maximum(rows["start"][mine], made["start"][theirs])
    end = np.minimum(rows["end"][mine], made["end"][theirs])
    return rows.keep(mine).adding(start=start, end=end).keep(here & (start < end))


def from_visit(lives: Lives, spells: Columns) -> Columns:
    """The spells from the first visit in them: the one before it had the shorter interval. Two
    decisions that hold at once make one spell."""
    seen = seen_in_person(lives)
    start = first_on(spells, seen["child"], seen["on"])
    longer = spells.adding(start=start).keep(start < spells["end"])
    return met(ordinary(lives), merged(longer))


def six_weekly(lives: Lives) -> Columns:
    """Ordinary homes without the times when longer intervals hold."""
    longer = stack([part.only("child", "start", "end") for part in (settled(lives), agreed(lives))])
    return minus(ordinary(lives), longer)


def quarterly(lives: Lives) -> Columns:
    """Homes that are to last, without the times when the child agreed to fewer visits."""
    return minus(settled(lives), agreed(lives))


# What is owed.


def going_on(lives: Lives, spells: Columns) -> Columns:
    """A chain of visits for each spell. It goes on from the last visit in the same home; where
    there has been none, it waits for the first, which the first-week rule asks for, or begins with
    the spell where another rule held for the first week. Where it is not held when the child came
    to the home, or visits were not recorded yet, no first week asks: then the first day that is
    held starts the clock, as if the child had been visited just before, which is never too
    early."""
    seen = seen_in_person(lives)
    first = first_on(spells.adding(start=spells["start"] + 1), seen["child"], seen["on"])
    waiting = np.where(first < spells["end"], first, FAR)
    moved_in = spells["start"] == spells["moved"]
    kept = lives.since("visit-first-week")
    (week,) = limits("visit-first-week")
    in_record = (spells["fresh"] != "") & (week.span.after(spells["start"]) >= kept)
    asked = in_record | (spells["latest"] == "1")
    first_known = np.where(asked, spells["start"], np.maximum(spells["start"], kept))
    return chain(lives, spells, otherwise=np.where(moved_in & asked, waiting, first_known))


def from_start(lives: Lives, spells: Columns) -> Columns:
    """A chain of visits for each spell, from its first day or the last visit in the same home."""
    return chain(lives, spells, otherwise=spells["start"])


def chain(lives: Lives, spells: Columns, otherwise: Array) -> Columns:
    seen = seen_in_person(lives)
    day_after = spells.adding(start=spells["start"] + 1)
    before = last_before(day_after, seen["child"], seen["on"])
    here = (before < FAR) & (before > spells["home"])
    opens = np.where(here, before, otherwise)
    rows = spells.only("child", ends="end", about="home")
    since = np.where(here, spells["start"], opens) + 1
    return rows.adding(opens=opens, since=since, goes_on=here).keep(opens < spells["end"])


def new_homes(lives: Lives) -> Columns:
    """Ordinary homes from the day the child moved in; the day itself does not count."""
    rows = ordinary(lives)
    fresh = rows.keep((rows["fresh"] != "") & (rows["start"] == rows["moved"]))
    return opened(fresh).adding(since=fresh["start"] + 1)


def since_review(lives: Lives, rows: Columns) -> Array:
    """Before the first review in the home the weekly limit, after it the longer one."""
    reviews = lives["reviews"]
    home = rows.only("child", start="about")
    review = first_on(home, reviews["child"], reviews["on"])
    return np.where(review <= rows["opened"], "then", "first")


def since_order(lives: Lives) -> Columns:
    """Visits at home under a care order: from the order or the move, or else, after the weekly
    visits of regulation 19, from the last of those."""
    spells = care_order_at_home(lives)
    new = spells["start"] == spells["ordered"]
    afresh = spells.keep(new).only("child", opens="start", ends="end", about="home")
    afresh = afresh.adding(since=afresh["opens"] + 1, goes_on=np.zeros(len(afresh), bool))
    rest = from_start(lives, spells.keep(~new))
    return marked(stack([afresh, rest]))


def marked(rows: Columns) -> Columns:
    """Chains of visits, with those that go on from a visit before them past their first week."""
    return rows.adding(part=np.where(rows["goes_on"], "then", ""))


def weekly_first(_: Lives, rows: Columns) -> Array:
    """The first visit within a week, the others at the longer interval; of `marked` chains."""
    return np.where((rows["turn"] == 0) & (rows["part"] == ""), "first", "then")


def visit_duty(id: str, title: str, words: str, **rest: object) -> Duty:
    """A duty of the social worker to visit."""
    return Duty(
        id=id,
        title=title,
        group=Group.VISITS,
        owner=Owner.SW,
        words=words,
        proof=PROOF,
        done=visits,
        record="visit",
        needs=NEEDS,
        **rest,  # type: ignore[arg-type]
    )


DUTIES: tuple[Duty, ...] = (
    visit_duty(
        "visit-first-week",
        "Visit in the first week",
        "The child is visited within a week of moving in. The day of the move does not count.",
        owed=new_homes,
    ),
    visit_duty(
        "visit-six-weekly",
        "Six-weekly visit",
        "In the first year of a home, and later unless the home is to last, the child is visited "
        "no more than six weeks after the last visit.",
        owed=lambda lives: going_on(lives, six_weekly(lives)),
        repeats=True,
    ),
    visit_duty(
        "visit-permanent",
        "Three-monthly visit",
        "After a year in a home that is to last until the child is 18, the child is visited no "
        "more than three months after the last visit.",
        owed=lambda lives: going_on(lives, quarterly(lives)),
        repeats=True,
    ),
    visit_duty(
        "visit-long-term-foster",
        "Six-monthly visit",
        "After a year with long-term foster carers, a child who understands and agrees is visited "
        "no more than six months after the last visit.",
        owed=lambda lives: going_on(lives, agreed(lives)),
        repeats=True,
        verify="Which paragraph of regulation 28 holds the six-monthly interval",
    ),
    visit_duty(
        "visit-parents-unassessed",
        "Weekly visit before the assessment of parents",
        "A child who lives with parents under a care order before they are assessed is visited "
        "every week until the first review.",
        owed=lambda lives: from_start(lives, unassessed(lives)),
        repeats=True,
    ),
    visit_duty(
        "visit-reg24-or-ico-home",
        "Visit to a connected person with temporary approval, or at home under an interim order",
        "The child is visited every week until the first review, then no more than four weeks "
        "after the last visit.",
        owed=lambda lives: from_start(lives, interim_or_connected(lives)),
        repeats=True,
        part=since_review,
    ),
    visit_duty(
        "visit-care-order-home",
        "Visit at home under a care order",
        "The child is visited within a week of the order, then no more than six weeks after the "
        "last visit. No longer interval is allowed.",
        owed=since_order,
        repeats=True,
        part=weekly_first,
    ),
    visit_duty(
        "visit-adoptive-placement",
        "Visit after placing for adoption",
        "The child is visited within a week of moving in with the adopters, then every week until "
        "the first review there, then as the review decides.",
        owed=lambda lives: from_start(lives, upto_review(lives, with_adopters(lives))),
        repeats=True,
    ),
    visit_duty(
        "visit-supported-16-17",
        "Visit in supported accommodation",
        "A young person of 16 or 17 in supported accommodation is visited at least every 20 "
        "working days.",
        owed=lambda lives: from_start(lives, supported(lives)),
        repeats=True,
    ),
    visit_duty(
        "visit-local-standard",
        "Visit as often as the council asks",
        "The council may ask for visits more often than the law does, in every home alike. It is "
        "off until the council sets how often.",
        owed=lambda lives: from_start(lives, everywhere(lives)),
        repeats=True,
    ),
)


def everywhere(lives: Lives) -> Columns:
    """Every home."""
    rows = homes(lives)
    return rows.adding(home=rows["start"])


def supported(lives: Lives) -> Columns:
    """Supported accommodation at 16 and 17."""
    rows = homes(lives).where("place", OTHER_ARRANGEMENTS)
    return aged(lives, rows.adding(home=rows["start"]), 16, 18)
