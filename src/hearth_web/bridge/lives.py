"""The lives that duties look at, read straight from the database: of one child, or of everybody.

The same lives as `hearth.duties.from_records` makes of a council's files, without putting episodes
together and taking them apart again: one child's takes a few milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from hearth.duties.building import lives_of
from hearth.duties.lives import Lives
from hearth.vocabulary import code_set
from hearth_web.bridge.tables import Only, columns_of, of_children
from hearth_web.people.models import (
    AdoptionPlan,
    Allocation,
    Child,
    Deprivation,
    Event,
    Fact,
    ImmigrationStatus,
    LegalStatus,
    PeriodOfCare,
    PermanencePlan,
    Placement,
    Review,
)
from hearth_web.wellbeing.models import (
    HealthCheck,
    Immunisation,
    MissingEpisode,
    SchoolPlace,
    SdqScore,
    Visit,
)

__all__ = ["lives", "read_from"]

Columns = dict[str, Sequence[Any]]
TEMPORARY = code_set("PLACE").in_group("temporary")
YES_NO = {"1": "1", "Y": "1", "0": "0", "N": "0"}
NO_DISABILITY = ("", "NONE")

LATENESS = {"why_late": "why_late"}

# Tables that are as the database has them: the model, and where each column is.
PLAIN: Mapping[str, tuple[type[Fact], Mapping[str, str]]] = {
    "visits": (
        Visit,
        {
            "kind": "kind",
            "on": "date",
            "seen": "seen",
            "alone": "seen_alone",
            "in_person": "in_person",
            "reason": "reason",
            **LATENESS,
        },
    ),
    "reviews": (Review, {"on": "review", "code": "review_code", **LATENESS}),
    "permanence_plans": (PermanencePlan, {"plan": "plan", "on": "decom", "end": "dec", **LATENESS}),
    "health_checks": (
        HealthCheck,
        {"kind": "kind", "on": "date", "status": "status", "by": "by", **LATENESS},
    ),
    "immunisations": (Immunisation, {"on": "date", "up_to_date": "up_to_date", **LATENESS}),
    "sdq": (SdqScore, {"on": "date", "score": "score", "reason": "reason", **LATENESS}),
    "missing": (
        MissingEpisode,
        {
            "kind": "missing",
            "start": "mis_start",
            "end": "mis_end",
            "start_time": "start_time",
            "end_time": "end_time",
        },
    ),
    "adoption": (
        AdoptionPlan,
        {
            "on": "date_placed",
            "ceased": "date_placed_ceased",
            "order": "placement_order",
            "matched": "date_match",
            "moved_in": "moved_in",
        },
    ),
    "deprivations": (Deprivation, {"start": "dolo_start", "end": "dolo_end"}),
    "immigration": (ImmigrationStatus, {"status": "status", "start": "decom", "end": "dec"}),
    "schools": (SchoolPlace, {"start": "decom", "end": "dec", **LATENESS}),
    "events": (
        Event,
        {
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
            **LATENESS,
        },
    ),
}


def read_from() -> frozenset[type[Fact]]:
    """The models of the facts that lives are made of."""
    care = (Allocation, LegalStatus, PeriodOfCare, Placement)
    return frozenset({*care, *(model for model, _ in PLAIN.values())})


FLAGS = ("seen", "alone", "in_person", "up_to_date")


def lives(only: Only = None) -> Lives:
    """The lives of these children, or of all. Each is called by its id here, as text."""
    rows = of_children(Child.objects.order_by(), only, "id")
    who = list(rows.values_list("id", "dob", "died", "uasc", "duc", "disabled", "disability"))
    given = {name: plain(model, places, only) for name, (model, places) in PLAIN.items()}
    given |= care(only)
    given["allocations"] = allocations(only)
    uasc = [(child, duc) for child, _, _, was, duc, *_ in who if was]
    given["uasc"] = named(uasc, "child", "end")
    disabled = [(each[0],) for each in who if is_disabled(each[5], each[6])]
    given["disabled"] = named(disabled, "child")
    return lives_of(((str(child), dob, died) for child, dob, died, *_ in who), given)


def is_disabled(said: bool | None, codes: str) -> bool:
    """Whether a child is known to have a disability."""
    return bool(said) or (codes or "") not in NO_DISABILITY


def plain(model: Any, places: Mapping[str, str], only: Only) -> Columns:
    """A table as the database has it."""
    rows = of_children(model._default_manager.order_by(), only)
    columns: Columns = columns_of(rows, {"child": "child_id", **places})
    columns["child"] = [str(child) for child in columns["child"]]
    for name in FLAGS:
        if name in columns:
            columns[name] = [YES_NO.get(value, "") for value in columns[name]]
    return columns


def allocations(only: Only) -> Columns:
    """Who held each child's case: workers only, a team without one is nobody."""
    rows = of_children(Allocation.objects.filter(worker__isnull=False).order_by(), only)
    found: Columns = columns_of(
        rows, {"child": "child_id", "role": "role", "start": "decom", "end": "dec"}
    )
    found["child"] = [str(child) for child in found["child"]]
    return found


def named(rows: Iterable[Sequence[Any]], *names: str) -> Columns:
    """Rows as columns of these names, the child first and as text."""
    held = [(str(child), *rest) for child, *rest in rows]
    columns = list(zip(*held, strict=True)) or [()] * len(names)
    return dict(zip(names, columns, strict=True))


# Care: three histories of each child, read together.


