"""The council's figures worked out plainly from its returns, five years taken together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import narwhals.stable.v2 as nw
from demo_reader import YEARS, Row, by_child, known, read

from hearth import frames
from hearth.records.postcodes import directory
from hearth.vocabulary import council, grouping

Counts = dict[str, list[float]]  # name: numerator, denominator
AGES = {"under 1": (0, 1), "1 to 4": (1, 5), "5 to 9": (5, 10), "10 to 15": (10, 16)}
ETHNIC = {"white": "W", "mixed": "M", "black": "B", "asian": "A"}
SUPPORTED = {"H5", "P2", "K3"}


class Figures:
    """Numerators and denominators gathered over the years."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.counts: Counts = defaultdict(lambda: [0.0, 0.0])
        self.history: dict[str, dict[str, Row]] = defaultdict(dict)
        self.posts = _grid(out)
        for year in YEARS:
            self._add_year(year)

    def value(self, name: str) -> float:
        part, whole = self.counts[name]
        ratio = part / whole
        return ratio if "per " in name or name == "mean score" else 100 * ratio

    def _share(self, name: str, rows: Iterable[Row], test: Callable[[Row], object]) -> None:
        for row in rows:
            self.counts[name][0] += bool(test(row))
            self.counts[name][1] += 1

    def _per(self, name: str, part: float, whole: float) -> None:
        self.counts[name][0] += part
        self.counts[name][1] += whole

    def _add_year(self, year: int) -> None:
        self.year, self.closes, self.opens = year, date(year, 3, 31), date(year - 1, 4, 1)
        self.header = {row["CHILD"]: row for row in read(self.out, year, "header")}
        rows = [r for r in read(self.out, year, "episodes") if r["LS"] not in {"V3", "V4"}]
        for row in rows:
            self.history[row["CHILD"]][row["DECOM"]] = row
        # No episode here ends on 31 March but by an 18th birthday, which is the day care is over.
        self.in_care = [row for row in rows if not row["DEC"]]
        self._stock()
        self._distance()
        self._stability()
        self._flow(rows)
        self._yearly(rows)
        self._leavers()

    def age(self, child: str, on: date) -> float:
        return (on - known(self.header[child]["DOB"])).days / 365.25

    def _stock(self) -> None:
        now = self.in_care
        for name, (low, high) in {**AGES, "16 and over": (16, 99)}.items():
            self._share(
                f"aged {name}",
                now,
                lambda r, a=low, b=high: a <= self.age(r["CHILD"], self.closes) < b,
            )
        groups = grouping("ethnic-group")
        for name, letter in ETHNIC.items():
            self._share(
                name,
                now,
                lambda r, a=letter: (
                    (groups.category_of(self.header[r["CHILD"]]["ETHNIC"]) or "?")[0].upper() == a
                ),
            )
        unaccompanied = {row["CHILD"] for row in read(self.out, self.year, "uasc")}
        tests: dict[str, Callable[[Row], object]] = {
            "girls": lambda r: self.header[r["CHILD"]]["SEX"] in {"2", "F"},
            "interim care order": lambda r: r["LS"] == "C1",
            "full care order": lambda r: r["LS"] == "C2",
            "placement order": lambda r: r["LS"] == "E1",
            "section 20": lambda r: r["LS"] == "V2",
            "abuse or neglect": lambda r: r["CIN"] == "N1",
            "absent parenting": lambda r: r["CIN"] == "N8",
            "unaccompanied": lambda r: r["CHILD"] in unaccompanied,
            "fostered": lambda r: r["PLACE"].startswith("U"),
            "children's or secure home": lambda r: r["PLACE"] in {"K1", "K2"},
            "supported or independent": lambda r: r["PLACE"] in SUPPORTED,
            "with parents": lambda r: r["PLACE"] == "P1",
            "placed for adoption": lambda r: r["PLACE"].startswith("A"),
            "own provision": lambda r: r["PLACE_PROVIDER"] == "PR1",
            "private provision": lambda r: r["PLACE_PROVIDER"] == "PR4",
        }
        for name, test in tests.items():
            self._share(name, now, test)

    def _distance(self) -> None:
        for row in self.in_care:
            here = self.posts[row["PL_POST"]]
            home = self.posts.get(row["HOME_POST"])
            miles = math.hypot(here[0] - home[0], here[1] - home[1]) / 1609.3 if home else None
            self._per("in the area", here[2], 1)
            self._per("distance not known", miles is None, 1)
            self._per("over 20 miles", miles is not None and round(miles, 1) > 20, 1)

    def _stability(self) -> None:
        for row in self.in_care:
            child = row["CHILD"]
            chain = sorted(self.history[child].values(), key=lambda r: known(r["DECOM"]))
            homes = _homes(chain)
            this_year = sum(1 for start, end in homes if end > self.opens)
            self._per("three or more placements", this_year >= 3, 1)
            began = max((known(r["DECOM"]) for r in chain if r["RNE"] == "S"), default=date.min)
            since = self.closes - timedelta(days=730)
            if self.year < 2024 or self.age(child, self.closes) >= 16 or began > since:
                continue  # earlier years have too little history in the returns
            if began <= self.closes - timedelta(days=913):
                adopted = chain[-1]["PLACE"].startswith("A") and len(homes) > 1
                stable = homes[-1][0] <= since or (adopted and homes[-2][0] <= since)
                self._per("long-term stable", stable, 1)

    def _flow(self, rows: list[Row]) -> None:
        stock = len(self.in_care)
        starts = [r for r in rows if r["RNE"] == "S" and known(r["DECOM"]) >= self.opens]
        ends = [r for r in rows if r["REC"] not in {"", "X1"}]
        self._per("starts per child", len({r["CHILD"] for r in starts}), stock)
        self._per("endings per child", len({r["CHILD"] for r in ends}), stock)
        self._share("starts under 1", starts, lambda r: self._age_at(r, "DECOM") < 1)
        self._share("starts 16 and over", starts, lambda r: self._age_at(r, "DECOM") >= 16)
        self._share("starts by section 20", starts, lambda r: r["LS"] == "V2")
        self._share("ended by adoption", ends, lambda r: r["REC"] in {"E11", "E12"})
        guardians = {"E45", "E46", "E47", "E48"}
        self._share("ended by special guardianship", ends, lambda r: r["REC"] in guardians)
        self._share("ended at 18", ends, lambda r: self._age_at(r, "DEC") > 17.99)
        self._share("stayed with carers at 18", ends, lambda r: r["REC"] == "E17")
        self._share("went home", ends, lambda r: r["REC"] in {"E4A", "E4B"})

    def _age_at(self, row: Row, column: str) -> float:
        return self.age(row["CHILD"], known(row[column]))

    def _yearly(self, rows: list[Row]) -> None:
        health = read(self.out, self.year, "oc2")
        self._per("in care all year per child", len(health), len(self.in_care))
        flags = {
            "dentist": "TEETH_CHECK",
            "immunised": "IMMUNISATIONS",
            "health assessment": "HEALTH_ASSESSMENT",
            "development checks": "HEALTH_CHECK",
            "convicted": "CONVICTED",
            "substance misuse": "SUBSTANCE_MISUSE",
        }
        for name, column in flags.items():
            asked = [r for r in health if r[column]]
            self._share(name, asked, lambda r, c=column: r[c] == "1")
        asked = [r for r in health if 5 <= self.age(r["CHILD"], self.closes) < 17]
        self._share("questionnaires", asked, lambda r: r["SDQ_SCORE"])
        scores = [int(r["SDQ_SCORE"]) for r in asked if r["SDQ_SCORE"]]
        self._per("mean score", sum(scores), len(scores))
        gone = Counter(
            r["CHILD"] for r in read(self.out, self.year, "missing") if r["MISSING"] == "M"
        )
        self._per("went missing", len(gone), len({r["CHILD"] for r in rows}))
        self._per("incidents per missing child", sum(gone.values()), len(gone))
        if self.year >= 2024:
            workers = by_child(read(self.out, self.year, "sw_episodes"))
            self._share(
                "three or more social workers",
                self.in_care,
                lambda r: (
                    len(
                        {
                            w["SW_ID"]
                            for w in workers[r["CHILD"]]
                            if not w["SW_DEC"] or known(w["SW_DEC"]) >= self.opens
                        }
                    )
                    >= 3
                ),
            )

    def _leavers(self) -> None:
        for name, (low, high) in {"17-18": (17, 18), "19-21": (19, 21)}.items():
            rows = [
                r
                for r in read(self.out, self.year, "oc3")
                if low <= int(self.age(r["CHILD"], self.closes) + 0.003) <= high
            ]
            rows = [r for r in rows if r["IN_TOUCH"] not in {"RHOM", "DIED"}]
            self._per(f"leavers {name} per child", len(rows), len(self.in_care))
            self._share(f"in touch {name}", rows, lambda r: r["IN_TOUCH"] == "YES")
            self._share(f"working or learning {name}", rows, lambda r: r["ACTIV"][0] in "FP")
            housed = [r for r in rows if r["ACCOM"][0] not in "GHR"]
            self._share(f"suitable {name}", housed, lambda r: r["ACCOM"].endswith("1"))


def _homes(chain: list[Row]) -> list[tuple[date, date]]:
    """Stays with one carer, half-open; temporary stays and changes of status are looked through."""
    homes: list[tuple[date, date]] = []
    temporary = False
    for row in chain:
        end = known(row["DEC"]) if row["DEC"] else date.max
        away = row["PLACE"].startswith("T")
        new = row["RNE"] in "SPB" and not temporary and not away
        if new or not homes:
            homes.append((known(row["DECOM"]), end))
        else:
            homes[-1] = (homes[-1][0], end)
        temporary = away
    return homes


def _grid(out: Path) -> dict[str, tuple[int, int, bool]]:
    """Easting, northing and whether inside the borrowed council, of every postcode used."""
    used = {
        row[name]
        for year in YEARS
        for row in read(out, year, "episodes")
        for name in ("HOME_POST", "PL_POST")
        if row[name]
    }
    plain = {post.replace(" ", ""): post for post in used}
    own = council("Lewisham").ons_code
    found = frames.collect(directory().frame.filter(nw.col("postcode").is_in(sorted(plain))))
    return {
        plain[row["postcode"]]: (row["easting"], row["northing"], row["laua"] == own)
        for row in found.iter_rows(named=True)
    }
