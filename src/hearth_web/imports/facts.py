"""Which rows of the files become which facts of a child's record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps

from hearth.records import TABLES
from hearth_web.imports.situations import SITUATIONS, YES_NO
from hearth_web.leaving.models import LeavingCare
from hearth_web.people.models import Adopter, AdoptionPlan, Fact, Identifier
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    Immunisation,
    MissingEpisode,
    SdqScore,
    SubstanceMisuse,
    Visit,
)

__all__ = ["Wanted", "child_values", "is_known_table", "undated", "wanted_facts"]

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

# A pupil number that says only why there is none.
NO_UPN = frozenset({"UN1", "UN2", "UN3", "UN4", "UN5"})


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


def renamed(table: str, model: type[Fact], names: Mapping[str, str]) -> Callable[..., Any]:
    """Rows of practice whose columns have another name in the model; the same where not given.

    What tells one fact from another by words, and has none, is told by having none.
    """
    words = [name for name in model.key if model._meta.get_field(name).empty_strings_allowed]

    def wanted(rows: Rows) -> Iterator[Wanted]:
        for row in rows.get(table, ()):
            values = {names.get(name, name): as_kept(value) for name, value in row.items()}
            known = {name: value for name, value in values.items() if name in columns_of(model)}
            yield Wanted(model, {**dict.fromkeys(words, ""), **known})

    return wanted


def as_kept(value: Any) -> Any:
    """Yes and no as the return's columns say them; anything else as it is."""
    return YES_NO[value] if isinstance(value, bool) else value


def interviews(rows: Rows) -> Iterator[Wanted]:
    """Return interviews, on the time missing they followed; the last one where it is not said."""
    # Of a time missing (M) and one away (A) that start on one day, the interview is of the first.
    times = sorted(rows.get("missing", ()), key=lambda row: row.get("missing") or "")
    kinds = {row["mis_start"]: row.get("missing") for row in times if row.get("mis_start")}
    for row in rows.get("missing_interviews", ()):
        start = row.get("mis_start") or max(kinds, default=None)
        values = {
            "interview_offered": YES_NO[row.get("offered")],
            "interview_accepted": YES_NO[row.get("accepted")],
            "start_time": row.get("start_time"),
            "end_time": row.get("end_time"),
        }
        said = {name: value for name, value in values.items() if value}
        kind = kinds.get(start) or "M"
        yield Wanted(MissingEpisode, {"mis_start": start, "missing": kind, **said})


def visits(rows: Rows) -> Iterator[Wanted]:
    """Visits, and attempts on days without one: of a day with both the visit is kept."""
    given = rows.get("visits", ())
    seen = {(row.get("date"), row.get("kind")) for row in given if row.get("seen") is not False}
    kept = [
        row
        for row in given
        if row.get("seen") is not False or (row.get("date"), row.get("kind")) not in seen
    ]
    yield from renamed("visits", Visit, {})({"visits": kept})


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
        visits,
        renamed("identifiers", Identifier, {}),
        renamed("immunisations", Immunisation, {}),
        renamed("substance_misuse", SubstanceMisuse, {}),
        renamed("convictions", Conviction, {}),
        renamed("adopters", Adopter, {}),
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
        "immunisations",
        "substance_misuse",
        "convictions",
        "adopters",
        *SITUATIONS,
    }
)
# Of these each has a day; one without cannot be told from another.
DATED = {"substance_misuse": "a finding of substance misuse", "convictions": "a conviction"}


def undated(rows: Rows) -> Iterator[tuple[str, str]]:
    """What is said of facts that have no day, each with its table."""
    for table, what in DATED.items():
        if any(row.get("date") is None for row in rows.get(table, ())):
            yield table, f"{what} has no date. It is left out. Give its date in the file."


def is_known_table(table: str) -> bool:
    """Whether Hearth keeps what a table holds."""
    return table in HANDLED or table in one_to_one()


HEADER = ("sex", "dob", "ethnic", "upn", "mother", "mc_dob")
PERSON = ("forename", "surname", "known_as", "gender", "nationality", "disabled", "dob",
          "expected_dob", "died")  # fmt: skip


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
