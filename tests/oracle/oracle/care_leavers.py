"""Care leavers round their birthday in the collection year (OC3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from oracle.answer import Line, person_parts
from oracle.care import Child, Council, Row
from oracle.codes import FOSTER
from oracle.days import DAY, age_on, birthday

Answer = dict[str, list[Line]]
Test = Callable[[Row], bool | None]
NOT_COUNTED = {"DIED", "RHOM"}
AWAY = {"G", "H", "R"}
NEVER_SUITABLE = {"S", "X"}
NEET = {"not-illness": "G4", "not-other": "G5", "not-parenting": "G6"}


def cohort(council: Council, end: date) -> list[tuple[Child, Row, int | None]]:
    """With a birthday from the 17th to the 25th in the year, the row and the age reached.

    Someone whose date of birth nobody gives stays, at an age not known.
    """
    found = []
    for child in council.children:
        row = child.in_year("oc3", end.year)
        if row is None or row.get("in_touch") in NOT_COUNTED:
            continue
        born = child.born or row.get("dob")
        age = age_on(born, end) if born else None
        if (age is None or 17 <= age <= 25) and counts(child):
            found.append((child, row, age))
    return found


def counts(child: Child) -> bool:
    """Neither moved to another council's care nor looked after on short breaks only.

    Reading: by all that is known now, later years included.
    """
    if not child.periods:
        return not child.short_breaks
    return child.periods[-1].rec != "E3"


def lines_of(cohort: list[tuple[Child, Row, int | None]], test: Test, end: date) -> list[Line]:
    lines = []
    for child, row, age in cohort:
        passed = test(row)
        # Status ends at 18 at the latest: the breakdown is of those who ever had it.
        ever = "yes" if child.tables["uasc"] else "no"
        parts = person_parts(child, end) | {"care-leaver-age": band(age), "uasc": ever}
        lines.append(Line(child.id, int(passed is True), 1, int(passed is None), parts))
    return lines


def band(age: int | None) -> str:
    if age is None:
        return "not-known"
    return "17-18" if age < 19 else "19-21" if age < 22 else "22-25"


def share(council: Council, end: date, test: Test) -> list[Line]:
    return lines_of(cohort(council, end), test, end)


def known(row: Row, column: str) -> str | None:
    return None if row.get(column) in (None, "0") else row[column]


def cl_number(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, end, lambda row: True)}


def cl_in_touch(council: Council, start: date, end: date) -> Answer:
    def test(row: Row) -> bool | None:
        return row["in_touch"] == "YES" if row.get("in_touch") else None

    return {"": share(council, end, test)}


def active(codes: Callable[[str], bool]) -> Test:
    def test(row: Row) -> bool | None:
        code = known(row, "activ")
        return codes(code) if code else None

    return test


def cl_eet(council: Council, start: date, end: date) -> Answer:
    answer = {"": share(council, end, active(lambda code: code[0] in "FP"))}
    for name, neet in NEET.items():
        answer[name] = share(council, end, active(lambda code, neet=neet: code == neet))
    return answer


def higher_education(council: Council, start: date, end: date) -> Answer:
    return {"": share(council, end, active(lambda code: code in ("F1", "P1")))}


def cl_suitable(council: Council, start: date, end: date) -> Answer:
    """Reading: of those abroad, deported or of unknown residence, suitability is not known."""

    def test(row: Row) -> bool | None:
        code = known(row, "accom")
        if code is None or code[0] in AWAY:
            return None
        return code.endswith("1") and code[0] not in NEVER_SUITABLE

    everyone = cohort(council, end)
    here = [one for one in everyone if (known(one[1], "accom") or "-")[0] not in AWAY]
    return {"": lines_of(here, test, end), "live": lines_of(everyone, test, end)}


def cl_staying_put(council: Council, start: date, end: date) -> Answer:
    def test(row: Row) -> bool | None:
        code = known(row, "accom")
        return code.startswith("Z") if code else None

    aged = [one for one in cohort(council, end) if one[2] in (18, 19, 20)]
    fostered = [one for one in aged if fostered_at_18(one[0], one[1])]
    return {"": lines_of(aged, test, end), "fostered-at-18": lines_of(fostered, test, end)}


def fostered_at_18(child: Child, row: Row) -> bool:
    born = child.born or row["dob"]
    eve = birthday(born, 18) - DAY
    period = child.period_on(eve)
    episode = period.on(eve) if period else None
    return episode is not None and episode.usual["place"] in FOSTER
