"""The yardstick: six measures as an analyst would write them in pandas, at one date.

Straightforward and correct, not slowed on purpose: stock, rate, three or more placements, two-year
stability, missing twice or more, and entrants by age. It starts from the same merged tables in
memory, so reading is in neither side's time.
"""

from __future__ import annotations

import pandas as pd

CARE_ENDS = pd.Timestamp("2262-01-01")


def prepare(episodes: pd.DataFrame) -> pd.DataFrame:
    """Number each child's periods of care and placements, as every measure but two needs."""
    frame = episodes[~episodes["ls"].isin(["V3", "V4"])].sort_values(["child", "decom"]).copy()
    frame["dec"] = frame["dec"].fillna(CARE_ENDS)
    before = frame.groupby("child")
    last_rec, last_dec = before["rec"].shift(), before["dec"].shift()
    starts = (frame["rne"] == "S") | (last_rec != "X1") | (last_dec != frame["decom"])
    frame["period"] = starts.groupby(frame["child"]).cumsum()
    temporary = frame["place"].isin(["T0", "T1", "T2", "T3", "T4"])
    care = frame.groupby(["child", "period"])
    usual = frame["place"].where(~temporary).groupby([frame["child"], frame["period"]]).ffill()
    frame["usual_place"] = usual
    back = temporary.groupby([frame["child"], frame["period"]]).shift(fill_value=False)
    same = usual.groupby([frame["child"], frame["period"]]).shift() == frame["place"]
    moved = frame["rne"].isin(["P", "B"]) & ~temporary & ~(back & same)
    frame["placement"] = (starts | moved).groupby([frame["child"], frame["period"]]).cumsum()
    frame["care_start"] = care["decom"].transform("min")
    frame["placement_start"] = frame.groupby(["child", "period", "placement"])["decom"].transform(
        "min"
    )
    return frame


def age(dob: pd.Series, on: pd.Timestamp | pd.Series) -> pd.Series:
    if isinstance(on, pd.Timestamp):
        had = (dob.dt.month < on.month) | ((dob.dt.month == on.month) & (dob.dt.day <= on.day))
        return on.year - dob.dt.year - (~had).astype(int)
    had = (dob.dt.month < on.dt.month) | ((dob.dt.month == on.dt.month) & (dob.dt.day <= on.dt.day))
    return on.dt.year - dob.dt.year - (~had).astype(int)


def six_measures(
    header: pd.DataFrame,
    episodes: pd.DataFrame,
    missing: pd.DataFrame,
    on: pd.Timestamp,
    residents: int,
) -> dict[str, float]:
    """Numerators (and the rate) of the six measures on one day."""
    year_start = on - pd.DateOffset(years=1) + pd.Timedelta(days=1)
    care = prepare(episodes)
    now = care[(care["decom"] <= on) & (care["dec"] > on)].merge(header, on="child")
    stock = now["child"].nunique()
    in_year = care[(care["decom"] <= on) & (care["dec"] > year_start)]
    moves = in_year[in_year["child"].isin(now["child"])].drop_duplicates(
        ["child", "period", "placement"]
    )
    placements = moves.groupby("child").size()
    young = now[(age(now["dob"], on) < 16)]
    long_term = young[young["care_start"] <= on - pd.DateOffset(months=30)]
    settled = long_term[long_term["placement_start"] <= on - pd.DateOffset(months=24)]
    looked_after = in_year["child"].unique()
    went = missing[
        (missing["missing"] == "M")
        & (missing["mis_start"] >= year_start)
        & (missing["mis_start"] <= on)
        & missing["child"].isin(looked_after)
    ]
    times = went.groupby("child").size()
    starts = care[(care["decom"] == care["care_start"]) & (care["rne"] == "S")]
    entrants = starts[(starts["decom"] >= year_start) & (starts["decom"] <= on)]
    entrants = entrants.sort_values("decom").drop_duplicates("child").merge(header, on="child")
    bands = pd.cut(age(entrants["dob"], entrants["decom"]), [-1, 0, 4, 9, 15, 99])
    return {
        "cla-number": float(stock),
        "cla-rate-10k": stock / residents * 10_000,
        "stability-3plus": float((placements >= 3).sum()),
        "stability-2years": float(len(settled)),
        "missing-repeat": float((times >= 2).sum()),
        "cla-entrants": float(entrants.groupby(bands, observed=False).size().sum()),
    }
