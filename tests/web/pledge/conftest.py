from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from hearth.pledge.reading import read_strategy, strategy_from
from hearth.vocabulary import council
from hearth_web import bridge
from hearth_web.pledge.actions import add_strategy
from hearth_web.pledge.models import Strategy
from hearth_web.ui.models import House

SEEDS = Path(__file__).parents[2] / "pledge" / "seeds"

SMALL = """
title: Our promise
from: April 2024
until: March 2027
plain-words: We look after you.
ambitions:
  - number: 1
    title: Home
    promises:
      - number: 1.1
        title: Staying in one place
        actions:
          - {number: 1.1.1, wording: Meet early, leads: [Fostering, Health], due: January 2025}
        evidence:
          - {kind: voice, words: I chose my room, source: Children in care council, public: yes}
          - {kind: story, words: Told in confidence}
champions:
  - {name: Cllr Vale, of: 1}
measures:
  - {number: 1, wording: Kin, tied-to: kinship-share, when-set: 12%, target: ">20%", bears-on: 1.1}
  - {number: 2, wording: Staying put, when-set: n.4, target: increase, bears-on: 1.1}
  - {number: 3, wording: Happier, target: TBC, owner: Head, confirm-by: May 2024}
"""


@pytest.fixture(autouse=True)
def nothing_held(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Each test reads for itself."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    bridge.forget()
    House.forget()
    yield
    bridge.forget()
    House.forget()


@pytest.fixture
def small() -> str:
    """The text of a small strategy."""
    return SMALL


@pytest.fixture
def promised(cast: Any) -> Strategy:
    """The small strategy, brought in."""
    tree = strategy_from(SMALL.encode(), "small.yaml").strategy
    return add_strategy(by=cast["head_of_service"], tree=tree)


@pytest.fixture
def seed() -> Callable[[str], Any]:
    """A council's strategy from the seeds of the pure tests."""
    return lambda name: read_strategy(SEEDS / f"{name}.yaml").strategy


@pytest.fixture
def chosen(db: None) -> None:
    """Somebody has chosen the council."""
    lewisham = council("Lewisham")
    House(code=lewisham.ons_code, name="Larkmoor", set_up_at=timezone.now()).save()
