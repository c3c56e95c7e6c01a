"""Ties between people: family, each way round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hearth.vocabulary import code_set
from hearth_web.imports.comparing import Change
from hearth_web.imports.known import Known
from hearth_web.people.models import Relationship

__all__ = ["OTHER", "ties_of"]

OTHER = "other"  # holds the identifier of a child until there is a record to point at
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def ties_of(
    rows: Rows, known: Known, everyone: Mapping[str, Rows], is_added: Callable[[str], bool]
) -> list[Change]:
    """The ties of one child that are not held yet."""
    held = {(t.relation.casefold(), t.name.casefold()) for t in known.facts[Relationship]}
    to_children = {t.other.child for t in known.facts[Relationship] if t.other_id}
    found: dict[tuple[str, str], Change] = {}
    for row in rows.get("family", ()):
        other, relation = row["other"], in_words(row.get("relation"))
        name = name_of(everyone.get(other, {}))
        is_child = other in everyone and is_added(other)
        if is_child and other not in to_children:
            found[relation, other] = tie({"relation": relation, OTHER: other})
        elif not is_child and name and (relation.casefold(), name.casefold()) not in held:
            found[relation, name] = tie({"relation": relation, "name": name})
    return list(found.values())


def tie(after: Mapping[str, str]) -> Change:
    """A new tie."""
    label = Relationship._meta.label_lower
    return {"model": label, "id": None, "act": "new", "before": {}, "after": dict(after)}


def in_words(relation: str | None) -> str:
    """A relation as people say it; of some the source knows only that they are family."""
    known = code_set("RELATION")
    if not relation or relation == "FAMILY":
        return "Family"
    return known.label(relation) if known.has(relation) else relation


def name_of(rows: Rows) -> str:
    """A person's name, where the files give it."""
    return " ".join(
        part
        for row in rows.get("persons", ())
        for part in (row.get("forename"), row.get("surname"))
        if part
    )[:200]
