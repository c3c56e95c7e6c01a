"""Legal status, periods of care and homes, now and before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.documents.sentences import day, plural
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement, PreviousPermanence
from hearth_web.people.rules import ADOPTIVE
from hearth_web.people.showing.links import adding, changing
from hearth_web.people.showing.told import Told, history, newest_first, told

__all__ = ["care", "carer_of", "homes", "may_say", "statuses"]

NEVER = "Has not been in care."


def care(life: Life) -> Mapping[str, Any]:
    """Each time in care: when, why it began and how it ended."""
    rows = newest_first(life.facts(PeriodOfCare))
    pairs = [(row, period(life, row)) for row in rows]
    return {
        "history": history(pairs, life.today, "before", NEVER),
        "earlier": [earlier(row) for row in life.facts(PreviousPermanence)],
        "add": adding(life, "care"),
        "adds": "Start a period of care",
    }


def period(life: Life, row: PeriodOfCare) -> Told:
    """One time in care, or one series of short breaks."""
    need = f"Main need: {presenters.coded('CIN', row.cin)}" if row.cin else ""
    ended = f"Ended: {presenters.coded('REC', row.rec)}" if row.rec and row.dec else ""
    start = f"Home then: {presenters.spaced(row.home_post)}" if row.home_post else ""
    title = "Short breaks" if row.respite else "In care"
    href = changing(life, "care", row)
    return told(row, life.today, title, [need, ended, start], href)


def earlier(row: PreviousPermanence) -> str:
    """A permanent home before a time in care."""
    kind = presenters.coded("PREV_PERM", row.prev_perm)
    ended = f", ended {row.date_perm}" if row.date_perm else ""
    council = f", {presenters.label('LA_PERM', row.la_perm)}" if row.la_perm else ""
    return f"Earlier permanent home (return of {row.year}): {kind}{council}{ended}"


def statuses(life: Life) -> Mapping[str, Any]:
    """Legal statuses, the statutory word first, since a court gave it."""
    rows = newest_first(life.facts(LegalStatus))
    pairs = [(row, status(life, row)) for row in rows]
    return {
        "history": history(pairs, life.today, "before", "No legal status is recorded."),
        "add": adding(life, "legal-status"),
        "adds": "Record a new legal status",
    }


def status(life: Life, row: LegalStatus) -> Told:
    """One legal status."""
    lines = ["For short breaks" if row.respite else ""]
    return told(
        row, life.today, presenters.coded("LS", row.ls), lines, changing(life, "legal-status", row)
    )


def homes(life: Life) -> Mapping[str, Any]:
    """Where they live and have lived."""
    rows = newest_first(life.facts(Placement))
    pairs = [(row, home(life, row)) for row in rows]
    lived = [row for row in rows if row.decom <= life.today]
    return {
        "history": history(pairs, life.today, "lived before", "No home is recorded."),
        "said": f"{plural(len(lived), 'home')} so far." if len(lived) > 1 else "",
        "add": adding(life, "placement"),
        "adds": "Record a move to a new home",
    }


def home(life: Life, row: Placement) -> Told:
    """One home: in words a child would use, then the statutory ones."""
    whose, title = carer_of(life, row), presenters.home(row.place)
    lines = [
        address(life, row),
        far(row),
        f"Placement: {presenters.coded('PLACE', row.place)}",
        f"Provider: {presenters.coded('PLACE_PROVIDER', row.place_provider)}"
        if row.place_provider
        else "",
        f"Ofsted number {row.urn}" if row.urn and may_say(life, row) else "",
        "The same carer as before" if row.same_carer else "",
        why_left(row),
    ]
    title = f"{title}: {whose}" if whose else title
    tag = "Short breaks" if row.respite else ""
    href = changing(life, "placement", row) if may_say(life, row) else ""
    return told(row, life.today, title, lines, href, tag)


def carer_of(life: Life, row: Placement) -> str:
    """Who they live with; adopters are named only to those who may see adoption."""
    return row.carer if may_say(life, row) else ""


def may_say(life: Life, row: Placement) -> bool:
    """Whether carers and address may be said."""
    return row.place not in ADOPTIVE or life.may(Verb.SEE_ADOPTION)


def address(life: Life, row: Placement) -> str:
    """The postcode, as far as it may be said."""
    if not row.pl_post:
        return ""
    return (
        presenters.spaced(row.pl_post)
        if may_say(life, row)
        else "Address kept for those who may see adoption"
    )


def far(row: Placement) -> str:
    """How far from home, and whether in the council's area."""
    area = {"IN": "in the council’s area", "OUT": "outside the council’s area"}.get(row.area, "")
    miles = "" if row.distance is None else f"{row.distance:g} miles from home"
    return presenters.capital(", ".join(filter(None, [miles, area])))


def why_left(row: Placement) -> str:
    """Why it ended."""
    if row.dec is None or not row.reason_place_change:
        return ""
    return (
        f"Ended {day(row.dec)}: {presenters.coded('REASON_PLACE_CHANGE', row.reason_place_change)}"
    )
