"""Scenarios as one file says them: put together from rows, written as YAML, read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from hearth.errors import UnreadableError
from hearth.forecast.scenario import Fault, ScenarioFile, formed
from hearth.forecast.scenario.forming import BASE
from hearth.forecast.scenario.reading import scenarios_in
from hearth.vocabulary import Council
from hearth_web.insight.forecasting.lists import text_of
from hearth_web.insight.models import Scenario

__all__ = ["BASE", "LONGEST", "as_yaml", "faults_in", "plainly", "read_yaml", "together"]

MOST = 40  # scenarios in one file
LONGEST = Scenario._meta.get_field("name").max_length or 0  # characters of a name


def together(base: Scenario | None, scenarios: Iterable[Scenario]) -> dict[str, Any]:
    """The mapping a file of these would be."""
    said: dict[str, Any] = {"base": list(base.changes)} if base and base.changes else {}
    listed = []
    for each in scenarios:
        lists = {"changes": list(each.changes), "costs": list(each.costs)}
        listed.append({"name": each.name, **{key: held for key, held in lists.items() if held}})
    return {**said, "scenarios": listed} if listed else said


def as_yaml(said: Mapping[str, Any]) -> str:
    """A mapping as the text of a file; empty for nothing at all."""
    if not said:
        return ""
    return str(yaml.safe_dump(dict(said), sort_keys=False, allow_unicode=True, width=100))


def faults_in(said: Mapping[str, Any], today: date, area: Council | None) -> Sequence[Fault]:
    """What is wrong with scenarios for a forecast of that day."""
    return formed(said, today, area).faults if said else ()


def read_yaml(
    content: bytes, name: str, area: Council | None
) -> tuple[Mapping[str, Any], ScenarioFile]:
    """What a file says, and what it is understood to say. UnreadableError for one that is none."""
    said = scenarios_in(text_of(content, name, "YAML"), name)
    listed = said.get("scenarios")
    if isinstance(listed, list) and len(listed) > MOST:
        raise UnreadableError(f"{name} holds {len(listed)} scenarios. Give {MOST} or fewer.")
    for each in listed if isinstance(listed, list) else ():
        called = each.get("name") if isinstance(each, Mapping) else None
        if isinstance(called, str) and len(called) > LONGEST:
            raise UnreadableError(
                f"{name}: the name that begins {called[:30]!r} is too long. Write one of"
                f" {LONGEST} characters or fewer."
            )
    return said, formed(said, None, area)


def plainly(value: Any) -> Any:
    """What was read, without the lines it stood on, so that it can be kept."""
    if isinstance(value, Mapping):
        return {str(key): plainly(each) for key, each in value.items()}
    return [plainly(each) for each in value] if isinstance(value, list) else value
