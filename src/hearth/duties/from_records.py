"""Lives from a council's records: what the return, Annex A and the Standard Safeguarding Dataset
can feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.duties.building import Given, lives_of
from hearth.duties.lives import Lives
from hearth.records.histories import Histories

__all__ = ["TIMES", "TIME_COLUMNS", "columns_of", "lives_from", "timed"]

Plain = dict[str, Sequence[Any]]

NOTHING: Mapping[str, nw.DataFrame[Any]] = {}

# How the columns of the neutral tables are called here.
NAMES: Mapping[str, Mapping[str, str]] = {
    "allocations": {"role": "role", "start": "start", "end": "end"},
    "visits": {
        "kind": "kind",
        "on": "date",
        "seen": "seen",
        "alone": "seen_alone",
        "in_person": "in_person",
        "reason": "reason",
        "why_late": "why_late",
    },
    "reviews": {"on": "review", "code": "review_code"},
    "permanence_plans": {"plan": "plan", "on": "start", "end": "end", "why_late": "why_late"},
    "health_checks": {
        "kind": "kind",
        "on": "date",
        "status": "status",
        "by": "by",
        "why_late": "why_late",
    },
    "immunisations": {"on": "date", "up_to_date": "up_to_date", "why_late": "why_late"},
    "sdq": {"on": "date", "score": "sdq_score", "reason": "sdq_reason", "why_late": "why_late"},
    "missing": {
        "kind": "missing",
        "start": "mis_start",
        "end": "mis_end",
    },
    "adoption": {
        "on": "date_placed",
        "ceased": "date_placed_ceased",
        "order": "placement_order",
        "matched": "date_match",
        "moved_in": "moved_in",
    },
    "deprivations": {"start": "dolo_start", "end": "dolo_end"},
    "immigration": {"status": "status", "start": "start", "end": "end"},
    "events": {
        "event": "event",
        "on": "date",
        "time": "time",
        "until": "until",
        "outcome": "outcome",
        "about": "about",
        "level": "level",
        "number": "number",
        "voice": "voice",
        "in_person": "in_person",
        "reason": "reason",
        "why_late": "why_late",
    },
}
# Tables of ours that are called otherwise in the records.
SOURCES = {"deprivations": "dolo"}
# The table that knows at what time of day a time missing began and ended.
TIMES = "missing_interviews"
TIME_COLUMNS = ("child", "mis_start", "end", "start_time", "end_time")


def lives_from(histories: Histories, practice: Mapping[str, nw.DataFrame[Any]] = NOTHING) -> Lives:
    """The lives of every child of these histories.

    `practice` holds tables of practice by their neutral names (`hearth.records.EXTRA_TABLES`),
    which add to what the return holds.
    """
    who = columns_of(frames.collect(histories.children), {"child": "child", "dob": "dob"})
    people = [(child, dob, None) for child, dob in zip(who["child"], who["dob"], strict=True)]
    given = {**care(histories), **from_return(histories), **of_practice(practice)}
    if TIMES in practice and "missing" in given:
        times = columns_of(practice[TIMES], {name: name for name in TIME_COLUMNS})
        given["missing"] = timed(given["missing"], times)
    return lives_of(people, given)


def timed(missing: Mapping[str, Sequence[Any]], times: Mapping[str, Sequence[Any]]) -> Plain:
    """Times missing with the times of day that are known of them, by child and first day; of two
    that began on a day, by the last day too."""
    length = len(times["child"])
    columns = [times.get(name, [None] * length) for name in TIME_COLUMNS]
    known: dict[tuple[Any, Any], list[Sequence[Any]]] = {}
    for child, start, *rest in zip(*columns, strict=True):
        known.setdefault((child, start), []).append(rest)
    found = []
    ends = missing.get("end", [None] * len(missing["child"]))
    for child, start, end in zip(missing["child"], missing["start"], ends, strict=True):
        held = known.get((child, start), [])
        same = [each for each in held if each[0] == end] if len(held) > 1 else held
        found.append(same[0][1:] if len(same) == 1 else (None, None))
    return {
        **missing,
        "start_time": [began for began, _ in found],
        "end_time": [ended for _, ended in found],
    }


def care(histories: Histories) -> Given:
    """Periods, short breaks, legal statuses and homes."""
    periods = frames.collect(histories.periods.with_columns(nw.col("start_known").alias("known")))
    statuses = frames.collect(histories.legal_statuses)
    episodes = frames.collect(histories.episodes)
    return {
        "periods": plain(periods, "child", "start", "end", "rec", "known"),
        "statuses": plain(statuses, "child", "ls", "start", "end"),
        "short_breaks": short_breaks(episodes),
        "placements": placements(episodes),
        "uasc": columns_of(
            frames.collect(histories.children.filter(nw.col("uasc"))),
            {"child": "child", "end": "uasc_end"},
        ),
    }


def short_breaks(episodes: nw.DataFrame[Any]) -> Plain:
    """Stays under a short break status."""
    rows = episodes.filter(nw.col("respite"))
    return columns_of(rows, {"child": "child", "ls": "ls", "start": "decom", "end": "end"})


def placements(episodes: nw.DataFrame[Any]) -> Plain:
    """Homes: runs of episodes with one carer, and a new one where the carer moved (RNE T, U).

    Temporary moves are looked through. A home of no days is left out.
    """
    rows = episodes.filter(~nw.col("respite"), ~nw.col("placement_id").is_null())
    same = (nw.col("placement_id").diff() == 0).fill_null(False)
    begins = rows.with_columns(((~same) | nw.col("rne").is_in(["T", "U"])).alias("begins"))
    numbered = begins.with_columns(nw.col("begins").cast(nw.Int64).cum_sum().alias("home"))
    last = numbered.with_columns(
        (nw.col("home") != nw.col("home").shift(-1)).fill_null(True).alias("last")
    )
    first = last.filter("begins").select("home", "child", start="decom", rne="rne")
    ends = last.filter("last").select(
        "home",
        "area",
        end="end",
        place="usual_place",
        provider="usual_provider",
        urn="usual_urn",
    )
    homes = first.join(ends, on="home").filter(
        nw.col("end").is_null() | (nw.col("end") > nw.col("start"))
    )
    fresh = nw.when(nw.col("rne") != "L").then(nw.col("rne")).otherwise(nw.lit("")).alias("fresh")
    return plain(
        homes.with_columns(fresh),
        "child",
        "start",
        "end",
        "place",
        "provider",
        "urn",
        "area",
        "fresh",
    )


def from_return(histories: Histories) -> Given:
    """Tables of the return that duties read."""
    record = histories.record.tables
    found: dict[str, Mapping[str, Sequence[Any]]] = {}
    for name in ("reviews", "missing", "deprivations"):
        source = SOURCES.get(name, name)
        if source in record:
            found[name] = columns_of(frames.collect(record[source]), with_child(name))
    if "sw_episodes" in record:
        workers = frames.collect(record["sw_episodes"])
        found["allocations"] = {
            **columns_of(workers, {"child": "child", "start": "sw_decom", "end": "sw_dec"}),
            "role": ["SW"] * len(workers),
        }
    return found


def of_practice(practice: Mapping[str, nw.DataFrame[Any]]) -> Given:
    """Tables of practice that duties read."""
    found = {
        name: columns_of(practice[SOURCES.get(name, name)], with_child(name))
        for name in NAMES
        if SOURCES.get(name, name) in practice
    }
    if "disabilities" in practice:
        disabled = practice["disabilities"].filter(nw.col("disability") != "NONE")
        found["disabled"] = columns_of(disabled, {"child": "child"})
    return found


def with_child(table: str) -> Mapping[str, str]:
    """Where each column of one of our tables is."""
    return {"child": "child", **NAMES[table]}


def plain(rows: nw.DataFrame[Any], *names: str) -> Plain:
    """These columns as lists."""
    return columns_of(rows, {name: name for name in names})


def columns_of(rows: nw.DataFrame[Any], names: Mapping[str, str]) -> Plain:
    """Columns as lists under our names, those that the rows have."""
    return {
        ours: rows[theirs].cast(nw.String).to_list() if ours == "child" else rows[theirs].to_list()
        for ours, theirs in names.items()
        if theirs in rows.columns
    }
