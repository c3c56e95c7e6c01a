"""Children's lives from one number each, and in plain Python what a council would send of them.

`rows_in` is the oracle: it says, child by child and without the code under test, what the return of
a year holds. Lives reach from 2018 to 2029, so that every year has care that began before it, goes
on after it and lies outside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

Cells = dict[str, str]
FIRST, LAST = date(2018, 4, 1), date(2029, 3, 31)
YEARS = (2023, 2024, 2025, 2026, 2027)
# What a place is called by year: until the year given, and from then on.
SUPPORTED, OTHER = ("H5", 2024, "K3"), ("Z1", 2025, "Z12")
PLACES = (*(("U6", 0, "U6"), ("K2", 0, "K2"), ("P1", 0, "P1"), ("R3", 0, "R3")), SUPPORTED, OTHER)
IDS = ("0042", "C-1", "Ø Å", 'A&B<C>"D', "x,y", "Ωμέγα", "子供", "O’N-7")


def text(day: date | None) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def starts(year: int) -> date:
    return date(year - 1, 4, 1)


def ends(year: int) -> date:
    return date(year, 3, 31)


@dataclass
class Spell:
    """Something from one day to another; `cells` are its other columns."""

    start: date
    end: date | None
    cells: Cells = field(default_factory=dict)
    of_the_end: Cells = field(default_factory=dict)
    place: tuple[str, int, str] = ("", 0, "")

    def touches(self, year: int, since: date | None = None) -> bool:
        until = self.end or date.max
        return self.start <= ends(year) and until >= (since or starts(year))

    def is_asked(self, year: int, told: Collection[int], *, in_care: bool) -> bool:
        """Whether a return asks for it of children in care or not: open and old, of those in care.

        It is open as long as no return of the years `told` says that it ended.
        """
        has_ended = any(self.end and starts(each) <= self.end <= ends(each) for each in told)
        return self.touches(year) and (in_care or has_ended or self.start >= starts(year))


@dataclass
class Life:
    """One child."""

    child: str
    dob: date
    sex: str
    header: Cells
    mother_since: date | None
    duc: date | None
    unaccompanied: bool
    episodes: list[Spell]
    reviews: list[tuple[date, str]]
    missing: list[Spell]
    workers: list[Spell]
    decisions: list[Spell]
    orders: list[Spell]
    yearly: dict[str, dict[int, Cells]]


def days(chance: Random, most: int, least: int = 1) -> timedelta:
    return timedelta(days=chance.randint(least, most))


def spells(chance: Random, long: int, gap: int = 0) -> Iterator[tuple[date, date | None]]:
    """Stretches of time one after another; the last may go on."""
    start = FIRST + days(chance, 2_500)
    while start < LAST and chance.random() < 0.85:
        end = start + days(chance, long)
        over = end < LAST and chance.random() < 0.9
        yield start, end if over else None
        if not over:
            return
        start = end + days(chance, gap) if gap else end


def episodes(chance: Random) -> list[Spell]:
    """Periods of care, each of episodes whose RNE says what changed; some are short breaks."""
    found: list[Spell] = []
    for start, end in spells(chance, 1_500, 300):
        shared = {"CIN": chance.choice(("N1", "N4")), "HOME_POST": "SE6 4RU"}
        if end and chance.random() < 0.15:
            found.append(episode(chance, start, end, shared, "S", chance.choice(("V3", "V4"))))
            found[-1].of_the_end["REC"] = "E4A"
            continue
        found += period(chance, start, end, shared)
    return found


def period(chance: Random, start: date, end: date | None, shared: Cells) -> list[Spell]:
    """One period of care."""
    turns = [start]
    while chance.random() < 0.7 and (after := turns[-1] + days(chance, 400)) < (end or LAST):
        turns.append(after)
    chain: list[Spell] = []
    status = chance.choice(("C1", "C2", "V2", "E1"))
    for at, day in enumerate(turns):
        until = turns[at + 1] if at + 1 < len(turns) else end
        rne = chance.choice("PL") if at else "S"
        if rne == "L":
            status = chance.choice([each for each in ("C1", "C2", "V2", "E1") if each != status])
        made = episode(chance, day, until, shared, rne, status)
        if rne == "L":
            before = chain[-1]
            made.place = before.place
            made.cells |= {n: before.cells[n] for n in ("PLACE_PROVIDER", "PL_POST", "URN")}
        made.of_the_end["REC"] = "X1" if until != end else chance.choice(("E4A", "E11", "E13"))
        chain.append(made)
    for before, made in pairwise(chain):
        if made.cells["RNE"] == "P":
            before.of_the_end["REASON_PLACE_CHANGE"] = chance.choice(("CARPL", "ALLEG", ""))
    return chain


def episode(
    chance: Random, start: date, end: date | None, shared: Cells, rne: str, status: str
) -> Spell:
    cells = shared | {
        "RNE": rne,
        "LS": status,
        "PLACE_PROVIDER": chance.choice(("PR1", "PR4", "")),
        "PL_POST": chance.choice(("SE13 5AA", "M1 1AE", "")),
        "URN": chance.choice(("SC123456", "1234567", "XXXXXXX", "")),
    }
    return Spell(start, end, cells, {}, chance.choice(PLACES))


def life(seed: int, child: str) -> Life:
    """A child from one number."""
    chance = Random(seed)
    sex = chance.choice("MF")
    mother = FIRST + days(chance, 4_000) if sex == "F" and chance.random() < 0.3 else None
    header = {
        "ETHNIC": chance.choice(("WBRI", "BAFR", "NOBT")),
        "UPN": chance.choice(("A123456789012", "UN1", "UN4")),
    }
    years = range(2019, 2030)
    return Life(
        child=child,
        dob=FIRST - days(chance, 6_000),
        sex=sex,
        header=header,
        mother_since=mother,
        duc=FIRST + days(chance, 4_000) if chance.random() < 0.7 else None,
        unaccompanied=chance.random() < 0.3,
        episodes=episodes(chance),
        reviews=[
            (day, chance.choice(("PN1", "PN7")))
            for day in sorted({FIRST + days(chance, 4_000) for _ in range(chance.randint(0, 6))})
        ],
        missing=[
            Spell(start, end, {"MISSING": chance.choice("MA")})
            for start, end in spells(chance, 400, 60)
        ],
        workers=[
            Spell(start, end, {"SW_ID": f"SW{at:07}", "SW_REASON": "MANAGE"})
            for at, (start, end) in enumerate(spells(chance, 700, 9))
        ],
        decisions=[
            Spell(start, end, {}, {"REASON_PLACED_CEASED": "RD1"})
            for start, end in spells(chance, 900, 90)
        ],
        orders=[Spell(start, end) for start, end in spells(chance, 500, 50)],
        yearly={
            "oc2": {year: oc2(chance) for year in years if chance.random() < 0.5},
            "oc3": {year: oc3(chance) for year in years if chance.random() < 0.3},
            "ad1": {year: ad1(chance, year) for year in years if chance.random() < 0.2},
            "prev_perm": {year: prev_perm(chance) for year in years if chance.random() < 0.4},
        },
    )


def oc2(chance: Random) -> Cells:
    flags = ("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT",
             "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")  # fmt: skip
    return {"SDQ_SCORE": chance.choice(("0", "17", "40", "")), "TEETH_CHECK": "1"} | {
        flag: chance.choice("01") for flag in flags
    }


def oc3(chance: Random) -> Cells:
    return chance.choice(
        ({"IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"},
         {"IN_TOUCH": "NO", "ACTIV": "0", "ACCOM": "0"})
    )  # fmt: skip


def ad1(chance: Random, year: int) -> Cells:
    matched = starts(year) + days(chance, 300)
    return {"DATE_INT": text(matched - days(chance, 90)), "DATE_MATCH": text(matched),
            "FOSTER_CARE": chance.choice("01"), "NB_ADOPTR": "2", "SEX_ADOPTR": "MF",
            "LS_ADOPTR": "L11"}  # fmt: skip


def prev_perm(chance: Random) -> Cells:
    return chance.choice(
        ({"PREV_PERM": "Z1"},
         {"PREV_PERM": "P2", "LA_PERM": "209", "DATE_PERM": "zz/05/2015"})
    )  # fmt: skip


def rows_in(one: Life, year: int, told: Collection[int]) -> dict[str, list[Cells]]:
    """What the return of a year has of one child; nothing where they are in none of its tables."""
    care = [each for each in one.episodes if each.touches(year)]
    who = {"CHILD": one.child, "DOB": text(one.dob)}
    sex = one.sex if year >= 2025 else {"M": "1", "F": "2"}[one.sex]
    tables: dict[str, list[Cells]] = {
        "episodes": [episode_cells(one.child, each, year) for each in care],
        "reviews": [{**who, "REVIEW": text(day), "REVIEW_CODE": code} for day, code in one.reviews
                    if starts(year) <= day <= ends(year)],
        "missing": [
            who | span(each, year, "MIS_START", "MIS_END")
            for each in one.missing
            if each.is_asked(year, told, in_care=bool(care))
        ],
    }  # fmt: skip
    for name, rows in one.yearly.items():
        tables[name] = [who | rows[year]] if year in rows else []
    if care and one.unaccompanied and (one.duc is None or one.duc >= starts(year)):
        tables["uasc"] = [who | {"SEX": sex, "DUC": text(one.duc)}]
    if care:
        tables["placed_adoption"] = [
            who | span(each, year, "DATE_PLACED", "DATE_PLACED_CEASED")
            for each in one.decisions
            if each.touches(year)
        ]
    if care and year >= 2024:
        since = starts(year) if year == 2024 else starts(year) - timedelta(days=365)
        tables["sw_episodes"] = [
            who | span(each, year, "SW_DECOM", "SW_DEC")
            for each in one.workers
            if each.touches(year, since)
        ]
    if year >= 2027:
        tables["dolo"] = [
            who | span(each, year, "DOLO_START", "DOLO_END")
            for each in one.orders
            if each.is_asked(year, told, in_care=bool(care))
        ]
    if any(tables.values()):
        tables["header"] = [who | {"SEX": sex} | one.header | mother_cells(one, care, year)]
    return tables


def episode_cells(child: str, one: Spell, year: int) -> Cells:
    before, last, after = one.place
    place = {"CHILD": child, "PLACE": before if year <= last else after}
    return place | span(one, year, "DECOM", "DEC")


def span(one: Spell, year: int, start: str, end: str) -> Cells:
    """The cells of a spell as they are known when the year ends."""
    cells = {start: text(one.start)} | one.cells
    if one.end and one.end <= ends(year):
        cells |= {end: text(one.end)} | one.of_the_end
    return cells


def mother_cells(one: Life, care: list[Spell], year: int) -> Cells:
    if one.sex != "F" or not any(each.cells["LS"] not in ("V3", "V4") for each in care):
        return {}
    if one.mother_since and one.mother_since <= ends(year):
        return {"MOTHER": "1", "MC_DOB": text(one.mother_since)}
    return {"MOTHER": "0"}


def some_lives(seeds: list[int]) -> list[Life]:
    """A few children, whose identifiers hold what CSV and XML must escape."""
    return [life(seed, IDS[at % len(IDS)] + str(at // len(IDS) or "")) for at, seed in
            enumerate(seeds)]  # fmt: skip


def return_in(some: list[Life], year: int, told: Collection[int] = ()) -> dict[str, list[Cells]]:
    """The whole return of a year, empty cells left out, tables without rows too.

    `told` are the years of which there are returns, where this is not the only one.
    """
    found: dict[str, list[Cells]] = {}
    for one in some:
        for name, rows in rows_in(one, year, told or (year,)).items():
            found.setdefault(name, []).extend({k: v for k, v in row.items() if v} for row in rows)
    return {name: in_order(rows) for name, rows in found.items() if rows}


def in_order(rows: list[Cells]) -> list[Cells]:
    return sorted(rows, key=lambda row: sorted(row.items()))
