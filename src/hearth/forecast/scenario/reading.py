"""A file of scenarios, read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hearth.errors import NotFoundError, UnreadableError
from hearth.forecast.scenario.forming import formed
from hearth.forecast.scenario.model import ScenarioFile
from hearth.sources.text import to_utf8
from hearth.sources.yaml_text import BIGGEST, plain
from hearth.vocabulary import Council

__all__ = ["read_scenarios", "scenarios_in"]

BEGIN = (
    "Begin it with the line scenarios: and write below it a list, each with a name and its changes."
)


def read_scenarios(
    path: Path, today: date | None = None, council: Council | None = None
) -> ScenarioFile:
    """Read a file of scenarios as docs/scenarios.md says how to write it.

    Good scenarios are read although others are not; `faults` say what is wrong, and where. `today`
    is the day of the forecast: what begins before it is a fault. `council` is whose children are
    counted for the transfer scheme when the file gives no population. NotFoundError for no such
    file, UnreadableError, with the line, for one that is not YAML.
    """
    path = Path(path)
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}. Check its name and folder.")
    if path.stat().st_size > 4 * BIGGEST:
        raise UnreadableError(f"{path.name} is too large for a file of scenarios.")
    text = to_utf8(path.read_bytes()).data.decode("utf-8")
    return formed(scenarios_in(text, path.name), today, council)


def scenarios_in(text: str, name: str) -> Mapping[str, Any]:
    """What the text of a file of scenarios says, as plain mappings with their lines."""
    return plain(text, name, "scenarios", BEGIN)
