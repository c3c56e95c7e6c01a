"""A strategy written back as the YAML file it could have been read from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

import yaml

from hearth.pledge.shape import HEAD, NOTHING, OF, TOP, Kind, field_of, kind_of
from hearth.pledge.strategy import EvidenceKind, Strategy, SuccessMeasure

__all__ = ["said_in", "ties", "to_yaml"]


def to_yaml(strategy: Strategy) -> str:
    """The whole of a strategy as YAML; reading it gives the same strategy again."""
    said = said_in(strategy)
    return yaml.dump(said, Dumper=Plain, allow_unicode=True, sort_keys=False, width=90)


def said_in(strategy: Strategy) -> dict[str, Any]:
    """The whole of a strategy as mappings, lists and texts."""
    said = words_of(strategy, HEAD, strategy)
    if strategy.under:
        said |= {"under": strategy.under.strategy, "under-ambition": strategy.under.ambition}
    said |= {sheet: listed(strategy, sheet, strategy) for sheet in TOP}
    return {key: value for key, value in said.items() if value}


class Plain(yaml.SafeDumper):
    """Writes long texts in block style, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand further in than the word they belong to."""
        super().increase_indent(flow, False)


def listed(holder: Any, sheet: str, strategy: Strategy) -> list[dict[str, Any]]:
    """The things of a kind that stand under something."""
    return [said_of(each, strategy) for each in getattr(holder, field_of(sheet))]


def said_of(thing: Any, strategy: Strategy) -> dict[str, Any]:
    """One thing with all that stands under it."""
    kind = kind_of(thing)
    said = words_of(thing, kind, strategy)
    if of := getattr(thing, "of", ""):
        said[OF] = of
    said |= {sheet: under for sheet in kind.lists if (under := listed(thing, sheet, strategy))}
    return said


def words_of(thing: Any, kind: Kind, strategy: Strategy) -> dict[str, Any]:
    """The words of a thing that say something."""
    usual = usual_of(thing, kind, strategy)
    said = {}
    for word in kind.words:
        value = getattr(thing, word.name, None)
        if value not in (None, "", (), usual.get(word.name)):
            said[word.key] = plain(value)
    if isinstance(thing, SuccessMeasure) and thing.tied_to:
        said["tied-to"] = ties(thing)
    return said


def usual_of(thing: Any, kind: Kind, strategy: Strategy) -> Mapping[str, Any]:
    """What a thing says by itself, so that nobody need write it."""
    if isinstance(thing, SuccessMeasure):
        return {"tied_to": thing.tied_to, "set_on": strategy.first, "due": strategy.last}
    if kind is HEAD:
        return {"under": strategy.under}
    usual = kind.make()
    return {
        name: getattr(usual, name) for name in ("word", "state", "public") if hasattr(usual, name)
    }


def ties(measure: SuccessMeasure) -> list[str]:
    """The measures it is counted by; a part between two that nothing counts is said as none."""
    found = [part.measure for part in measure.parts]
    while found and not found[-1]:
        found.pop()
    return [each or NOTHING for each in found]


def plain(value: Any) -> Any:
    """A value as text, or a list of texts."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, EvidenceKind):
        return value.name.casefold()
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
