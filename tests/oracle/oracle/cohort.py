"""Who is looked after, who came in, who is unaccompanied."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from oracle.answer import Line, counted, parts_of
from oracle.care import Child, Council, Episode, Period
from oracle.codes import NEEDS
from oracle.days import DAY, add_months, year_start

Lines = list[Line]


def looked_after(council: Council, day: date) -> list[tuple[Child, Period, Episode]]:
    """Each child with an open period of care, with it and the episode they are in."""
    found = []
    for child in council.children:
        period = child.period_on(day)
        episode = period.on(day) if period else None
        if period and episode:
            found.append((child, period, episode))
    return found


def need(period: Period) -> str:
    """Set when the period of care began."""
    code = period.first["cin"]
    return code if code in NEEDS else "not-known"


def standing(council: Council, child: Child, period: Period, day: date) -> dict[str, str]:
    episode = period.on(day) or period.last
    return parts_of(council, child, episode, day) | {"need": need(period)}


def cla(council: Council, day: date) -> Lines:
    """A line for each child looked after at the end of the day."""
    return [
        Line(child.id, 1, parts=standing(council, child, period, day))
        for child, period, _ in looked_after(council, day)
    ]


def entrants(council: Council, start: date, end: date) -> tuple[Lines, Lines, Lines]:
    """Children who came in, by their first start; all starts; first time in care."""
    children, starts, first_time = [], [], []
    for child in council.children:
        began = [p for p in child.periods if p.start_known and start <= p.start <= end]
        for place, period in enumerate(began):
            parts = standing(council, child, period, period.start)
            starts.append(Line(child.id, 1, parts=parts))
            if place == 0:
                new = all(other.start >= period.start for other in child.periods)
                children.append(Line(child.id, 1, parts=parts))
                first_time.append(Line(child.id, int(new), parts=parts))
    return children, starts, first_time


def cla_number(council: Council, start: date, end: date) -> dict[str, Lines]:
    return {"": cla(council, end)}


def cla_entrants(council: Council, start: date, end: date) -> dict[str, Lines]:
    children, starts, _ = entrants(council, start, end)
    return {"": children, "starts": starts}


def cla_entrants_first_time(council: Council, start: date, end: date) -> dict[str, Lines]:
    by_order = []
    for child in council.children:
        began = [p for p in child.periods if p.start_known and start <= p.start <= end]
        if began:
            first = began[0]
            year = first.start.year + (first.start.month >= 4)
            code = (child.in_year("prev_perm", year) or {}).get("prev_perm")
            parts = standing(council, child, first, first.start)
            by_order.append(
                Line(child.id, int(code in {"P1", "P2", "P3"}), 1, int(code in {None, "P4"}), parts)
            )
    return {"": entrants(council, start, end)[2], "earlier-order": by_order}


def legal_status_mix(council: Council, start: date, end: date) -> dict[str, Lines]:
    return {"legal-status": cla(council, end)}


def age_sex_mix(council: Council, start: date, end: date) -> dict[str, Lines]:
    return {"age-band": cla(council, end), "sex": cla(council, end)}


def need_mix(council: Council, start: date, end: date) -> dict[str, Lines]:
    came_in = entrants(council, start, end)[0]
    return {
        "need": cla(council, end),
        "need-of-entrants": [
            Line(x.child, 1, parts={"need-of-entrants": x.parts["need"]}) for x in came_in
        ],
    }


def uasc_share(council: Council, start: date, end: date) -> dict[str, Lines]:
    whole, formerly = [], []
    for child, period, _ in looked_after(council, end):
        parts = standing(council, child, period, end)
        now = child.uasc_on(end)
        was = not now and bool(child.tables["uasc"])
        whole.append(Line(child.id, int(now), parts=parts))
        formerly.append(Line(child.id, int(was), parts=parts))
    return {"": whole, "formerly": formerly}


def june_before(day: date) -> int:
    """The year of the June before the day."""
    return day.year if day > date(day.year, 6, 30) else day.year - 1


def rate_10k(council: Council, end: date) -> tuple[int, int | None]:
    """Children looked after, and residents aged 0 to 17 in the June before."""
    return len(cla(council, end)), council.residents.get(june_before(end))


def nts_headroom(council: Council, end: date) -> tuple[int, Fraction | None]:
    """Unaccompanied children now, and how many more make 0.1% of residents under 18."""
    now = counted(uasc_share(council, end, end)[""])[0]
    residents = council.residents.get(june_before(end))
    return now, None if residents is None else Fraction(residents // 1000 - now)


def entrants_forecast(council: Council, end: date) -> dict[str, tuple[int, Fraction | None]]:
    """So far over whole months, and the year's end by the run rate and by the seasons."""
    months = sum(add_months(year_start(end), n) <= end + DAY for n in range(1, 13))
    so_far = came_in(council, year_start(end), months)
    seasonal = None
    shares = []
    for year in range(council.first_year, year_start(end).year + 1):
        total = came_in(council, date(year - 1, 4, 1), 12)
        if total:
            shares.append(Fraction(came_in(council, date(year - 1, 4, 1), months), total))
    if sum(shares):
        seasonal = so_far / (sum(shares, Fraction()) / len(shares))
    run_rate = Fraction(so_far * 12, months) if months else None
    return {"": (so_far, run_rate), "seasonal": (so_far, seasonal)}


def came_in(council: Council, april: date, months: int) -> int:
    return len(entrants(council, april, add_months(april, months) - DAY)[0]) if months else 0
