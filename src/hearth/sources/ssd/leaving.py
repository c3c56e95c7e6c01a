"""Care leavers, adoption and homes that were meant to last before."""

from __future__ import annotations

from hearth.dates import CollectionYear
from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given

__all__ = ["take_leaving"]

CARE_LEAVER = ("eligibility", "in_touch", "latest_contact", "accom_type", "accom_suitable", "activ",
               "pathway_plan_review", "adviser", "worker", "team")  # fmt: skip
DECISION = ("date_placed", "placement_order", "date_match", "moved_in", "ffa_decision",
            "ffa_moved_in", "order_type", "sibling_group", "siblings_together",
            "siblings_apart")  # fmt: skip
ADOPTERS = ("nb_adoptr", "sex_adoptr", "ls_adoptr")


def take_leaving(given: Given) -> None:
    """Add care leavers as last known, and the ways to another permanent home."""
    for line in given["ssd_care_leavers"]:
        care_leaver(given, line)
    for line in given["ssd_permanence"]:
        permanence(given, line)
    for line in given["ssd_cla_previous_permanence"]:
        previous(given, line)


def care_leaver(given: Given, line: Line) -> None:
    """The latest state of one young person."""
    kind, suitable = line["accom_type"], line["accom_suitable"]
    given.add(
        "care_leavers",
        line,
        child=line["child"],
        **line.take(**{name: name for name in CARE_LEAVER}),
        **({"accom": kind + suitable} if kind and suitable else {}),
        **({"as_at": given.as_at} if given.as_at else {}),
    )


def permanence(given: Given, line: Line) -> None:
    """A decision for adoption, its end, and the order."""
    child = given.child_of(line)
    if not child:
        given.say("adoption", line, "child", "the row names nobody. It is left out.")
        return
    person = given.persons.get(child)
    dob = person.take(dob="dob") if person else {}
    names = ("date_placed_ceased", "reason_placed_ceased")
    over = line.take_end(**{name: name for name in names})
    adopters = line.take(**{name: name for name in ADOPTERS})
    if line["foster_care"] is not None:
        adopters["foster_care"] = "1" if line["foster_care"] else "0"
    given.add("adoption", line, child=child, **line.take(**{name: name for name in DECISION}),
              **line.take_end(order="order"), **over, **adopters)  # fmt: skip
    if line["date_placed"]:
        given.add("placed_adoption", line, child=child, **dob, date_placed=line["date_placed"],
                  **over)  # fmt: skip
    if line["order"] and line["order_type"] == "ADOPTION":
        year = CollectionYear.of(line["order"]).ending
        given.add("ad1", line, child=child, year=year, **dob, **adopters,
                  **line.take(date_int="date_placed", date_match="date_match"))  # fmt: skip


def previous(given: Given, line: Line) -> None:
    """A permanent home before care; the year care began is known if it began once."""
    if not line["prev_perm"]:
        return
    child = line["child"]
    starts = {each["entered"] or each["decom"] for each in given.care.get(child, ())
              if each["entered"] or each["rne"] == "S"}  # fmt: skip
    year = {"year": CollectionYear.of(starts.pop()).ending} if len(starts) == 1 else {}
    names = ("prev_perm", "la_perm", "date_perm")
    given.add("prev_perm", line, child=child, **year, **line.take(**{name: name for name in names}))
