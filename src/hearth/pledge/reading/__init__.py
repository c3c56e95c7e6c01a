"""Strategies read from a YAML file or a workbook; what is wrong is said, and the rest is kept."""

from hearth.pledge.reading.checking import action_faults, measure_faults, period_fault
from hearth.pledge.reading.files import Read, read_strategy, strategy_from
from hearth.pledge.reading.forming import parts_of

__all__ = [
    "Read",
    "action_faults",
    "measure_faults",
    "parts_of",
    "period_fault",
    "read_strategy",
    "strategy_from",
]
