"""The yardstick: six measures as an analyst would write them in pandas, at one date.

Straightforward and correct, not slowed on purpose: stock, rate, three or more placements, two-year
stability, missing twice or more, and entrants by age. It starts from the same merged tables in
memory, so reading is in neither side's time, and prepares the episodes once for any number of days.
"""

from __future__ import annotations

import pandas as pd

CARE_ENDS = pd.Timestamp("2262-01-01")


TEMPORARY = ["T0", "T1", "T2", "T3", "T4"]
FOR_ADOPTION = ["A3", "A4", "A5", "A6"]


def prepare(episodes: pd.DataFrame) -> pd.DataFrame:
    """Number each child's periods of care and placements, as four of the six measures need."""
    frame = episodes[~episodes["ls"].isin(["V3", "V4"])].sort_values(["child", "decom"]).copy()
    frame["dec"] = frame["dec"].fillna(CARE_ENDS)
    before = frame.groupby("child")
    last_rec, last_dec = before["rec"].shift(), before["dec"].shift()
    starts = (frame["rne"] == "S") | (last_rec != "X1") | (last_dec != frame["decom"])
    frame["period"] = starts.groupby(frame["child"]).cumsum()
    frame["placement"] = (starts | moved(frame)).groupby(frame["child"]).cumsum()
    frame["care_start"] = frame.groupby(["child", "period"])["decom"].transform("min")
    placement = frame.groupby(["child", "placement"])
    frame["placement_start"] = placement["decom"].transform("min")
    firsts = placement["decom"].min().groupby("child").shift().rename("before_start")
    return frame.join(firsts, on=["child", "placement"])


def moved(frame: pd.DataFrame) -> pd.Series:
    """A move is P or B to somewhere else; not a temporary stay, nor the way back from one."""
    temporary = frame["place"].isin(TEMPORARY)
    care = [frame["child"], frame["period"]]
    back = temporary.groupby(care).shift(fill_value=False)
    same = pd.Series(True, index=frame.index)
    for column in ("place", "pl_post", "urn"):
        usual = frame[column].where(~temporary).groupby(care).ffill().groupby(care).shift()
        unknown = usual.isna() | frame[column].isna()
        same &= (usual == frame[column]) | (unknown if column != "place" else False)
    return frame["rne"].isin(["P", "B"]) & ~temporary & ~(back & same)


def age(dob: pd.Series, on: pd.Timestamp | pd.Series) -> pd.Series:
    day = on if isinstance(on, pd.Timestamp) else on.dt
    had = (dob.dt.month < day.month) | ((dob.dt.month == day.month) & (dob.dt.day <= day.day))
    return day.year - dob.dt.year - (~had).astype(int)


def six_measures(
    header: pd.DataFrame,
    care: pd.DataFrame,
    missing: pd.DataFrame,
    on: pd.Timestamp,
    residents: int | None,
) -> dict[str, float]:
    """Numerators (and the rate) of the six measures on one day, from prepared episodes."""
    year_start = on - pd.DateOffset(years=1) + pd.Timedelta(days=1)
    now = care[(care["decom"] <= on) & (care["dec"] > on)].merge(header, on="child")
    stock = now["child"].nunique()
    in_year = care[(care["decom"] <= on) & (care["dec"] >= year_start)]
    moves = in_year[in_year["child"].isin(now["child"])]
    placements = moves.drop_duplicates(["child", "placement"]).groupby("child").size()
    went = missing[
        (missing["missing"] == "M")
        & (missing["mis_start"] >= year_start)
        & (missing["mis_start"] <= on)
        & missing["child"].isin(in_year["child"])
    ]
    return {
        "cla-number": float(stock),
        "cla-rate-10k": stock / residents * 10_000 if residents else float("nan"),
        "stability-3plus": float((placements >= 3).sum()),
        "stability-2years": float(settled(now, on)),
        "missing-repeat": float((went.groupby("child").size() >= 2).sum()),
        "cla-entrants": float(entrants_by_age(header, care, year_start, on).sum()),
    }


def settled(now: pd.DataFrame, on: pd.Timestamp) -> int:
    """Children under 16, in care 30 months, two years with one carer or on the way to adoption."""
    two_years = on - pd.DateOffset(months=24)
    long_term = now[
        (age(now["dob"], on) < 16) & (now["care_start"] <= on - pd.DateOffset(months=30))
    ]
    since = long_term["placement_start"].where(
        ~long_term["place"].isin(FOR_ADOPTION), long_term["before_start"]
    )
    stayed = (long_term["placement_start"] <= two_years) | (since <= two_years)
    return int(stayed.sum())


def entrants_by_age(
    header: pd.DataFrame, care: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> pd.Series:
    starts = care[(care["decom"] == care["care_start"]) & (care["rne"] == "S")]
    entrants = starts[(starts["decom"] >= first) & (starts["decom"] <= last)]
    entrants = entrants.sort_values("decom").drop_duplicates("child").merge(header, on="child")
    bands = pd.cut(age(entrants["dob"], entrants["decom"]), [-1, 0, 4, 9, 15, 99])
    return entrants.groupby(bands, observed=False).size()