class Period(NamedTuple):
    """A period of care."""

    start: date
    end: date | None
    rne: str
    rec: str


class Status(NamedTuple):
    """A legal status."""

    start: date
    end: date | None
    ls: str


class Home(NamedTuple):
    """A placement, as it is held."""

    start: date
    end: date | None
    place: str
    provider: str
    urn: str
    area: str
    post: str
    same_carer: bool
    rne: str


PERIOD = ("decom", "dec", "rne", "rec")
STATUS = ("decom", "dec", "ls")
HOME = ("decom", "dec", "place", "place_provider", "urn", "area", "pl_post", "same_carer", "rne")


def care(only: Only) -> dict[str, Columns]:
    """Periods, short breaks, legal statuses and homes."""
    periods = by_child(PeriodOfCare, Period, PERIOD, only, Q(respite=False))
    statuses = by_child(LegalStatus, Status, STATUS, only, Q(respite=False))
    placements = by_child(Placement, Home, HOME, only, Q(respite=False))
    breaks = by_child(LegalStatus, Status, STATUS, only, Q(respite=True))
    return {
        "periods": named(
            (
                (child, each.start, each.end, each.rec, each.rne in ("", "S"))
                for child, held in periods.items()
                for each in held
            ),
            *("child", "start", "end", "rec", "known"),
        ),
        "short_breaks": named(
            ((child, each.ls, *each[:2]) for child, held in breaks.items() for each in held),
            *("child", "ls", "start", "end"),
        ),
        "statuses": named(
            (
                (child, each.ls, *each[:2])
                for child, held in statuses.items()
                for each in runs_of(held, periods[child])
            ),
            *("child", "ls", "start", "end"),
        ),
        "placements": named(
            (
                (child, *home)
                for child, held in placements.items()
                for home in homes_of(held, periods[child], statuses[child])
            ),
            *("child", "place", "provider", "urn", "area", "fresh", "start", "end"),
        ),
    }


def by_child(
    model: Any, row: Any, columns: Sequence[str], only: Only, which: Q
) -> defaultdict[Any, list[Any]]:
    """The rows of a history by child, in order of time."""
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    rows = of_children(model._default_manager.filter(which), only).order_by("decom", "id")
    for child, *values in rows.values_list("child_id", *columns):
        found[child].append(row(*values))
    return found


def runs_of(statuses: Sequence[Status], periods: Sequence[Period]) -> Iterator[Status]:
    """Legal statuses, one that goes on under the same code as one, begun anew in each period."""
    begins = {period.start for period in periods}
    last: Status | None = None
    for each in lasting(statuses, periods):
        if last and last.ls == each.ls and last.end == each.start and each.start not in begins:
            last = last._replace(end=each.end)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def lasting(rows: Sequence[Any], periods: Sequence[Period]) -> Iterator[Any]:
    """Rows in order; one of no days says what was until the next one, within its period."""
    following = [*(row.start for row in rows[1:]), None]
    for row, after in zip(rows, following, strict=True):
        if row.end != row.start:
            yield row
        elif period := period_of(row.start, periods):
            ends = [day for day in (after, period.end) if day]
            yield row._replace(end=min(ends, default=None))


def period_of(day: date, periods: Sequence[Period]) -> Period | None:
    """The period of care a day lies in: the last that began by then."""
    return max((each for each in periods if each.start <= day), default=None, key=lambda p: p.start)


def homes_of(
    held: Sequence[Home], periods: Sequence[Period], statuses: Sequence[Status]
) -> Iterator[tuple[Any, ...]]:
    """Homes as `Lives` has them: place, provider, urn, area, fresh, start, end.

    Temporary moves are looked through, and whoever comes back from one to the place that was left
    has not moved; a home begins anew where the same carer moved (RNE T, U).
    """
    changed = {status.start for status in statuses}
    before: Home | None = None  # the row above
    usual: Home | None = None  # where the child lives, temporary moves looked through
    start: date | None = None
    fresh, within = "", object()  # within no period yet, not even none
    for home in lasting(held, periods):
        period = period_of(home.start, periods)
        away, was_away = home.place in TEMPORARY, bool(before and before.place in TEMPORARY)
        new_period = period != within
        why = why_new(home, period, changed)
        back = was_away and not new_period and usual is not None and is_same_place(usual, home)
        moved = why in ("P", "B") and not away and not back
        if new_period or moved or why in ("T", "U"):
            if before and usual and start != before.end:
                yield (*usual[2:6], fresh, start, before.end)
            start, fresh, within, usual = home.start, why, period, None if new_period else usual
        if usual is None or not away or usual.place in TEMPORARY:
            usual = home
        before = home
    if before and usual and start != before.end:
        yield (*usual[2:6], fresh, start, before.end)


def why_new(home: Home, period: Period | None, changed: set[date]) -> str:
    """The RNE with which a placement began."""
    if period and home.start == period.start:
        return {"": "S", "L": ""}.get(period.rne, period.rne)
    if home.rne:
        return home.rne if home.rne != "L" else ""
    if home.start in changed:
        return "U" if home.same_carer else "B"
    return "T" if home.same_carer else "P"


def is_same_place(one: Home, other: Home) -> bool:
    """The same kind of home, and the same postcode and Ofsted number where both are known."""
    return one.place == other.place and not (
        differ(one.post, other.post) or differ(one.urn, other.urn)
    )


def differ(one: str, other: str) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and one != other)
