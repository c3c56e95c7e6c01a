"""The strategies of four councils, whose shapes are the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearth.pledge.reading import Read, read_strategy, strategy_from
from hearth.pledge.strategy import Strategy

SEEDS = Path(__file__).parent / "seeds"


@pytest.fixture(scope="session")
def seed() -> Callable[[str], Read]:
    """One of the seeds, read."""
    return lambda name: read_strategy(SEEDS / f"{name}.yaml")


@pytest.fixture(scope="session")
def lewisham(seed: Callable[[str], Read]) -> Strategy:
    """The parenting strategy of 2021."""
    return seed("lewisham-2021").strategy


@pytest.fixture
def said() -> Callable[[str], Read]:
    """What a text of YAML says."""
    return lambda text: strategy_from(text.encode(), "strategy.yaml")
