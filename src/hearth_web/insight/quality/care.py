"""Checks of a child's care: days nothing is said of, homes, reviews, workers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import narwhals.stable.v2 as nw

from hearth.dates import add_months, within_weeks
from hearth_web.insight.quality.look import Look
from hearth_web.insight.quality.model import Found, register
from hearth_web.leaving.models import LeavingCare

# Homes that Ofsted registers or that an agency it registers provides, so that a number is known.
REGISTERED = frozenset({"K1", "K2", "H5", "U1", "U2", "U3", "U4", "U5", "U6"})
NO_ADDRESS = frozenset({"T0", "T1", "T2", "T3", "T4", "Z1", "P3"})
FIRST_REVIEW_WEEKS = 4  # 20 working days; Care Planning Regulations 2010, regulation 33
SECOND_REVIEW_MONTHS, LATER_REVIEW_MONTHS = 3, 6
OUT_OF_TOUCH = timedelta(weeks=8)  # a personal adviser visits at least every eight weeks


def days_without(look: Look, column: str) -> Iterator[tuple[str, date]]:
    """Each stretch of care of which one history says nothing: whose, and from when."""
    episodes = look.held.tables["episodes"]
    bare = episodes.filter(nw.col(column).is_null())
    yield from zip(bare["child"].to_list(), bare["decom"].to_list(), strict=True)


@register(
    "legal-status",
    "Days in care without a legal status",
    "The council cannot say by what right it looks after the child.",
)
def no_legal_status(look: Look) -> Iterator[Found]:
    """Stretches of care with no legal status."""
    for child, since in days_without(look, "ls"):
        if id := look.ids.get(child):
            what = "In care with no legal status recorded"
            yield Found(id, what, since, ("add-fact", (id, "legal-status")))


@register(
    "placement",
    "Days in care without a home",
    "The record does not say where the child lived.",
)
def no_placement(look: Look) -> Iterator[Found]:
    """Stretches of care with no placement."""
    for child, since in days_without(look, "place"):
        if id := look.ids.get(child):
            what = "In care with no placement recorded"
            yield Found(id, what, since, ("add-fact", (id, "placement")))


@register(
    "postcode",
    "Home without a postcode",
    "Distance from home and the map leave the child out.",
)
def no_postcode(look: Look) -> Iterator[Found]:
    """Open placements whose postcode is not known."""
    for home in look.homes:
        if not home.pl_post and home.place not in NO_ADDRESS and not home.respite:
            mend = ("correct-fact", (home.child_id, "placement", home.pk))
            yield Found(home.child_id, "No postcode of the home", home.decom, mend)


@register(
    "urn",
    "Home without its Ofsted number",
    "Nobody can tell whether the home is registered, or how it was inspected.",
)
def no_urn(look: Look) -> Iterator[Found]:
    """Open placements in registered homes whose Ofsted number is not known."""
    for home in look.homes:
        if home.place in REGISTERED and not home.urn and not home.respite:
            mend = ("correct-fact", (home.child_id, "placement", home.pk))
            yield Found(home.child_id, "No Ofsted number of the home", home.decom, mend)


@register(
    "open-after-care",
    "Still open after care ended",
    "The child looks as if they were in care, and are counted so by some.",
)
def open_after_care(look: Look) -> Iterator[Found]:
    """Placements and legal statuses that are open while no period of care is."""
    for slug, spells in (("placement", look.homes), ("legal-status", look.statuses)):
        for spell in spells:
            if (spell.child_id, spell.respite) not in look.open_care:
                mend = ("correct-fact", (spell.child_id, slug, spell.pk))
                what = f"The {slug.replace('-', ' ')} is open though care has ended"
                yield Found(spell.child_id, what, spell.decom, mend)


@register(
    "review",
    "Review overdue in the record",
    "Either the child's plan was not reviewed, or nobody wrote it down.",
)
def review_overdue(look: Look) -> Iterator[Found]:
    """Children in care whose next review was due before today."""
    for child in look.now:
        if not child.in_care or child.respite or child.since is None:
            continue
        held, latest = look.reviews.get(child.id, (0, child.since))
        if not held:
            due = within_weeks(child.since, FIRST_REVIEW_WEEKS)
        else:
            months = SECOND_REVIEW_MONTHS if held == 1 else LATER_REVIEW_MONTHS
            due = add_months(latest, months)
        if due < look.today:
            last = "No review is recorded" if not held else "The last review was too long ago"
            yield Found(child.id, last, due, ("add-fact", (child.id, "review")))


@register("worker", "No social worker", "Nobody is answerable for the child today.")
def no_worker(look: Look) -> Iterator[Found]:
    """Children in care with no social worker."""
    for child in look.now:
        if child.in_care and child.worker is None:
            mend = ("add-fact", (child.id, "worker"))
            yield Found(child.id, "No social worker is recorded", child.since, mend)


@register(
    "two-workers",
    "Two social workers at once",
    "It cannot be told whose the child's case is.",
)
def two_workers(look: Look) -> Iterator[Found]:
    """Allocations of social workers that share days, found when the later begins."""
    cases = look.held.tables["allocations"].filter(nw.col("role") == "SW").sort("child", "start")
    before = None
    for child, start, end in cases.select("child", "start", "end").iter_rows():
        shares = before and before[0] == child and (before[1] is None or before[1] > start)
        if shares and (id := look.ids.get(child)):
            what = "Two social workers hold the case at once"
            yield Found(id, what, start, ("record", (id,)))
        before = (child, end)


@register(
    "no-contact",
    "Care leaver without recent contact",
    "The council cannot say it is in touch with the young person.",
)
def no_contact(look: Look) -> Iterator[Found]:
    """Care leavers of whom no contact is recorded in the last eight weeks."""
    rows = LeavingCare.objects.exclude(latest_contact=None).order_by("latest_contact")
    latest = dict(rows.values_list("child_id", "latest_contact"))  # the last of each stands
    for child in look.now:
        if not child.care_leaver:
            continue
        last = latest.get(child.id)
        if last is None or last < look.today - OUT_OF_TOUCH:
            what = "No contact is recorded" if last is None else "The last contact was long ago"
            yield Found(child.id, what, last, ("record", (child.id,)))
