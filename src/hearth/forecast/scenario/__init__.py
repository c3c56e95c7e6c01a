"""Scenarios in plain units: read from a file or a form, applied to a simulation, compared.

`read_scenarios(path, today=, council=)` reads a file (docs/scenarios.md says how it is written),
`changes_of(scenario, estimated, days)` makes of one scenario what `simulate` takes, and
`side_by_side(...)` runs the base and each scenario with the same seed. `unmet_sentences` says what
could not be done of what was asked.
"""

from hearth.forecast.scenario.applying import changes_of
from hearth.forecast.scenario.compare import Outcome, side_by_side, unmet_sentences
from hearth.forecast.scenario.forming import formed
from hearth.forecast.scenario.kinds import CHANGES, COSTS
from hearth.forecast.scenario.model import (
    Ask,
    Beds,
    Fault,
    Outlay,
    Rise,
    Scenario,
    ScenarioFile,
)
from hearth.forecast.scenario.reading import read_scenarios
from hearth.forecast.scenario.words import in_words

__all__ = [
    "CHANGES",
    "COSTS",
    "Ask",
    "Beds",
    "Fault",
    "Outcome",
    "Outlay",
    "Rise",
    "Scenario",
    "ScenarioFile",
    "changes_of",
    "formed",
    "in_words",
    "read_scenarios",
    "side_by_side",
    "unmet_sentences",
]
