"""Where children live, and how often they move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from oracle.answer import Line
from oracle.care import Child, Council, Episode, Period, Spell
from oracle.codes import ADOPTIVE, FOSTER, KINSHIP, LONG_TERM, PLACEMENT_GROUPS, SUPPORTED
from oracle.cohort import cla, looked_after, standing
from oracle.days import add_months, age_on

Answer = dict[str, list[Line]]
Test = Callable[[Episode], bool | None]


def share(council: Council, day: date, test: Test, of: set[str] | None = None) -> list[Line]:
    """Of children looked after (or of those in the places `of`), those who pass; None: unknown."""
    lines = []
    for child, period, episode in looked_after(council, day):
        if of is None or episode.usual["place"] in of:
            passed = test(episode)
            parts = standing(council, child, period, day)
            lines.append(Line(child.id, int(passed is True), 1, int(passed is None), parts))
    return lines


def in_places(places: set[str]) -> Test:
    def test(episode: Episode) -> bool | None:
        place = episode.usual["place"]
        return place in places if place in PLACEMENT_GROUPS else None

    return test


def in_house(places: set[str]) -> Test:
    def test(episode: Episode) -> bool | None:
        there = in_places(places)(episode)
        if not there:
            return there
        provider = episode.usual["place_provider"]
        return None if provider is None else provider == "PR1"

    return test


def placement_mix(council: Council, start: date, end: date) -> Answer:
    return {"placement-group": cla(council, end)}


def foster_share(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, end, in_places(FOSTER))}


def in_house_share_cla(council: Council, start: date, end: date) -> Answer:
    return {
        "": share(council, end, in_house(FOSTER)),
        "mainstream-only": share(council, end, in_house(FOSTER - KINSHIP)),
    }


def in_house_share_foster(council: Council, start: date, end: date) -> Answer:
    return {
        "": share(council, end, in_house(FOSTER), FOSTER),
        "mainstream-only": share(council, end, in_house(FOSTER - KINSHIP), FOSTER),
    }


def kinship_share(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, end, in_places(KINSHIP))}


def long_term_foster_share(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, end, in_places(LONG_TERM))}


def residential_share(council: Council, start: date, end: date) -> Answer:
    return {
        "": share(council, end, in_places({"K2"})),
        "with-secure-and-supported": share(council, end, in_places({"K1", "K2", "K3", "H5"})),
    }


def in_borough_share(council: Council, start: date, end: date) -> Answer:
    def inside(episode: Episode) -> bool | None:
        area = council.area(episode)
        return None if area == "not-known" else area == "in"

    return {"": share(council, end, inside)}


def distance(council: Council, end: date, within: bool) -> Answer:
    lines = []
    for child, period, episode in looked_after(council, end):
        miles = council.miles(child, episode)
        passed = miles is not None and (miles <= 20.0) == within
        parts = standing(council, child, period, end)
        lines.append(Line(child.id, int(passed), 1, int(miles is None), parts))
    return {"": lines}


def within_20_miles(council: Council, start: date, end: date) -> Answer:
    return distance(council, end, within=True)


def over_20_miles(council: Council, start: date, end: date) -> Answer:
    return distance(council, end, within=False)


def stability_3plus(council: Council, start: date, end: date) -> Answer:
    """Reading: the placement held at the start is the one open as the day 12 months before ends."""
    began = add_months(end, -12)
    lines = []
    for child, period, _ in looked_after(council, end):
        placements = [
            placement
            for care in child.periods
            for placement in care.placements
            if placement.start <= end and (placement.end is None or placement.end > began)
        ]
        parts = standing(council, child, period, end)
        lines.append(Line(child.id, int(len(placements) >= 3), parts=parts))
    return {"": lines}


def stability_2years(council: Council, start: date, end: date) -> Answer:
    """Reading: a start the returns do not hold is unknown unless what they hold is enough."""
    whole: list[Line] = []
    same_carer: list[Line] = []
    for child, period, episode in looked_after(council, end):
        long = period.start <= add_months(end, -30)
        if child.born is None or age_on(child.born, end) >= 16:
            continue
        if not long and period.start_known:
            continue
        parts = standing(council, child, period, end)
        placement = period.placement_on(end)
        alone, both = (
            held_24_months(placement, end),
            held_24_months(together(period, placement), end),
        )
        for lines, passed in ((whole, with_adoption(episode, alone, both)), (same_carer, alone)):
            passed = passed if long else None
            lines.append(Line(child.id, int(passed is True), 1, int(passed is None), parts))
    return {"": whole, "same-carer": same_carer}


def with_adoption(episode: Episode, alone: bool | None, both: bool | None) -> bool | None:
    """For a child placed for adoption the two placements count; where that is unknown, so is it."""
    place = episode.usual["place"]
    if alone is both or place in ADOPTIVE:
        return both
    return alone if place in PLACEMENT_GROUPS else None


def together(period: Period, placement: Spell | None) -> Spell | None:
    """The placement before, or this one where there is none."""
    if placement is None:
        return None
    earlier = [other for other in period.placements if other.end == placement.start]
    return earlier[-1] if earlier else placement


def held_24_months(placement: Spell | None, end: date) -> bool | None:
    if placement is None:
        return None
    if placement.start <= add_months(end, -24):
        return True
    return False if placement.start_known else None


def unregulated_unregistered(council: Council, start: date, end: date) -> Answer:
    answer: Answer = {
        "": [],
        "supported-16-17-registered": [],
        "supported-16-17-not-registered": [],
        "supported-under-16": [],
        "childrens-home-not-registered": [],
    }
    for child, period, episode in looked_after(council, end):
        setting = unlawful_setting(child, episode, end)
        line = Line(child.id, 1, parts=standing(council, child, period, end))
        if setting:
            answer[setting].append(line)
        if setting and setting != "supported-16-17-registered":
            answer[""].append(line)
    return answer


def unlawful_setting(child: Child, episode: Episode, end: date) -> str | None:
    """Reading: XXXXXXX stands for no Ofsted number."""
    place = episode.usual["place"]
    number = episode.usual["urn"] not in (None, "XXXXXXX")
    age = None if child.born is None else age_on(child.born, end)
    if place == "K2" and not number:
        return "childrens-home-not-registered"
    if place in SUPPORTED and age is not None:
        if age < 16:
            return "supported-under-16"
        if age < 18:
            return f"supported-16-17-{'' if number else 'not-'}registered"
    return None


def planned_moves(council: Council, start: date, end: date) -> Answer:
    """Reading: a move in from a placement the returns do not hold is one of unknown reason."""
    lines = []
    for child in council.children:
        for period, placement, reason in moves(child):
            if start <= placement.start <= end and reason != "PLACE":
                parts = standing(council, child, period, placement.start)
                planned, unknown = int(reason == "CARPL"), int(reason is None)
                lines.append(Line(child.id, planned, 1, unknown, parts))
    return {"": lines}


def moves(child: Child) -> list[tuple[Period, Spell, str | None]]:
    """Each placement moved into (RNE P or B), and the reason on the episode that ended."""
    found: list[tuple[Period, Spell, str | None]] = []
    reason: str | None = None
    for period in child.periods:
        for placement in period.placements:
            if placement.first["rne"] in ("P", "B") and not placement.first.temporary:
                found.append((period, placement, reason))
            reason = placement.last["reason_place_change"]
    return found
