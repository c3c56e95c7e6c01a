"""Children with every awkward history the return can hold, drawn one choice at a time.

Days are drawn from those on which rules turn (the days asked about, 3 to 30 months before them,
1 April, leap days) and the days beside them. Each child grows from one number, so that a list of
numbers that disagrees shrinks to the one child behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import Any

from oracle.days import DAY, add_months, birthday, year_end

Row = dict[str, Any]
Tables = dict[str, list[Row]]

YEARS = (2021, 2022, 2023, 2024, 2025)
FIRST, LAST = date(2020, 4, 1), date(2025, 3, 31)
DAYS_ASKED = (date(2024, 3, 31), date(2024, 2, 29), date(2023, 8, 31), date(2025, 3, 31))
PLACES = {  # postcode: easting, northing, authority; the council's is E09000023
    "SE41AA": (500_000, 200_000, "E09000023"),
    "NEAR": (505_150, 200_000, "E09000023"),
    "TWENTY": (532_186, 200_000, "E09000001"),
    "BEYOND": (532_347, 200_000, "E09000001"),
    "CARDIFF": (318_000, 176_000, "W06000015"),
    "NOGRID": (None, None, "N09000003"),
}
HOMES = ("U6", "U4", "U1", "U3", "U5", "A5", "A6", "A3", "K2", "K1", "K3", "H5", "P1", "P2", "R3")
RARE_HOMES = ("R5", "S1", "Z1", "Z12")
ENDS = ("E4A", "E4B", "E11", "E12", "E13", "E17", "E2", "E3", "E41", "E45", "E5", "E7", "E9", "E8")
STATUSES = ("C2", "C1", "V2", "E1", "J1", "L1", "D1", None)
REASONS = (None, "CARPL", "PLACE", "CREQB", "OTHER")


def turning_days() -> list[date]:
    """Days on which a rule turns, and those on both sides of each."""
    days = {day for asked in DAYS_ASKED for day in (asked, *back_from(asked))}
    days |= {date(year, 4, 1) for year in range(2020, 2025)} | {date(2024, 2, 29)}
    beside = {day + n * DAY for day in days for n in (-1, 0, 1, 2)}
    return sorted(day for day in beside if FIRST <= day <= LAST)


def back_from(day: date) -> list[date]:
    return [add_months(day, -months) for months in (3, 6, 12, 24, 30)]


TURNING = turning_days()
DAYS = (LAST - FIRST).days


def some_day(random: Random) -> date:
    if random.randrange(3):
        return random.choice(TURNING)
    return FIRST + random.randrange(DAYS + 1) * DAY


def some_days(random: Random, most: int) -> list[date]:
    return sorted({some_day(random) for _ in range(random.randrange(most + 1))})


def born(random: Random) -> date:
    """Under 18 for most of the five years; often on a turning day, or on 29 February."""
    if random.randrange(4) == 0:
        return date(random.choice((2004, 2008, 2012, 2016, 2020)), 2, 29)
    day = some_day(random)
    age = random.randrange(19)
    if (day.month, day.day) == (2, 29):
        return date(day.year - age, 3, 1)
    return day.replace(year=day.year - age)


class Story:
    """A child's episodes as they happen."""

    def __init__(self, random: Random, child: str, adult: date) -> None:
        self.random, self.child, self.adult = random, child, adult
        self.rows: list[Row] = []
        self.state: Row = {}

    def tell(self) -> list[Row]:
        days = [day for day in some_days(self.random, 8) if day < self.adult]
        if days and self.random.randrange(5) == 0:
            days[0] = FIRST - self.random.randrange(1, 900) * DAY
            self.begin(days.pop(0), self.random.choice("SSLPTUB"))
        for day in days:
            self.happen(day)
        if self.state and self.adult <= LAST:
            self.close(self.adult, self.random.choice(("E5", "E17")))
            self.state = {}
        for row in self.rows:
            row["year"] = year_end(row["dec"] or LAST).year
        self.lose_sight()
        if self.rows and self.random.randrange(6) == 0:
            self.slip(self.random.choice(self.rows))
        return self.rows

    def happen(self, day: date) -> None:
        if not self.state:
            if self.random.randrange(8) == 0:
                self.short_break(day)
            else:
                self.begin(day, "S")
        elif self.state["place"] in ("T0", "T3", "T4"):
            self.random.choice((self.come_back, self.come_back, self.move_on, self.law))(day)
        else:
            happenings = (self.move, self.move, self.same_carer, self.law, self.stay_away)
            self.random.choice((*happenings, self.leave, self.leave_and_return))(day)

    def begin(self, day: date, rne: str) -> None:
        self.state = {"cin": self.random.choice(("N1", "N5", "N8", None)), "home_post": "SE41AA"}
        if self.random.randrange(8) == 0:
            self.state["home_post"] = self.random.choice((None, "CARDIFF", "NOWHERE", "NOGRID"))
        self.state |= {"ls": self.random.choice(STATUSES)} | self.new_home()
        if rne == "S" and self.random.randrange(10) == 0:
            self.state["place"] = None
        self.open(day, rne)

    def new_home(self) -> Row:
        number = self.random.choice((None, "XXXXXXX", *(f"SC{n:06}" for n in range(4))))
        places = HOMES if self.random.randrange(8) else RARE_HOMES
        return {
            "place": self.random.choice(places),
            "place_provider": self.random.choice(("PR1", "PR1", "PR2", "PR4", None)),
            "pl_post": self.random.choice((*PLACES, "NOWHERE", None)),
            "urn": number,
        }

    def open(self, day: date, rne: str) -> None:
        self.rows.append({"child": self.child, "decom": day, "dec": None, "rne": rne, **self.state})

    def close(self, day: date, rec: str | None, reason: str | None = None) -> None:
        self.rows[-1] |= {"dec": day, "rec": rec, "reason_place_change": reason}

    def change(self, day: date, rne: str, reason: str | None = None) -> None:
        self.close(day, "X1", reason)
        self.open(day, rne)

    def move(self, day: date) -> None:
        rne = self.random.choice("PPB")
        self.state = self.state | self.new_home()
        if rne == "B":
            self.state["ls"] = self.random.choice(STATUSES)
        self.change(day, rne, self.random.choice(REASONS))

    def same_carer(self, day: date) -> None:
        rne = self.random.choice("TU")
        self.state = self.state | {"place": self.random.choice(HOMES)}
        if rne == "U":
            self.state["ls"] = self.random.choice(STATUSES)
        self.change(day, rne, self.random.choice(("CARPL", "PLACE", None)))

    def law(self, day: date) -> None:
        self.state = self.state | {"ls": self.random.choice(STATUSES)}
        self.change(day, "L")

    def stay_away(self, day: date) -> None:
        if self.state["place"] is None:
            return self.move(day)
        self.usual = self.state
        away = {"place": self.random.choice(("T0", "T3", "T4")), "place_provider": None}
        self.state = self.state | away | {"urn": None, "pl_post": "TWENTY"}
        return self.change(day, "P")

    def come_back(self, day: date) -> None:
        rne = "P" if self.usual["ls"] == self.state["ls"] else "B"
        self.state = self.usual | {"ls": self.state["ls"]}
        self.change(day, rne)

    def move_on(self, day: date) -> None:
        self.state = self.usual | self.new_home()
        if self.random.randrange(2):
            self.state["place"] = self.usual["place"]
        self.change(day, "P")

    def leave(self, day: date) -> None:
        self.close(day, self.random.choice(ENDS))
        self.state = {}

    def leave_and_return(self, day: date) -> None:
        self.leave(day)
        self.begin(day, "S")

    def short_break(self, day: date) -> None:
        self.state = {"ls": "V3", "cin": "N2", "place": "U6", "place_provider": "PR1"}
        self.open(day, "S")
        self.leave(day + self.random.randrange(1, 18) * DAY)

    def lose_sight(self) -> None:
        """Now and then an open episode is in one return and in none after it."""
        if self.rows and self.rows[-1]["dec"] is None and self.random.randrange(6) == 0:
            self.rows[-1]["year"] = max(year_end(self.rows[-1]["decom"]).year, YEARS[0])

    def slip(self, row: Row) -> None:
        """A code that whoever filled it in got wrong."""
        if row["place"] and self.random.randrange(2):
            row["rne"] = self.random.choice(("S", "P", "L", "T", "U", "B", None))
        elif row["dec"]:
            row["rec"] = self.random.choice((None, "X1", "E4A"))


