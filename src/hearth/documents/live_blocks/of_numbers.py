"""Several measures on one table: what each was on the last few 31 Marches, and how others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.documents.board_report.beside import DIFFERS, differs, published, same_unit
from hearth.documents.board_report.blocks import cell, sentence, table
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.live_blocks.pieces import LacksError, with_words
from hearth.documents.model import Block, Listing, Table
from hearth.documents.sentences import day, short_day
from hearth.measures import CATALOGUE, Figure

__all__ = ["GROUPS", "IN_SHORT", "Group", "in_short", "over_years"]

YEARS = 4


@dataclass(frozen=True)
class Group:
    """Measures that are read together."""

    title: str
    measures: tuple[str, ...]


GROUPS: Mapping[str, Group] = {
    "profile": Group(
        "Children in care",
        ("cla-number", "cla-rate-10k", "cla-entrants", "cla-entrants-first-time", "cla-leavers",
         "uasc-share"),
    ),
    "visits": Group("Visits", ("visits-in-timescale", "seen-alone", "virtual-share", "sw-changes")),
    "reviews": Group(
        "Reviews",
        ("reviews-in-timescale", "reviews-all-on-time", "review-participation",
         "review-attendance"),
    ),
    "homes": Group(
        "Where children live, and for how long",
        ("foster-share", "in-house-share-foster", "kinship-share", "residential-share",
         "in-borough-share", "over-20-miles", "stability-2years", "stability-3plus"),
    ),
    "fostering": Group(
        "Fostering",
        ("foster-share", "in-house-share-cla", "in-house-share-foster", "long-term-foster-share",
         "kinship-share"),
    ),
    "permanence": Group("Planning for a home for good",
                        ("permanence-by-review-2", "permanent-match-12m")),
    "adoption": Group(
        "Adoption", ("adoption-waiting", "adoption-a10", "adoption-a2", "adoption-a3")
    ),
    "health": Group(
        "Health",
        ("iha-timeliness", "rha-up-to-date", "dental", "immunisations", "sdq-completed",
         "sdq-concern", "substance-misuse"),
    ),
    "missing": Group(
        "Missing from home",
        ("missing-any", "missing-repeat", "rhi-offered-72h", "rhi-held-72h"),
    ),
    "education": Group(
        "Education",
        ("attendance", "persistent-absence", "suspension-days-lost", "permanent-exclusions",
         "pep-current", "pep-pupil-voice"),
    ),
    "care-leavers": Group(
        "Care leavers",
        ("cl-number", "cl-in-touch", "cl-suitable", "cl-eet", "higher-education",
         "cl-staying-put", "cl-pathway-current", "cl-visited-8w"),
    ),
}  # fmt: skip
"""Groups by the name under which a report asks for them."""

IN_SHORT = (
    "cla-number",
    "cla-rate-10k",
    "cla-entrants",
    "in-borough-share",
    "stability-2years",
    "rha-up-to-date",
    "cl-number",
    "cl-suitable",
    "cl-eet",
)


def in_short(evidence: Evidence, measures: Sequence[str] = IN_SHORT) -> list[Block]:
    """A sentence for each measure: what it is, how it moved in a year, how others are."""
    said = [words for measure in measures if (words := sentence(evidence, measure))]
    if not said:
        raise LacksError(f"There are no figures of {day(evidence.as_at)} yet.")
    return [Listing(said)]


def over_years(evidence: Evidence, group: Group) -> list[Block]:
    """The table of a group; measures without any figure are left out."""
    days = evidence.years[-YEARS:]
    rows, used = [], []
    for measure in group.measures:
        held = [evidence.at(measure, on) for on in days]
        if any(each is not None for each in held):
            rows.append(row_of(evidence, measure, held))
            used += [each for each in held if each is not None]
    if not rows:
        raise LacksError(f"{group.title}: there are no figures of {day(evidence.as_at)} yet.")
    for figure in used:
        evidence.prints(figure)
    return [drawn(group, days, rows, used)]


def row_of(evidence: Evidence, measure: str, held: Sequence[Figure | None]) -> list[str]:
    """One measure: its values, then what others have."""
    now = held[-1]
    found = same_unit(evidence, now) if now else None
    mark = f" {DIFFERS}" if now and differs(now) else ""
    others = [f"{value}{mark}" if (value := published(found, whose)) else ""
              for whose in ("England", "neighbours")]  # fmt: skip
    values = ["" if each is None else cell(each) for each in held]
    return [CATALOGUE[measure].title, *values, *others]


def drawn(
    group: Group, days: Sequence[date], rows: list[list[str]], used: Sequence[Figure]
) -> Table:
    """The table without columns that say nothing."""
    columns = ["", *map(short_day, days), "England", "Neighbours"]
    return table(f"{group.title}, year by year", *with_words(columns, rows), used)
