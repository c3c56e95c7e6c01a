"""The invented council's strategies, as the files they would be brought by."""

from __future__ import annotations

from importlib.resources import files

from hearth.pledge.reading import strategy_from
from hearth.pledge.strategy import Strategy

__all__ = ["strategies"]

NAMES = ("strategy.yaml", "strategy-homes.yaml")


def strategies() -> tuple[Strategy, ...]:
    """The promise first, then the strategy that delivers one of its ambitions."""
    folder = files("hearth.demo") / "data"
    return tuple(strategy_from((folder / name).read_bytes(), name).strategy for name in NAMES)
