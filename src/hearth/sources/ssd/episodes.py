"""Episodes of the return put together from episodes, placements, legal statuses and addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hearth.records.care import WHERE_ITEMS
from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given, by_child, holding

__all__ = ["take_episodes"]

# Addresses that are no home of the child's own.
NOT_HOME = ("placement", "foster", "school", "work")


def take_episodes(given: Given) -> None:
    """Add an episode for each row of ssd_cla_episodes.

    The legal status is the one that holds on the day the episode starts, the last to start where
    several do; the home postcode that of the child's own address the day before care began. The
    reason a placement ended is on its last episode, if care went on.
    """
    places = {line["key"]: line for line in given["ssd_cla_placement"]}
    statuses = by_child([line for line in given["ssd_legal_status"] if line["ls"]], "start")
    addresses = by_child(filter(is_home, given["ssd_address"]), "start")
    lost = Lost(given)
    for child, lines in given.care.items():
        last = {line["placement"]: line for line in lines}
        began = care_began(lines)
        for line in lines:
            place = places.get(line["placement"])
            status = holding(statuses.get(child, ()), line["decom"])
            home = home_on(addresses.get(child, ()), began[line.row, line.sheet.file])
            goes_on = line["rec"] == "X1" and last[line["placement"]] is line
            lost.look(line, place, status)
            given.add(
                "episodes",
                line,
                child=child,
                **line.take(decom="decom", rne="rne", cin="cin"),
                **line.take_end(dec="dec", rec="rec"),
                **(status.take(ls="ls") if status else {}),
                **(place.take(**{name: name for name in WHERE_ITEMS}) if place else {}),
                **reason(place, goes_on),
                **({"home_post": home} if home else {}),
            )
    lost.say()


def is_home(line: Line) -> bool:
    """Whether an address with a postcode may be a child's own home."""
    kind = (line["kind"] or "").lower()
    return bool(line["postcode"]) and not any(word in kind for word in NOT_HOME)


def care_began(lines: Sequence[Line]) -> Mapping[tuple[int, str], date]:
    """The day care began of each row: as it says, or that of the last RNE S up to it."""
    began: dict[tuple[int, str], date] = {}
    start = lines[0]["decom"]
    for line in lines:
        start = line["decom"] if line["rne"] == "S" else start
        began[line.row, line.sheet.file] = line["entered"] or start
    return began


def home_on(addresses: Sequence[Line], began: date) -> str | None:
    """The postcode of the address the day before care began, or else on that day."""
    for day in (began - timedelta(days=1), began):
        if home := holding(addresses, day):
            return str(home["postcode"])
    return None


def reason(place: Line | None, goes_on: bool) -> dict[str, Any]:
    """Why a placement ended, said where it did; elsewhere there is none."""
    if place is None or "reason_place_change" not in {*place.values, *place.blank}:
        return {}
    return {"reason_place_change": place["reason_place_change"] if goes_on else None}


class Lost:
    """Episodes whose placement or legal status the other tables do not have, said once for each."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._without: dict[str, list[Line]] = defaultdict(list)

    def look(self, line: Line, place: Line | None, status: Line | None) -> None:
        """Remember what an episode lacks."""
        if place is None:
            self._without["placement in ssd_cla_placement"].append(line)
        if status is None:
            self._without["legal status in ssd_legal_status on the day it starts"].append(line)

    def say(self) -> None:
        """Say how many episodes lack what, the first of them by name."""
        for what, lines in self._without.items():
            also = f" So have {len(lines) - 1:,} more." if lines[1:] else ""
            words = f"the episode has no {what}.{also} It is taken as not known."
            column = "place" if "placement" in what else "ls"
            self._given.say("episodes", lines[0], column, words)
