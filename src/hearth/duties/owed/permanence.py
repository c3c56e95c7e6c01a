"""Plans for where a child is to grow up, and what courts and adoption agencies are to decide."""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, place_of, stack
from hearth.duties.evidence import came_about, events
from hearth.duties.lives import Lives
from hearth.duties.owed.care import in_care, opened
from hearth.duties.spells import first_on, merged, met
from hearth.vocabulary import code_set

__all__ = [
    "adoption_plans",
    "emergency_orders",
    "in_pre_proceedings",
    "orders_granted",
    "permanent_plans",
    "returned_or_matched",
    "under_18",
    "which_time",
]

RETURN = ("return",)
WITH_CARERS = ("kinship", "fostering", "order")
POLICE, EMERGENCY = "L1", "L2"
# How care ended where the plan of return, or of an order, came true.
ACHIEVED = ("E4A", "E4B", "E13", "E41", "E43", "E44", "E45", "E46", "E47", "E48")


def under_18(lives: Lives, rows: Columns) -> Columns:
    """What is owed to children, up to the 18th birthday."""
    return rows.adding(ends=np.minimum(rows["ends"], lives.birthday(18)[rows["child"]]))


def plans(lives: Lives, groups: tuple[str, ...]) -> Columns:
    """Times with a plan of one of these groups, up to the next plan: child, start, end."""
    every = lives["permanence_plans"]
    following = first_on(every.adding(start=every["on"] + 1), every["child"], every["on"])
    rows = every.adding(start=every["on"], end=np.minimum(every["end"], following))
    codes = code_set("PERMANENCE_PLAN")
    wanted = [code for group in groups for code in codes.in_group(group)]
    rows = rows.where("plan", wanted).only("child", "start", "end")
    return merged(rows.keep(rows["start"] < rows["end"]))


def permanent_plans(lives: Lives) -> Columns:
    """Plans of return, and plans of permanent care with others, while the child is in care. A plan
    that is made again is the same plan."""
    parts = [met(plans(lives, groups), in_care(lives)) for groups in (RETURN, WITH_CARERS)]
    return stack([opened(part) for part in parts])


def returned_or_matched(lives: Lives) -> Columns:
    """Matches with permanent carers; care that ended at home or with an order."""
    matched = came_about(lives, "PERMANENCE_MATCH").only("child", "on", "reason")
    home = lives["periods"].where("rec", ACHIEVED)
    return stack([matched, home.keep(home["end"] < FAR).only("child", on="end").adding(reason="")])


def adoption_plans(lives: Lives) -> Columns:
    """Reviews that set a plan of adoption; where none is recorded, the plan itself."""
    reviewed = came_about(lives, "ADOPTION_RECOMMENDED").only("child", start="on")
    planned = plans(lives, ("adoption",)).only("child", "start")
    planned = planned.keep(~np.isin(planned["child"], reviewed["child"]))
    rows = stack([reviewed, planned]).sorted("child", "start")
    found = met(rows.adding(end=FAR, day=rows["start"]), in_care(lives))
    return opened(found.keep(found["start"] == found["day"]))


def orders_granted(lives: Lives) -> Columns:
    """Placement orders, each about the decision that the child should be placed; a match made
    before counts. Where its day is not recorded, it is that of the legal status."""
    rows = lives["adoption"]
    status = lives["statuses"].where("ls", ("E1",))
    began = first_on(rows, status["child"], status["start"], begins="on")
    order = np.where(rows["order"] < FAR, rows["order"], began)
    owed = rows.only("child", about="on", ends="ceased").adding(
        opens=order, since=np.minimum(order, rows["matched"])
    )
    care = in_care(lives)
    last = first_on(owed.adding(start=np.minimum(order + 1, FAR)), care["child"], care["end"])
    return owed.adding(ends=np.minimum(owed["ends"], last)).keep(order < FAR)


def emergency_orders(lives: Lives) -> Columns:
    """Police protection and emergency protection orders, and whether the court extended one."""
    rows = lives["statuses"].where("ls", (POLICE, EMERGENCY))
    longer = came_about(lives, "ORDER_EXTENSION")
    extended = first_on(rows, longer["child"], longer["on"]) <= rows["end"]
    extended &= first_on(rows, longer["child"], longer["on"]) < FAR
    kind = np.where(rows["ls"] == POLICE, "police", np.where(extended, "extended", "order"))
    return opened(rows).adding(part=kind, ends=np.full(len(rows), FAR))


def in_pre_proceedings(lives: Lives) -> Columns:
    """Two reviews and the end of each pre-proceedings, all counted from when they began."""
    rows = events(lives, "PRE_PROCEEDINGS").only("child", opens="on", about="on", ends="until")
    steps = ("six-weeks", "twelve-weeks", "end")
    return under_18(
        lives, stack([rows.adding(part=part, strand=at) for at, part in enumerate(steps)])
    )


def which_time(rows: Columns) -> Array:
    """Of rows in order of child, `about` and day: 0 for the first about one thing, 1, 2 ..."""
    own = place_of(rows["child"], rows["about"])
    return np.arange(len(rows)) - np.searchsorted(own, own, "left")
