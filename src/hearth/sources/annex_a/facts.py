"""What a row of each list proves, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hearth.sources.plain.fields import Line
from hearth.sources.plain.gathering import Gathered

__all__ = ["FACTS", "Facts"]

WHERE_ITEMS = {name: name for name in ("place", "place_provider", "pl_post", "urn", "pl_location")}
# Gender stands in Annex A where the return, which once called it gender, has sex.
SEXES = frozenset({"M", "F", "U"})


@dataclass(frozen=True)
class Facts:
    """Where the facts of all lists are gathered, and the day they are of."""

    gathered: Gathered
    as_at: date

    def add(self, table: str, line: Line, **cells: object) -> None:
        """Add a row of a table."""
        self.gathered.add(table, line, cells)

    def person(self, line: Line) -> dict[str, object]:
        """Who the row is about: added, and given back as the columns other tables share."""
        child, who = line["child"], line.take(dob="dob")
        sex = {"sex": line["gender"]} if line["gender"] in SEXES else {}
        self.add("header", line, child=child, **who, **sex, **line.take(ethnic="ethnic"))
        more = line.take(gender="gender", disabled="disabled")
        self.add("persons", line, child=child, **who, **more)
        if line["uasc"]:
            self.add("uasc", line, child=child, **who, **sex)
        return {"child": child, **who}

    def allocated(self, line: Line, role: str, name: str) -> dict[str, str]:
        """The worker and team of a row: added, and given back as columns."""
        child = line["child"]
        found = line.take(worker=name, team="team")
        if team := found.get("team"):
            self.add("teams", line, team=team, name=team)
        if worker := found.get("worker"):
            self.add("workers", line, worker=worker, name=worker)
            self.add("allocations", line, child=child, role=role, as_at=self.as_at, **found)
        return found

    def dated(self, table: str, line: Line, column: str, field: str, **cells: object) -> None:
        """Add a row that is a fact with a date, where there is one."""
        if line[field]:
            self.add(table, line, child=line["child"], **{column: line[field]}, **cells)

    def count(self, line: Line, code: str, field: str) -> None:
        """Add a number the list gives without the facts behind it."""
        if line[field] is not None:
            self.add("counts", line, child=line["child"], count=code, number=line[field],
                     as_at=self.as_at)  # fmt: skip


def child_in_need(facts: Facts, line: Line) -> None:
    """List 6."""
    facts.person(line)
    names = ("start", "need", "last_seen", "reason", "status")
    facts.add(
        "children_in_need",
        line,
        child=line["child"],
        **line.take(**{name: name for name in names}),
        **line.take_end(end="end"),
        **facts.allocated(line, "SW", "worker"),
        as_at=facts.as_at,
    )


def child_protection(facts: Facts, line: Line) -> None:
    """List 7."""
    facts.person(line)
    names = ("start", "initial_category", "latest_category", "last_visit", "seen_alone")
    also = ("last_review", "emergency")
    facts.add(
        "child_protection",
        line,
        child=line["child"],
        **line.take(**{name: name for name in (*names, *also)}),
        **line.take_end(end="end"),
        **facts.allocated(line, "SW", "worker"),
        as_at=facts.as_at,
    )
    facts.count(line, "PLANS_BEFORE", "plans_before")


def in_care(facts: Facts, line: Line) -> None:
    """List 8: the present period of care, legal status and placement, as far as they are dated."""
    who = facts.person(line)
    histories(facts, line)
    facts.dated("reviews", line, "review", "review", **line.take(dob="dob"))
    facts.dated("visits", line, "date", "visit", kind="SW")
    facts.dated("visits", line, "date", "iro_visit", kind="IRO")
    facts.dated("health_checks", line, "date", "health", kind="HEALTH_ASSESSMENT",
                status="COMPLETED")  # fmt: skip
    facts.dated("health_checks", line, "date", "dental", kind="TEETH_CHECK", status="COMPLETED")
    facts.dated("permanence_plans", line, "plan", "plan", as_at=facts.as_at)
    if interview := line.take(offered="offered", accepted="accepted"):
        facts.add("missing_interviews", line, child=who["child"], **interview, as_at=facts.as_at)
    for code, field in (("PLACEMENTS", "placements"), ("MISSING", "missing"), ("AWAY", "away")):
        facts.count(line, code, field)
    facts.allocated(line, "SW", "worker")


def histories(facts: Facts, line: Line) -> None:
    """The period of care, and what was current when it ended or on the day of the list."""
    child, end = line["child"], line.take_end(end="end")
    if ended_before_it_started(facts, line):
        return
    if line["start"]:
        facts.add("periods", line, child=child, start=line["start"], **end,
                  **line.take(cin="cin", rec="rec"))  # fmt: skip
    if line["ls"] and line["ls_start"]:
        facts.add("legal_statuses", line, child=child, start=line["ls_start"], **end, ls=line["ls"])
    if line["place"] and line["placed"]:
        facts.add("placements", line, child=child, start=line["placed"], **end,
                  **line.take(**WHERE_ITEMS))  # fmt: skip


def ended_before_it_started(facts: Facts, line: Line) -> bool:
    """Whether care ended before any of it started, which is said."""
    starts = [line[name] for name in ("start", "ls_start", "placed") if line[name]]
    if not line["end"] or not starts or line["end"] >= max(starts):
        return False
    what = (
        "Date Ceased to be Looked After is before care, the legal status or the placement "
        "started. None of the three is used."
    )
    facts.gathered.problems.append(line.problem("periods", "end", what, blocking=True))
    return True


def care_leaver(facts: Facts, line: Line) -> None:
    """List 9: the state of things on the day of the list."""
    facts.person(line)
    allocated = {}
    if line["worker"] and line["worker"] != line["adviser"]:
        allocated = facts.allocated(line, "SW", "worker")
    elif line["team"]:
        allocated = line.take(team="team", worker="worker")
    adviser = facts.allocated(line, "PA", "adviser") if line["adviser"] else {}
    kind, suitable = line["accom_type"], line["accom_suitable"]
    names = ("eligibility", "in_touch", "latest_contact", "activ", "pathway_plan_review")
    facts.add(
        "care_leavers",
        line,
        child=line["child"],
        **line.take(**{name: name for name in (*names, "accom_type", "accom_suitable")}),
        **({"accom": kind + suitable} if kind and suitable else {}),
        **({"adviser": adviser["worker"]} if adviser else {}),
        **allocated,
        as_at=facts.as_at,
    )


def adoption(facts: Facts, line: Line) -> None:
    """List 10: the way to adoption; also the decision, the placement order and the care it names.

    The adoption order ends care that day; the list does not say under which code.
    """
    who = facts.person(line)
    names = ("adoptive_family", "entered_care", "date_placed", "placement_order", "date_match")
    dates = ("moved_in", "ffa_moved_in")
    end = line.take_end(order="order")
    reversed_ = line.take_end(date_placed_ceased="date_placed_ceased",
                              reason_placed_ceased="reason_placed_ceased")  # fmt: skip
    same = {name: name for name in (*names, *dates)}
    facts.add("adoption", line, child=who["child"], **line.take(**same), **end, **reversed_)
    if line["date_placed"]:
        facts.add("placed_adoption", line, **who, date_placed=line["date_placed"], **reversed_)
    if line["entered_care"]:
        facts.add("periods", line, child=who["child"], start=line["entered_care"],
                  **line.take(end="order"))  # fmt: skip
    if line["placement_order"]:
        facts.add("legal_statuses", line, child=who["child"], ls="E1",
                  start=line["placement_order"])  # fmt: skip


def adopter(facts: Facts, line: Line) -> None:
    """List 11."""
    facts.add("adopters", line, **line.values)


FACTS: Mapping[int, Callable[[Facts, Line], None]] = {
    6: child_in_need,
    7: child_protection,
    8: in_care,
    9: care_leaver,
    10: adoption,
    11: adopter,
}
