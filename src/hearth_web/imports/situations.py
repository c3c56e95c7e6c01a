"""Stretches of time beside care: addresses, immigration, plans, times in need, special needs.

A source may say since when a thing is so, or only that it is so on the day of the source. What is
said without a start confirms what is held, where that holds on the day; else it is known from
then on, and said to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from hearth.documents.sentences import day as in_words
from hearth.vocabulary import code_set
from hearth_web.imports.comparing import Change, change
from hearth_web.people.models import (
    Address,
    ChildInNeed,
    ImmigrationStatus,
    PermanencePlan,
    ProtectionPlan,
    Situation,
)
from hearth_web.people.rules import unfit
from hearth_web.wellbeing.models import SpecialNeeds

__all__ = ["SITUATIONS", "Found", "situations_of"]

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
Values = dict[str, Any]
FAR = date.max

SITUATIONS: Mapping[str, type[Situation]] = {
    model.table: model
    for model in (
        Address,
        ImmigrationStatus,
        PermanencePlan,
        ChildInNeed,
        ProtectionPlan,
        SpecialNeeds,
    )
}
YES_NO = {True: "1", False: "0", None: ""}
FLAG = "SEN"  # special needs of which a source says only that there are any
PLANS_BEFORE = "PLANS_BEFORE"
KIN, SAID_OF_KIN = ("kinship",), ("fostering", "order")  # groups of plans


@dataclass
class Found:
    """The changes of one child, and what is said of rows that are not used, each with its table."""

    changes: list[Change] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def situations_of(rows: Rows, held: Mapping[type[Any], Sequence[Any]], on: date) -> Found:
    """What the files change of one child's situations; `on` is the day of a source without one."""
    found = Found()
    for table, model in SITUATIONS.items():
        told = list(usable(table, model, said_of(table, rows, on), found))
        if not told and not (model is SpecialNeeds and says_no_needs(rows)):
            continue
        history = History(model, held.get(model, ()))
        for values in told:
            history.take(values, is_only=len(told) == 1)
        if model is SpecialNeeds and says_no_needs(rows):
            history.end_flag(on)
        if model is ProtectionPlan and (both := history.overlap()):
            found.problems.append((table, overlap_words(*both)))
        else:
            found.changes += history.changes()
    return found


def said_of(table: str, rows: Rows, on: date) -> Iterator[Values]:
    """The rows of one table, in the columns of its model; `on` is set where a start is not."""
    model = SITUATIONS[table]
    own = {each.name for each in model._meta.concrete_fields} - {"id", "child", "decom", "dec"}
    given = rows.get(table, ())
    for row in given:
        values = {name: YES_NO[v] if isinstance(v, bool) else v for name, v in row.items()
                  if name in own}  # fmt: skip
        if "end" in row:
            values["dec"] = row["end"]
        values |= {"decom": row.get("start"), "start_known": row.get("start") is not None}
        values |= {name: values.get(name) or "" for name in model.key if name != "decom"}
        yield with_day(values, row.get("as_at") or on, over(table, rows)) | before(table, rows)
    if table == "special_needs" and not given and says_needs(rows):
        yield with_day({"provision": FLAG, "decom": None, "start_known": False}, on, None)


def with_day(values: Values, on: date, ended: date | None) -> Values:
    """The same, what is said without a start as of a day: that of the source, or that it ended."""
    if values["start_known"]:
        return values
    if ended and "dec" not in values:
        values["dec"] = ended
    end = values.get("dec")
    return {**values, "decom": min(on, end) if end else on}


def over(table: str, rows: Rows) -> date | None:
    """When care ended, and with it the plan that a list has of it."""
    ends = [row.get("end") for row in rows.get("periods", ())]
    return ends[-1] if table == PermanencePlan.table and ends else None


def before(table: str, rows: Rows) -> Values:
    """How many protection plans there were before, which a list gives as a count."""
    counts = [row["number"] for row in rows.get("counts", ()) if row["count"] == PLANS_BEFORE]
    return {"plans_before": counts[-1]} if table == ProtectionPlan.table and counts else {}


def says_needs(rows: Rows) -> bool:
    """Whether a source says that there are special needs, not which."""
    return any(row.get("send") for row in rows.get("persons", ()))


def says_no_needs(rows: Rows) -> bool:
    """Whether a source says that there are no special needs."""
    return any(row.get("send") is False for row in rows.get("persons", ()))


def usable(
    table: str, model: type[Situation], rows: Iterable[Values], found: Found
) -> Iterator[Values]:
    """The rows that can be kept; of the others it is said why not."""
    for values in rows:
        if what := wrong_with(model, values):
            found.problems.append((table, f"{what} The row is left out. Mend it in the file."))
        else:
            yield values


def wrong_with(model: type[Situation], values: Values) -> str:
    """Why a row cannot be kept."""
    end = values.get("dec")
    if end and end < values["decom"]:
        what = f"the {model._meta.verbose_name} from {in_words(values['decom'])}"
        return f"{what} ends on {in_words(end)}, before it starts."
    plain = {name: value for name, value in values.items() if value is not None}
    return " ".join(fault.sentence for fault in unfit(model(**plain)))


