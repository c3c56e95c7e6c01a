"""Which rows of the files become which facts of a child's record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps

from hearth.records import TABLES
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.models import AdoptionPlan, Fact, Identifier
from hearth_web.wellbeing.models import HealthCheck, MissingEpisode, SdqScore, Visit

__all__ = ["Wanted", "child_values", "is_known_table", "wanted_facts"]

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

# A pupil number that says only why there is none.
NO_UPN = frozenset({"UN1", "UN2", "UN3", "UN4", "UN5"})
YES, NO = "1", "0"


@dataclass(frozen=True)
class Wanted:
    """A fact as the files have it. Values not named are not said."""

    model: type[Fact]
    values: Mapping[str, Any]


@cache
def one_to_one() -> dict[str, type[Fact]]:
    """The models that hold a table of the return as it is."""
    found = (model for model in apps.get_models() if issubclass(model, Fact))
    return {model.table: model for model in found if model.table in TABLES}


@cache
def columns_of(model: type[Fact]) -> frozenset[str]:
    """The columns a file may fill."""
    ours = {"id", "child", "version", "changed_at"}
    return frozenset(f.name for f in model._meta.concrete_fields) - ours


def as_it_is(table: str) -> Callable[[Rows], Iterator[Wanted]]:
    """Rows of the return that a model holds column by column."""
    model = one_to_one()[table]

    def wanted(rows: Rows) -> Iterator[Wanted]:
        for row in rows.get(table, ()):
            yield Wanted(model, {name: row[name] for name in row if name in columns_of(model)})

    return wanted


def yes_no(value: bool | None) -> str | None:
    """As the return's columns of yes and no say it."""
    return None if value is None else YES if value else NO


def renamed(table: str, model: type[Fact], names: Mapping[str, str]) -> Callable[..., Any]:
    """Rows of practice whose columns have another name in the model; the same where not given."""

    def wanted(rows: Rows) -> Iterator[Wanted]:
        for row in rows.get(table, ()):
            values = {}
            for name, value in row.items():
                target = names.get(name, name)
                if target in columns_of(model):
                    values[target] = yes_no(value) if isinstance(value, bool) else value
            yield Wanted(model, values)

    return wanted


def interviews(rows: Rows) -> Iterator[Wanted]:
    """Return interviews, on the time missing they followed; the last one where it is not said."""
    started = [row["mis_start"] for row in rows.get("missing", ()) if row.get("mis_start")]
    for row in rows.get("missing_interviews", ()):
        start = row.get("mis_start") or max(started, default=None)
        values = {
            "interview_offered": yes_no(row.get("offered")),
            "interview_accepted": yes_no(row.get("accepted")),
        }
        said = {name: value for name, value in values.items() if value is not None}
        yield Wanted(MissingEpisode, {"mis_start": start, "missing": "M", **said})


def nhs_number(rows: Rows) -> Iterator[Wanted]:
    """The NHS number, which is one identifier among others here."""
    for row in rows.get("persons", ()):
        if number := row.get("nhs_number"):
            yield Wanted(Identifier, {"kind": "NHS", "value": number})


def care_leavers(rows: Rows) -> Iterator[Wanted]:
    """The latest row of a care leaver."""
    given = sorted(rows.get("care_leavers", ()), key=lambda row: row.get("as_at") or date.min)
    for row in given[-1:]:
        values = {name: row[name] for name in row if name in columns_of(LeavingCare)}
        if adviser := row.get("adviser"):
            values["adviser_name"] = row.get("adviser_name") or adviser
        yield Wanted(LeavingCare, values)


@cache
def readers() -> tuple[Callable[[Rows], Iterator[Wanted]], ...]:
    """All of these, one for each kind of row."""
    plain = [as_it_is(table) for table in one_to_one() if table not in ("episodes", "header")]
    return (
        *plain,
        renamed("adoption", AdoptionPlan, {}),
        renamed("health_checks", HealthCheck, {}),
        renamed("sdq", SdqScore, {"sdq_score": "score", "sdq_reason": "reason"}),
        renamed("visits", Visit, {}),
        renamed("identifiers", Identifier, {}),
        interviews,
        nhs_number,
        care_leavers,
    )


def wanted_facts(rows: Rows) -> dict[type[Fact], dict[tuple[Any, ...], dict[str, Any]]]:
    """A child's facts by model and key; of two rows with one key the later fills in the earlier.

    Rows without the whole of their key say nothing that could be told from another and are left.
    """
    found: dict[type[Fact], dict[tuple[Any, ...], dict[str, Any]]] = {}
    for reader in readers():
        for wanted in reader(rows):
            key = tuple(wanted.values.get(name) for name in wanted.model.key)
            if None not in key:
                held = found.setdefault(wanted.model, {}).setdefault(key, {})
                held.update(wanted.values)
    return found


HANDLED = frozenset(
    {
        "header",
        "episodes",
        "uasc",
        "sw_episodes",
        "persons",
        "disabilities",
        "family",
        "workers",
        "teams",
        "allocations",
        "periods",
        "legal_statuses",
        "placements",
        "adoption",
        "health_checks",
        "sdq",
        "visits",
        "identifiers",
        "missing_interviews",
        "care_leavers",
    }
)


def is_known_table(table: str) -> bool:
    """Whether Hearth keeps what a table holds."""
    return table in HANDLED or table in one_to_one()


HEADER = ("sex", "dob", "ethnic", "upn", "mother", "mc_dob")
PERSON = ("forename", "surname", "known_as", "gender", "nationality", "dob", "expected_dob", "died")


def child_values(rows: Rows, before: Mapping[str, Any]) -> dict[str, Any]:
    """Who a child is, as the files say. What is known is never given up for what is not."""
    values: dict[str, Any] = {}
    for table, names in (("persons", PERSON), ("header", HEADER)):
        for row in rows.get(table, ()):
            values |= known(row, names)
    for row in rows.get("uasc", ()):
        values |= {"uasc": True, **known(row, ("duc",))}
    if given := rows.get("disabilities"):
        values["disability"] = " ".join(sorted({row["disability"] for row in given_only(given)}))
    if values.get("upn") in NO_UPN and before.get("upn", "") not in {"", *NO_UPN}:
        del values["upn"]
    return values


def known(row: Row, names: Iterable[str]) -> dict[str, Any]:
    """The columns of a row that hold something."""
    return {name: row[name] for name in names if row.get(name) not in (None, "")}


def given_only(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows that name a disability."""
    return (row for row in rows if row.get("disability"))