def invented(numbers: Iterable[int]) -> Tables:
    """The tables of a record with the child of each number."""
    tables: Tables = {name: [] for name in TABLES}
    for number in numbers:
        for name, rows in one_child(Random(number), f"C{number:06}").items():
            tables[name] += rows
    return tables


def one_child(random: Random, child: str) -> Tables:
    header: Row = {
        "child": child,
        "dob": born(random),
        "sex": random.choice("MFU"),
        "year": YEARS[-1],
    }
    header["ethnic"] = random.choice(("WBRI", "MWBC", "NOBT", None))
    adult = birthday(header["dob"], 18)
    episodes = Story(random, child, adult).tell()
    known = not episodes or random.randrange(20) > 0
    tables: Tables = {"header": [header] if known else [], "episodes": episodes}
    for name, table in TABLES.items():
        if table:
            tables[name] = [{"child": child, "year": YEARS[-1]} | row for row in table(random)]
    return tables


def reviews(random: Random) -> list[Row]:
    codes = ("PN1", "PN2", "PN4", "PN5", "PN7", "PN0", None)
    return [{"review": day, "review_code": random.choice(codes)} for day in some_days(random, 9)]


def missing(random: Random) -> list[Row]:
    rows = []
    days = some_days(random, 6)
    for day, following in zip(days, [*days[1:], None], strict=False):
        back: date | None = day + random.choice((0, 1, 2, 4, 5, 40)) * DAY
        if following is None:
            back = random.choice((back, None))
        elif back is not None:
            back = min(back, following)
        rows.append({"missing": random.choice("MMMA"), "mis_start": day, "mis_end": back})
    return rows


