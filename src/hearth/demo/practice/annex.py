"""Ofsted's Annex A lists 6 to 11, as on the day of the export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from hearth.demo.chance import chance
from hearth.demo.people import Episode
from hearth.demo.practice.beside import Beside
from hearth.demo.practice.care import plan_of
from hearth.demo.practice.dossier import Dossier
from hearth.demo.practice.leaving import adopted, told_of_adopters
from hearth.demo.practice.people import disabilities
from hearth.sources.annex_a.lists import annex_lists
from hearth.vocabulary import code_set

__all__ = ["AnnexBook"]

MONTH = timedelta(days=30)
HALF_YEAR, YEAR = timedelta(days=183), timedelta(days=365)
LETTERS = {True: "a) Yes", False: "b) No"}
PLANS = {"RETURN6M": "a) Return to family", "ADOPTION": "b) Adoption",
         "LTRELFR": "c) Special guardianship or child arrangements order",
         "SUPPLIV": "d) Supported living in the community", "LTFOST18": "f) Long-term fostering",
         "OTHERPLN": "g) Other"}  # fmt: skip
ELIGIBILITY = {"RELEVANT": "a) Relevant", "FORMER_RELEVANT": "b) Former relevant",
               "ELIGIBLE": "d) Eligible"}  # fmt: skip
PLACEMENT_STARTS = frozenset("SPB")


class AnnexBook:
    """The lists, filled child by child and written at the end."""

    def __init__(self, path: Path, as_at: date) -> None:
        self._path, self._as_at = path, as_at
        self._rows: dict[int, list[Mapping[str, Any]]] = defaultdict(list)

    def tell(self, dossier: Dossier) -> None:
        """Put one child on the lists it belongs on."""
        who = identity(dossier)
        beside = Beside(dossier)
        ceased = beside.care
        if ceased and not ceased[-1].short_break and ceased[-1].dec > self._as_at - HALF_YEAR:
            self._rows[8].append({**who, **in_care(dossier, ceased)})
            self._rows[6].append({**who, **in_need(dossier, beside)})
            if protected := plan_before(dossier, beside):
                self._rows[7].append({**who, **protected})
        if leaver := leaving(dossier):
            self._rows[9].append({**who, **leaver})
        if adoption := way_to_adoption(dossier):
            self._rows[10].append({**who, **adoption})
            self._rows[11] += adopters(dossier, adoption)

    def write(self) -> None:
        """Write the workbook, the same bytes for the same rows."""
        with xlsxwriter.Workbook(str(self._path)) as book:
            book.set_properties({"created": datetime(self._as_at.year, 1, 1)})  # noqa: DTZ001
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            bold = book.add_format({"bold": True})
            for number, each in annex_lists().items():
                sheet = book.add_worksheet(f"List {number}")
                for column, head in enumerate(each.columns):
                    sheet.write_string(0, column, head.field.heading, bold)
                    for line, row in enumerate(self._rows[number], start=1):
                        value = row.get(head.field.name)
                        if isinstance(value, date):
                            sheet.write_datetime(line, column, value, day)
                        elif isinstance(value, int):
                            sheet.write_number(line, column, value)
                        elif value:
                            sheet.write_string(line, column, str(value))


def identity(dossier: Dossier) -> dict[str, Any]:
    """The first columns of each list."""
    child = dossier.child
    ethnic = child.family.ethnic
    return {
        "child": child.id,
        "gender": {"M": "a) Male", "F": "b) Female"}[child.sex],
        "ethnic": f"{ethnic}: {code_set('ETHNIC').label(ethnic)}",
        "dob": child.dob,
        "age": int(child.age(dossier.as_at)),
        "disabled": LETTERS[disabilities(dossier) != ["NONE"]],
        "uasc": LETTERS[child.uasc],
    }


def worker_now(dossier: Dossier, role: str) -> dict[str, str]:
    """The worker of the day in a role, and their team."""
    found = [one for one in dossier.involvements if one.role == role and one.start <= dossier.as_at]
    return {"worker": found[-1].who.name, "team": found[-1].who.team[1]} if found else {}


def in_care(dossier: Dossier, chain: list[Episode]) -> dict[str, Any]:
    """List 8."""
    last, as_at = chain[-1], dossier.as_at
    stay = next(s for s in dossier.stays if last in s.episodes)
    over = dossier.is_over(last.dec)
    reviews = [held for held, _ in dossier.story.reviews if chain[0].decom <= held <= as_at]
    incidents = [i for i in dossier.story.incidents if as_at - YEAR < i.start <= as_at]
    started = [c for _, c in dossier.periods if as_at - YEAR < c[0].decom <= as_at]
    return {
        "start": chain[0].decom,
        "cin": last.cin,
        "second": LETTERS[len(started) > 1],
        "ls_start": status_since(chain),
        "ls": last.ls,
        "review": max(reviews, default=None),
        "visit": max((day for _, day in dossier.visits), default=None),
        "plan": PLANS.get(plan_of(dossier), ""),
        "iro_visit": min(last.dec, as_at) - timedelta(days=dossier.rng.randint(10, 120)),
        **last_checks(dossier),
        "placements": placements_in_year(chain, as_at),
        "end": last.dec if over else None,
        "rec": last.rec if over else None,
        "placed": stay.start,
        "place": f"{dossier.place_of(stay)}: {code_set('PLACE').label(dossier.place_of(stay))}",
        "place_provider": last.home.provider,
        "pl_post": last.home.post,
        "urn": last.home.urn,
        "missing": sum(i.kind == "M" for i in incidents),
        "away": sum(i.kind == "A" for i in incidents),
        **({"offered": LETTERS[True], "accepted": LETTERS[chance(dossier.rng, 0.63)]}
           if incidents else {}),
        **worker_now(dossier, "CW"),
    }  # fmt: skip


def status_since(chain: list[Episode]) -> date:
    """The day the last legal status began."""
    since = chain[-1].decom
    for episode in reversed(chain):
        if episode.ls != chain[-1].ls:
            break
        since = episode.decom
    return since


def last_checks(dossier: Dossier) -> dict[str, date]:
    """The last health assessment and dental check that were done."""
    done = [(kind, day) for kind, day, status in dossier.checks if status == "Completed"]
    health = [day for kind, day in done if "Health" in kind]
    dental = [day for kind, day in done if "Dental" in kind]
    found = {"health": max(health, default=None), "dental": max(dental, default=None)}
    return {name: day for name, day in found.items() if day}


def placements_in_year(chain: list[Episode], as_at: date) -> int:
    """Placements begun in twelve months or lasting into them."""
    recent = [e for e in chain if e.dec > as_at - YEAR]
    begun = sum(e.rne in PLACEMENT_STARTS and e.decom > as_at - YEAR for e in recent)
    return max(1, begun + any(e.decom <= as_at - YEAR for e in recent))


def in_need(dossier: Dossier, beside: Beside) -> dict[str, Any]:
    """List 6: a child in care is in need too."""
    last = beside.care[-1]
    ago = timedelta(days=dossier.rng.randint(1, 40))
    return {
        "start": beside.need_start,
        "need": beside.care[0].cin,
        "last_seen": max(min(last.dec, dossier.as_at) - ago, beside.need_start),
        "end": beside.over,
        "reason": beside.closed or None,
        "status": "e) Closed" if beside.over else "a) Looked after child",
        **worker_now(dossier, "CW"),
    }


def plan_before(dossier: Dossier, beside: Beside) -> dict[str, Any]:
    """List 7: for some who came into care of late, the protection plan that ended then."""
    plan = beside.protection
    if plan is None or plan.end <= dossier.as_at - HALF_YEAR:
        return {}
    days = (plan.end - plan.start).days
    return {
        "start": plan.start,
        "initial_category": plan.initial,
        "latest_category": plan.latest,
        "last_visit": plan.end - timedelta(days=dossier.rng.randint(1, 15)),
        "seen_alone": LETTERS[chance(dossier.rng, 0.9)],
        "last_review": plan.start + timedelta(days=dossier.rng.randint(1, days)),
        "end": plan.end,
        "emergency": LETTERS[beside.care[0].ls in {"L1", "L2"}],
        "plans_before": plan.before,
        **worker_now(dossier, "CW"),
    }


def leaving(dossier: Dossier) -> dict[str, Any]:
    """List 9."""
    now = dossier.care_leaver
    if now is None:
        return {}
    adviser = worker_now(dossier, "16PLUS")
    return {
        "team": adviser.get("team"),
        "worker": adviser.get("worker"),
        "adviser": adviser.get("worker"),
        "eligibility": ELIGIBILITY[now.eligibility],
        "pathway_plan_review": now.plan_review,
        "in_touch": now.in_touch,
        "latest_contact": now.latest_contact,
        "accom_type": now.accommodation,
        "accom_suitable": {"1": "a) Suitable", "2": "b) Unsuitable"}.get(now.suitable),
        "activ": now.activity,
    }


def way_to_adoption(dossier: Dossier) -> dict[str, Any]:
    """List 10: adopted or decided and not yet adopted, or given up, in twelve months."""
    decision, order = dossier.child.decision, adopted(dossier)
    if decision is None or not dossier.is_over(decision.placed) or not dossier.episodes:
        return {}
    over = order or dossier.known(decision.ceased)
    if over and over <= dossier.as_at - YEAR:
        return {}
    return {
        "adoptive_family": f"AF{dossier.child.id[1:]}" if dossier.known(decision.match) else None,
        "entered_care": Beside(dossier).care[0].decom,
        "date_placed": decision.placed,
        "placement_order": dossier.known(decision.order),
        "date_match": dossier.known(decision.match),
        "moved_in": dossier.known(decision.moved_in),
        "order": order,
        "date_placed_ceased": dossier.known(decision.ceased),
        "reason_placed_ceased": decision.ceased_reason if dossier.known(decision.ceased) else None,
    }


def adopters(dossier: Dossier, adoption: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List 11: who is to be, or has become, the child's adoptive family."""
    family, matched = adoption["adoptive_family"], adoption["date_match"]
    if not family:
        return []
    number = int(told_of_adopters(dossier).get("nb_adoptr") or 2)
    approved = matched - timedelta(days=dossier.rng.randint(60, 300))
    enquired = approved - timedelta(days=dossier.rng.randint(180, 400))
    return [
        {
            "adopter": f"{family}-{at}",
            "adoptive_family": family,
            "gender": "b) Female" if at == 1 else "a) Male",
            "ethnic": dossier.child.family.ethnic,
            "disabled": LETTERS[False],
            "fosters_for_adoption": LETTERS[False],
            "enquired": enquired,
            "stage_1_start": enquired + MONTH,
            "stage_1_end": enquired + 3 * MONTH,
            "stage_2_start": enquired + 3 * MONTH,
            "stage_2_end": approved,
            "applied": approved - timedelta(days=14),
            "approved": approved,
            "matched": matched,
            "placed": adoption["moved_in"],
            "children": 1 if adoption["moved_in"] else None,
            "order": adoption["order"],
        }
        for at in range(1, number + 1)
    ]