def what_of(model: type[Any], values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a row says is so: two that say the same are of one stretch.

    Sources name plans more or less finely: those of one group are one plan.
    """
    if model is PermanencePlan:
        plans = code_set("PERMANENCE_PLAN")
        plan = values["plan"]
        return (plans.group(plan) if plans.has(plan) else plan,)
    if model is Address:
        return tuple(values.get(name) or "" for name in ("kind", "address", "postcode"))
    if model is SpecialNeeds:
        return ()  # any provision confirms that there are needs
    return tuple(values.get(name) for name in model.key if name != "decom")


def says_the_same(model: type[Any], said: Values, now: Values) -> bool:
    """Whether a row of the files says what a row held does.

    Lists have no word for long term with relatives or friends, and say fostering or an order.
    """
    new, old = what_of(model, said), what_of(model, now)
    is_kin = model is PermanencePlan and old == KIN and not said["start_known"]
    return new == old or (is_kin and new[0] in SAID_OF_KIN)


RIVALS: Mapping[type[Any], Callable[[Mapping[str, Any]], Any]] = {
    PermanencePlan: lambda _: "",
    Address: lambda values: values.get("kind") or "",
}
"""Of what there is one at a time, as a list of one day has it: one plan, one address of a kind."""


class History:
    """One child's rows of a kind as they are held, and as they would be."""

    def __init__(self, model: type[Situation], held: Sequence[Any]) -> None:
        self.model = model
        self.rows: list[tuple[Any, Values]] = [(row, self.values_of(row)) for row in held]
        self.stood = {id(now): dict(now) for _, now in self.rows}

    def values_of(self, row: Any) -> Values:
        """A row's columns."""
        own = (each.name for each in self.model._meta.concrete_fields)
        return {name: getattr(row, name) for name in own if name != "child"}

    def take(self, said: Values, *, is_only: bool) -> None:
        """Take what one row of the files says."""
        if same := self.matching(said):
            keep = set() if said["start_known"] else {"decom", "start_known", *self.model.key}
            same |= {name: value for name, value in said.items() if name not in keep}
            return
        if is_only and not said["start_known"]:
            self.take_over(said)
        self.rows.append((None, said))

    def matching(self, said: Values) -> Values | None:
        """The row that tells of the same stretch: of the same start, or without one if it holds."""
        key, day = [said.get(name) for name in self.model.key], said["decom"]
        alike = [now for _, now in self.rows if says_the_same(self.model, said, now)]
        for now in (now for _, now in self.rows):
            if [now.get(name) for name in self.model.key] == key:
                return now
        if said["start_known"]:
            # What was known from a later day on began on this one.
            vague = (now for now in alike if not now["start_known"] and now["decom"] >= day)
            end = said.get("dec") or FAR
            return next((now for now in vague if now["decom"] <= end), None)
        return next((now for now in alike if holds(now, day)), None)

    def take_over(self, said: Values) -> None:
        """Where there is one at a time: what held until now ends, and what is next ends this."""
        rival = RIVALS.get(self.model)
        if rival is None:
            return
        others = [now for _, now in self.rows if rival(now) == rival(said)]
        for now in others:
            if now["decom"] < said["decom"] and now.get("dec") is None:
                now["dec"] = said["decom"]
        later = [now["decom"] for now in others if now["decom"] > said["decom"]]
        if later and said.get("dec") is None:
            said["dec"] = min(later)

    def end_flag(self, on: date) -> None:
        """End special needs of which only a flag told, now that it says there are none."""
        for _, now in self.rows:
            if now["provision"] == FLAG and not now["start_known"] and now["dec"] is None:
                now["dec"] = max(on, now["decom"])

    def overlap(self) -> tuple[Values, Values] | None:
        """Two rows that claim one day; those that did so before are not the files' doing."""
        rows = sorted((now for _, now in self.rows), key=lambda now: now["decom"])
        for first, second in pairwise(rows):
            end = first.get("dec") or FAR
            changed = any(self.stood.get(id(now)) != now for now in (first, second))
            if second["decom"] < end and changed:
                return first, second
        return None

    def changes(self) -> list[Change]:
        """What makes the rows held say this."""
        made = []
        for row, now in self.rows:
            values = {n: v for n, v in now.items() if n not in ("id", "version", "changed_at")}
            if each := change(self.model, row, values):
                made.append(each)
        return made


def holds(now: Values, day: date) -> bool:
    """Whether a stretch holds on a day, its last one too."""
    return now["decom"] <= day and (now.get("dec") is None or now["dec"] >= day)


def overlap_words(first: Values, second: Values) -> str:
    """That a child cannot be on two child protection plans on one day."""
    return (
        f"the child protection plan from {in_words(first['decom'])} overlaps the one from "
        f"{in_words(second['decom'])}. Their protection plans were left as they were. Mend the "
        "dates in the file, or correct the record here."
    )
