"""Periods, placements and legal statuses of one child by plain loops, from the guidance's text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from care_chains import TEMPORARY, Row

END_OF_TIME = date.max


def care_of(rows: Sequence[Row], years: Sequence[int]) -> list[Row]:
    """A child's episodes of care in order, each with `end`, `period`, `placement` and `home`."""
    care = [dict(row) for row in rows if row["ls"] not in ("V3", "V4")]
    care.sort(key=lambda row: (row["decom"], row["dec"] or END_OF_TIME, row["year"]))
    for row, following in zip_longest(care, care[1:]):
        row["end"] = ended(row, following, years[-1])
    period = placement = -1
    home: Row | None = None
    last: Row | None = None
    for row in care:
        if last is None or begins_care(last, row):
            period, placement, home = period + 1, placement + 1, None
        elif moves(last, row, home):
            placement += 1
        if row["place"] not in TEMPORARY:
            home = row
        row |= {"period": period, "placement": placement, "home": home or row}
        last = row
    return care


def ended(row: Row, following: Row | None, last_year: int) -> date | None:
    end = row["dec"]
    if end is None and row["year"] < last_year:
        end = date(row["year"], 4, 1)  # later returns no longer have it
    if following is not None:
        end = following["decom"] if end is None else min(end, following["decom"])
    return end and max(end, row["decom"])


def begins_care(last: Row, row: Row) -> bool:
    if row["rne"] == "S":
        return True
    if last["dec"] and last["rec"] not in ("X1", None):
        return True
    return last["end"] < row["decom"]


def moves(last: Row, row: Row, home: Row | None) -> bool:
    if row["place"] in TEMPORARY or row["rne"] not in ("P", "B"):
        return False
    back = last["place"] in TEMPORARY and home is not None and same_home(home, row)
    return not back


def same_home(home: Row, row: Row) -> bool:
    if row["place"] is None or home["place"] != row["place"]:
        return False
    pairs = [(home[key], row[key]) for key in ("pl_post", "urn")]
    return all(a == b for a, b in pairs if a and b)


def periods(care: Sequence[Row]) -> list[tuple[object, ...]]:
    return [
        (
            run[0]["child"],
            run[0]["decom"],
            run[0]["rne"] == "S",
            run[-1]["end"],
            run[-1]["rec"] if run[-1]["dec"] else None,
            run[0]["ls"],
            run[0]["place"],
        )
        for run in runs(care, "period")
    ]


def placements(care: Sequence[Row]) -> list[tuple[object, ...]]:
    return [
        (
            run[0]["child"],
            run[0]["period"],
            run[0]["placement"],
            run[0]["decom"],
            run[0]["rne"] in ("S", "P", "B"),
            run[-1]["end"],
            run[-1]["home"]["place"],
            run[-1]["home"]["urn"],
            run[0]["rne"],
        )
        for run in runs(care, "placement")
        if run[-1]["end"] is None or run[-1]["end"] > run[0]["decom"]
    ]


def legal_statuses(care: Sequence[Row]) -> list[tuple[object, ...]]:
    return [
        (run[0]["child"], run[0]["period"], run[0]["ls"], run[0]["decom"], run[-1]["end"])
        for run in runs(care, "period", "ls")
    ]


def runs(care: Sequence[Row], *names: str) -> list[list[Row]]:
    found: list[list[Row]] = []
    for row in care:
        if found and all(found[-1][-1][name] == row[name] for name in names):
            found[-1].append(row)
        else:
            found.append([row])
    return found
