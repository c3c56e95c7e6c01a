"""A plain-Python oracle: what several rules need, row by row and written another way."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

__all__ = ["ORACLE", "Row"]

Row = dict[str, str | None]
Tables = dict[str, list[Row]]
Failing = set[tuple[str, int]]


def day(text: str | None) -> date | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text or "")
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def birthday(dob: date | None, years: int) -> date | None:
    if dob is None:
        return None
    try:
        return dob.replace(year=dob.year + years)
    except ValueError:
        return dob.replace(year=dob.year + years, day=28)


def year_of(year: int) -> tuple[date, date]:
    return date(year - 1, 4, 1), date(year, 3, 31)


def by_child(rows: list[Row]) -> dict[str, list[tuple[int, Row]]]:
    found = defaultdict(list)
    for at, row in enumerate(rows):
        if row["CHILD"] is not None:
            found[row["CHILD"]].append((at, row))
    return found


def ordered(rows: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    return sorted(rows, key=lambda one: (day(one[1]["DECOM"]) or date.max, one[0]))


def continuous(tables: Tables, year: int) -> set[str]:
    start, end = year_of(year)
    children = set()
    for child, rows in by_child(tables["Episodes"]).items():
        touches = breaks = False
        for _, row in rows:
            decom, dec = day(row["DECOM"]), day(row["DEC"])
            here = decom is not None and decom <= end and (dec is None or dec >= start)
            touches |= here
            breaks |= row["RNE"] == "S" and decom is not None and start < decom <= end
            breaks |= row["REC"] != "X1" and dec is not None and start <= dec < end
            breaks |= row["LS"] in ("V3", "V4") and here
        if touches and not breaks:
            children.add(child)
    return children


def rule_185(tables: Tables, year: int) -> Failing:
    whole_year = continuous(tables, year)
    return {
        ("OC2", at)
        for at, row in enumerate(tables["OC2"])
        if row["SDQ_SCORE"] is not None and row["CHILD"] not in whole_year
    }


def rule_543(tables: Tables, year: int) -> Failing:
    _, end = year_of(year)
    whole_year = continuous(tables, year)
    failing = set()
    for at, row in enumerate(tables["OC2"]):
        tenth = birthday(day(row["DOB"]), 10)
        if row["CHILD"] in whole_year and tenth and tenth < end and row["CONVICTED"] is None:
            failing.add(("OC2", at))
    return failing


def rule_501(tables: Tables, year: int) -> Failing:
    failing = set()
    for rows in by_child(tables["Episodes"]).values():
        in_turn = ordered(rows)
        for (_, before), (at, row) in itertools.pairwise(in_turn):
            ended, began = day(before["DEC"]), day(row["DECOM"])
            if ended and began and began < ended:
                failing.add(("Episodes", at))
    return failing


def rule_434(tables: Tables, year: int) -> Failing:
    failing = set()
    for rows in by_child(tables["Episodes"]).values():
        in_turn = ordered(rows)
        for (_, before), (at, row) in itertools.pairwise(in_turn):
            same_status = row["LS"] is not None and row["LS"] == before["LS"]
            home = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
            if row["RNE"] == "L" and (same_status or any(row[c] != before[c] for c in home)):
                failing.add(("Episodes", at))
    return failing


def rule_388(tables: Tables, year: int) -> Failing:
    failing = set()
    for rows in by_child(tables["Episodes"]).values():
        in_turn = sorted(rows, key=lambda one: (day(one[1]["DECOM"]) or date(1901, 1, 1), one[0]))
        for place, (at, row) in enumerate(in_turn):
            ended, reason = day(row["DEC"]), row["REC"]
            if place + 1 == len(in_turn):
                wrong = ended is not None and reason == "X1"
            else:
                following = day(in_turn[place + 1][1]["DECOM"]) or date(1901, 1, 1)
                joined = ended is not None and ended == following
                wrong = (reason == "X1" and not joined) or (
                    reason is not None and reason != "X1" and joined
                )
            if wrong:
                failing.add(("Episodes", at))
    return failing


def periods(rows: list[tuple[int, Row]]) -> list[tuple[date, date | None]]:
    found: list[list[date | None]] = []
    before = None
    for _, row in ordered([one for one in rows if day(one[1]["DECOM"])]):
        began, ended = day(row["DECOM"]), day(row["DEC"])
        if not found or (before is not None and began > before):
            found.append([began, ended])
        else:
            found[-1][1] = ended
        before = ended
    return [(began, ended) for began, ended in found]


def rule_577(tables: Tables, year: int) -> Failing:
    care = {child: periods(rows) for child, rows in by_child(tables["Episodes"]).items()}
    failing = set()
    for at, row in enumerate(tables["Missing"]):
        start, end, spells = day(row["MIS_START"]), day(row["MIS_END"]), care.get(row["CHILD"])
        if start is None or not spells:
            continue
        lasts = row["MIS_END"] is None
        if all(
            (lasts and ended is not None)
            or (lasts and start < began)
            or (end is not None and ended is not None and end > ended)
            or (end is not None and end < began)
            for began, ended in spells
        ):
            failing.add(("Missing", at))
    return failing


def rule_578(tables: Tables, year: int) -> Failing:
    care = {child: periods(rows) for child, rows in by_child(tables["Episodes"]).items()}
    failing = set()
    for at, row in enumerate(tables["Missing"]):
        start, spells = day(row["MIS_START"]), care.get(row["CHILD"])
        if start is not None and spells:
            outside = [
                start < began or (ended is not None and start > ended) for began, ended in spells
            ]
            failing |= {("Missing", at)} if all(outside) else set()
    return failing


def rule_361(tables: Tables, year: int) -> Failing:
    _, year_end = year_of(year)
    failing = set()
    for rows in by_child(tables["Episodes"]).values():
        in_turn = ordered(rows)
        runs: list[list[tuple[int, date | None, date]]] = []
        joined = False
        for place, (at, row) in enumerate(in_turn):
            if row["LS"] != "L1":
                continue
            ended = day(row["DEC"]) or year_end
            if not joined:
                runs.append([])
            runs[-1].append((at, day(row["DECOM"]), ended))
            following = in_turn[place + 1][1]["DECOM"] if place + 1 < len(in_turn) else None
            joined = day(following) == ended
        for run in runs:
            starts = [began for _, began, _ in run if began]
            if starts and (max(e for *_, e in run) - min(starts)).days > 3:
                failing |= {("Episodes", at) for at, *_ in run}
    return failing


def rule_367(tables: Tables, year: int) -> Failing:
    start, end = year_of(year)
    failing = set()
    for rows in by_child(tables["Episodes"]).values():
        kept = []
        for at, row in rows:
            began, ended = day(row["DECOM"]), min(day(row["DEC"]) or end, end)
            if row["LS"] == "V3" and began and (ended - max(began, start)).days > 0:
                kept.append((at, (ended - max(began, start)).days))
        if sum(days for _, days in kept) > 75:
            failing |= {("Episodes", at) for at, _ in kept}
    return failing


def rule_117(tables: Tables, year: int) -> Failing:
    _, end = year_of(year)
    episodes, failing = by_child(tables["Episodes"]), set()
    for place, row in enumerate(tables["PlacedAdoption"]):
        mine = [
            (day(one["DECOM"]), -at, one)
            for at, one in episodes.get(row["CHILD"], [])
            if day(one["DECOM"]) and one["REC"] != "X1"
        ]
        if not mine:
            continue
        _, at, last = max(mine, key=lambda one: one[:2])
        limits = [limit for limit in (end, day(last["DEC"])) if limit]
        dates = [day(row[c]) for c in ("DATE_PLACED", "DATE_PLACED_CEASED")]
        if any(found > limit for found in dates if found for limit in limits):
            failing |= {("PlacedAdoption", place), ("Episodes", -at)}
    return failing


def rule_sw10(tables: Tables, year: int) -> Failing:
    failing, week = set(), timedelta(days=7)
    for rows in by_child(tables["SWEpisodes"]).values():
        in_turn = sorted(
            rows,
            key=lambda one: (
                day(one[1]["SW_DECOM"]) or date.max,
                day(one[1]["SW_DEC"]) or date.max,
                one[0],
            ),
        )
        for (_, before), (at, row) in itertools.pairwise(in_turn):
            ended, began = day(before["SW_DEC"]), day(row["SW_DECOM"])
            near = ended and began and ended - week <= began <= ended + week
            if not near and row["SW_REASON"] != "FCONTA":
                failing.add(("SWEpisodes", at))
    return failing


ORACLE: dict[str, Callable[[Tables, int], Failing]] = {
    "117": rule_117,
    "185": rule_185,
    "361": rule_361,
    "367": rule_367,
    "388": rule_388,
    "434": rule_434,
    "501": rule_501,
    "577": rule_577,
    "543": rule_543,
    "578": rule_578,
    "SW10STG2": rule_sw10,
}