def uasc(random: Random) -> list[Row]:
    if random.randrange(4):
        return []
    return [{"duc": random.choice((None, some_day(random)))}]


def yes_no(random: Random) -> str | None:
    return random.choice(("1", "0", None))


ANSWERS = (
    "convicted",
    "immunisations",
    "teeth_check",
    "health_assessment",
    "substance_misuse",
    "intervention_received",
    "intervention_offered",
)


def oc2(random: Random) -> list[Row]:
    rows = []
    for year in YEARS:
        if random.randrange(2):
            score = random.choice((None, None, 0, 13, 14, 16, 17, 40))
            reason = random.choice((None, "SDQ1")) if score is None else None
            row: Row = {"year": year, "sdq_score": score, "sdq_reason": reason}
            rows.append(row | {name: yes_no(random) for name in ANSWERS})
    return rows


def oc3(random: Random) -> list[Row]:
    rows = []
    for year in YEARS:
        if random.randrange(2):
            touch = random.choice(("YES", "NO", "REFU", "NREQ", "DIED", "RHOM", None))
            activity = random.choice(("F1", "P1", "F2", "P5", "G4", "G5", "G6", "0", None))
            home = random.choice(("U1", "U2", "Z1", "Z2", "X2", "X1", "G1", "H1", "R2", "0", None))
            rows.append({"year": year, "in_touch": touch, "activ": activity, "accom": home})
    return rows


def ad1(random: Random) -> list[Row]:
    match = random.choice((None, some_day(random)))
    return [{"date_match": match, "foster_care": yes_no(random)}]


def placed_adoption(random: Random) -> list[Row]:
    days = some_days(random, 2)
    rows: list[Row] = [{"date_placed": day} for day in days]
    for row, ended in zip(rows, [*days[1:], random.choice((None, some_day(random)))], strict=False):
        if ended is not None and ended >= row["date_placed"]:
            row |= {"date_placed_ceased": ended, "reason_placed_ceased": "RD3"}
    return rows


def sw_episodes(random: Random) -> list[Row]:
    days = some_days(random, 5)
    ends: Sequence[date | None] = [*days[1:], random.choice((None, LAST))]
    return [
        {"sw_id": f"SW{random.randrange(3)}", "sw_decom": day, "sw_dec": end}
        for day, end in zip(days, ends, strict=False)
        if end is None or end > day
    ]


def prev_perm(random: Random) -> list[Row]:
    codes = ("P1", "P2", "P3", "P4", "Z1", None)
    return [
        {"prev_perm": random.choice(codes), "year": year} for year in YEARS if random.random() < 0.5
    ]


TABLES = {
    "header": None,
    "episodes": None,
    "reviews": reviews,
    "missing": missing,
    "uasc": uasc,
    "oc2": oc2,
    "prev_perm": prev_perm,
    "oc3": oc3,
    "ad1": ad1,
    "placed_adoption": placed_adoption,
    "sw_episodes": sw_episodes,
}
