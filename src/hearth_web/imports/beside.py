"""Rows that say less than a fact needs: adopters without a child, immunisations without a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any

from hearth.records import Bundle
from hearth_web.imports.situations import YES_NO
from hearth_web.people.models import AdoptionPlan
from hearth_web.wellbeing.models import Immunisation

__all__ = ["passed_over", "with_adopters", "with_day"]

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
BEFORE_CARE = ("children_in_need", "child_protection")


def with_adopters(rows: MutableMapping[str, Any], bundle: Bundle) -> None:
    """Give each child the adopters of their adoptive family.

    A list of adopters names no child: the family's identifier ties them to those of whom the same
    files, or the record here, name the family.
    """
    adults: dict[str, list[Row]] = defaultdict(list)
    for row in bundle["adopters"]:
        if family := row.get("adoptive_family"):
            adults[family].append(row)
    for child, family in families(bundle, set(adults)):
        held = rows.setdefault(child, {})
        held["adopters"] = [*held.get("adopters", ()), *adults[family]]


def families(bundle: Bundle, wanted: set[str]) -> set[tuple[str, str]]:
    """Children and these adoptive families of theirs."""
    told = {(row["child"], row.get("adoptive_family")) for row in bundle["adoption"]}
    plans = AdoptionPlan.objects.filter(adoptive_family__in=wanted)
    told |= set(plans.values_list("child__child", "adoptive_family"))
    return {(child, family) for child, family in told if family in wanted}


def with_day(rows: Rows, held: Sequence[Immunisation], on: date) -> Rows:
    """Immunisations of no day are of the day of the source, if they say anything new."""
    given = rows.get("immunisations", ())
    if all(row.get("date") for row in given):
        return rows
    last = max(held, key=lambda one: one.date).up_to_date if held else None
    told = [row for row in given if row.get("date") or YES_NO[row["up_to_date"]] != last]
    return {**rows, "immunisations": [{**row, "date": row.get("date") or on} for row in told]}


def passed_over(everyone: Mapping[str, Rows], kept: set[str], bundle: Bundle) -> dict[str, int]:
    """How many people the files name whose record is not kept here, by what they are there for."""
    found = Counter(
        "need" if any(rows.get(table) for table in BEFORE_CARE) else "others"
        for child, rows in everyone.items()
        if child not in kept
    )
    theirs = {row["adopter"] for child in kept for row in everyone[child].get("adopters", ())}
    found["adopters"] = len({row["adopter"] for row in bundle["adopters"]} - theirs)
    return {who: count for who, count in found.items() if count}
